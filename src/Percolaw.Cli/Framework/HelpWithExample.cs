using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Percolaw.Cli.Framework;

/// <summary>The parser's own help, and below it the command's worked example.</summary>
internal sealed class HelpWithExample(HelpAction help) : SynchronousCommandLineAction
{
    private const string RootExample = """
        percolaw COMMAND --help     every command ends its help with a worked example
        percolaw completion bash    how to complete commands and options with the tab key
        """;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        string example = parseResult.CommandResult.Command is ProgramNode node ? node.Program.Example : RootExample;
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.Write("Example:\n");
        foreach (string line in example.TrimEnd().ReplaceLineEndings("\n").Split('\n'))
            output.Write(line.Length == 0 ? "\n" : $"  {line}\n");
        return ExitCode.Done;
    }
}
