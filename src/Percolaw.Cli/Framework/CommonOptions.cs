using System.CommandLine;
using Percolaw.Formats;

namespace Percolaw.Cli.Framework;

/// <summary>
/// The options that mean the same in every command. A command adds those that it has; <see cref="Invocation"/> reads
/// them. <c>--quiet</c> and <c>--verbose</c> are there without.
/// </summary>
internal static class CommonOptions
{
    public const string FormatName = "--format";
    public const string TableName = "--table";
    public const string SeedName = "--seed";
    public const string ThreadsName = "--threads";
    public const string OutName = "--out";
    public const string ForceName = "--force";
    public const string QuietName = "--quiet";
    public const string VerboseName = "--verbose";
    public const string ReportName = "--report";

    /// <summary><c>--format</c>, and <c>--table</c> where there are several tables to choose from.</summary>
    public static void AddOutput(this Command command, params string[] tables)
    {
        command.Add(Options.Choice(FormatName, "how results are written", OutputFormat.Table));
        if (tables.Length < 2) return;
        Option<string?> table = new(TableName) { Description = $"write this table only: {string.Join(", ", tables)}", HelpName = "NAME" };
        table.CompletionSources.Add(tables);
        table.Validators.Add(result =>
        {
            string? name = result.Tokens.Count > 0 ? result.Tokens[0].Value : null;
            if (name is null || tables.Contains(name)) return;
            result.AddError($"{TableName}: '{name}' is not one of {string.Join(", ", tables)}{Suggestions.DidYouMean(name, tables)}");
        });
        command.Add(table);
    }

    /// <summary><c>--seed</c>.</summary>
    public static void AddSeed(this Command command) =>
        command.Add(Options.WholeNumber(SeedName, "the seed of all random numbers", 0, Interval.AtLeast(0)));

    /// <summary><c>--threads</c>.</summary>
    public static void AddThreads(this Command command) =>
        command.Add(Options.OptionalWholeNumber(ThreadsName, "the most threads to use [the cores available]", Interval.Between(1, 4096)));

    /// <summary><c>--out</c> for a folder or a file.</summary>
    public static void AddOut(this Command command, string description) => command.Add(Options.Path(OutName, description));

    /// <summary><c>--force</c>.</summary>
    public static void AddForce(this Command command, string description) => command.Add(Options.Flag(ForceName, description));

    /// <summary><c>--report</c>.</summary>
    public static void AddReport(this Command command) =>
        command.Add(Options.Path(ReportName, "write an HTML report with the figures", "FILE.html"));

    /// <summary><c>--quiet</c> and <c>--verbose</c>, for every command.</summary>
    public static void AddGlobal(RootCommand root)
    {
        root.Add(new Option<bool>(QuietName, "-q") { Description = "no progress and no notes", Recursive = true });
        root.Add(new Option<bool>(VerboseName, "-v") { Description = "after an error, also where it comes from", Recursive = true });
    }
}
