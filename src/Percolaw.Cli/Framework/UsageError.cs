using System.CommandLine;
using System.CommandLine.Parsing;
using Percolaw.Formats;

namespace Percolaw.Cli.Framework;

/// <summary>Says in one line what is wrong with a command line; the parser's own first message misleads where a command is unknown.</summary>
internal static class UsageError
{
    public static UsageException From(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string? unmatched = OptionAsArgument(parsed) ?? (parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null);
        string reason = unmatched is not null
            ? Unmatched(unmatched, parsed.CommandResult)
            : parsed.Errors.Count > 0 && command.Subcommands.Count == 0 ? Known(parsed.Errors[0].Message) : Incomplete(command);
        return new UsageException($"{reason} (see '{PathOf(parsed.CommandResult)} --help')");
    }

    /// <summary>An unknown option that the parser took for an argument, as it does where the command has one to spare; null for none.</summary>
    public static string? OptionAsArgument(ParseResult parsed) => parsed.CommandResult.Children.OfType<ArgumentResult>()
        .SelectMany(argument => argument.Tokens).Select(token => token.Value).FirstOrDefault(value => value.StartsWith("--", StringComparison.Ordinal));

    /// <summary>A command that only has others below it.</summary>
    private static string Incomplete(Command command) =>
        $"'{command.Name}' needs one of: {string.Join(", ", command.Subcommands.Select(sub => sub.Name))}";

    private static string Unmatched(string token, CommandResult at)
    {
        if (token.StartsWith('-'))
        {
            string name = token.Split('=')[0];
            return $"unknown option '{name}'" + Suggestions.DidYouMean(name, OptionsOf(at));
        }
        Command command = at.Command;
        if (command.Subcommands.Count == 0) return $"unexpected argument '{token}'";
        string[] names = [.. command.Subcommands.Select(sub => sub.Name)];
        return $"unknown command '{token}'" + Suggestions.DidYouMean(token, names);
    }

    /// <summary>A message of the parser, whose lists come with line ends and tabs.</summary>
    private static string Known(string message) =>
        string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');

    private static IEnumerable<string> OptionsOf(CommandResult at)
    {
        IEnumerable<string> own = at.Command.Options.Select(option => option.Name);
        return at.Parent is CommandResult parent
            ? own.Concat(parent.Command.Options.Where(option => option.Recursive).Select(option => option.Name)).Concat(OptionsOf(parent))
            : own;
    }

    private static string PathOf(CommandResult at) =>
        at.Parent is CommandResult parent ? $"{PathOf(parent)} {at.Command.Name}" : "percolaw";
}
