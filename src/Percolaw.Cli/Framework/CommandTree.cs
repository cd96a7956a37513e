using System.CommandLine;
using System.CommandLine.Help;

namespace Percolaw.Cli.Framework;

/// <summary>Builds the tree of commands that the parser works with.</summary>
internal static class CommandTree
{
    private const string Description =
        "Percolaw: a laboratory for neural scaling laws, why loss falls as a power of size and data";

    /// <summary>
    /// The root with all commands. Only those that occur among the arguments get their options: making all of them
    /// would cost every start some milliseconds. Completion may need any, and gets them all.
    /// </summary>
    public static RootCommand Make(IReadOnlyList<CommandEntry> commands, IReadOnlyList<string> arguments)
    {
        RootCommand root = new(Description);
        CommonOptions.AddGlobal(root);
        bool all = arguments.Count > 0 && arguments[0].StartsWith('[');
        foreach (CommandEntry entry in commands)
        {
            bool wanted = all || arguments.Contains(entry.Name);
            root.Add(wanted ? ProgramNode.Make(entry.Make()) : new Command(entry.Name, entry.Description));
        }
        foreach (Option option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Action = new HelpWithExample((HelpAction)help.Action!);
                // Slashes begin paths here, not options.
                help.Aliases.Remove("/?");
                help.Aliases.Remove("/h");
            }
            if (option is VersionOption version) version.Action = new VersionAction();
        }
        return root;
    }
}
