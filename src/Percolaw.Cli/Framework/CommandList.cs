using Percolaw.Cli.Commands;

namespace Percolaw.Cli.Framework;

/// <summary>All commands of the program, in the order of the help. A new one is one line here.</summary>
internal static class CommandList
{
    public static IReadOnlyList<CommandEntry> All { get; } =
    [
        new("completion", CompletionCommand.Summary, () => new CompletionCommand()),
    ];
}
