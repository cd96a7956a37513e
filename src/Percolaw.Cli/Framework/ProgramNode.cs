using System.CommandLine;

namespace Percolaw.Cli.Framework;

/// <summary>A command in the tree of the parser, with what runs it.</summary>
internal sealed class ProgramNode : Command
{
    private ProgramNode(IProgramCommand program)
        : base(program.Name, program.Description) => Program = program;

    public IProgramCommand Program { get; }

    /// <summary>The whole command with its options, and those below it.</summary>
    public static ProgramNode Make(IProgramCommand program)
    {
        ProgramNode node = new(program);
        foreach (IProgramCommand sub in program.Subcommands) node.Add(Make(sub));
        program.Declare(node);
        return node;
    }
}
