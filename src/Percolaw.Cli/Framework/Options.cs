using System.CommandLine;
using System.CommandLine.Parsing;
using Percolaw.Formats;

namespace Percolaw.Cli.Framework;

/// <summary>
/// Makes options whose values follow the one grammar of numbers and whose errors are one line. An option without a
/// default gives null (or an empty list) where the user does not name it.
/// </summary>
internal static class Options
{
    public static Option<double> Number(string name, string description, double standard, Interval? bounds = null) =>
        Make(name, description, "NUMBER", ValueKinds.Number(bounds ?? Interval.Any), standard);

    public static Option<double?> OptionalNumber(string name, string description, Interval? bounds = null) =>
        MakeOptional(name, description, "NUMBER", ValueKinds.Number(bounds ?? Interval.Any));

    public static Option<long> WholeNumber(string name, string description, long standard, Interval? bounds = null) =>
        Make(name, description, "N", ValueKinds.WholeNumber(bounds ?? Interval.Any), standard);

    public static Option<long?> OptionalWholeNumber(string name, string description, Interval? bounds = null) =>
        MakeOptional(name, description, "N", ValueKinds.WholeNumber(bounds ?? Interval.Any));

    /// <summary>A list such as <c>2,4,6</c>, <c>2..8</c> or <c>0.1..0.9:17</c>; <paramref name="standard"/> is in the same grammar.</summary>
    public static Option<IReadOnlyList<double>> Numbers(string name, string description, string? standard, Interval? bounds = null) =>
        MakeList(name, description, ValueKinds.NumberList(bounds ?? Interval.Any), standard);

    /// <summary>A list such as <c>2,4,6</c> or <c>2..8</c>; <paramref name="standard"/> is in the same grammar.</summary>
    public static Option<IReadOnlyList<long>> WholeNumbers(string name, string description, string? standard, Interval? bounds = null) =>
        MakeList(name, description, ValueKinds.WholeNumberList(bounds ?? Interval.Any), standard);

    /// <summary>One member of an enumeration, in lower case with hyphens.</summary>
    public static Option<T> Choice<T>(string name, string description, T standard)
        where T : struct, Enum
    {
        ValueKind<T> kind = ValueKinds.Choice<T>();
        return Make(name, description, string.Join('|', kind.Choices), kind, standard);
    }

    /// <summary>One of the names.</summary>
    public static Option<string> Word(string name, string description, string standard, IReadOnlyList<string> names) =>
        Make(name, description, string.Join('|', names), ValueKinds.Word(names), standard);

    /// <summary>One of the names; null where the user does not name the option.</summary>
    public static Option<string?> OptionalWord(string name, string description, string helpName, IReadOnlyList<string> names) =>
        WithChoices(Optional(name, $"{description}: {string.Join(", ", names)}", helpName, ValueKinds.Word(names)), names);

    /// <summary>Some of the names, separated by commas; none where the user does not name the option.</summary>
    public static Option<IReadOnlyList<string>> Names(string name, string description, IReadOnlyList<string> names) =>
        MakeList(name, $"{description}: {string.Join(", ", names)}", ValueKinds.NameList(names), null);

    /// <summary>A value of any kind; null where the user does not name the option.</summary>
    public static Option<T?> Optional<T>(string name, string description, string helpName, ValueKind<T> kind)
        where T : class => new(name) { Description = description, HelpName = helpName, CustomParser = result => Parse(result, kind) };

    public static Option<bool> Flag(string name, string description, params string[] aliases) =>
        new(name, aliases) { Description = description };

    public static Option<string?> Path(string name, string description, string helpName = "PATH") =>
        new(name) { Description = description, HelpName = helpName, CustomParser = result => NotEmpty(result) };

    /// <summary>An option of any kind; its default stands in the description, where it reads as people write it.</summary>
    internal static Option<T> Make<T>(string name, string description, string helpName, ValueKind<T> kind, T standard)
    {
        DefaultedOption<T> option = new(name, standard)
        {
            Description = $"{description} [{kind.Format(standard)}]",
            HelpName = helpName,
            CustomParser = result => Parse(result, kind)!,
        };
        return WithChoices(option, kind.Choices);
    }

    internal static Option<T> WithChoices<T>(Option<T> option, IReadOnlyList<string> choices)
    {
        if (choices.Count == 0) return option;
        // The parser would offer an enumeration's own names beside them.
        option.CompletionSources.Clear();
        option.CompletionSources.Add([.. choices]);
        return option;
    }

    private static Option<T?> MakeOptional<T>(string name, string description, string helpName, ValueKind<T> kind)
        where T : struct => new(name) { Description = description, HelpName = helpName, CustomParser = result => Parse(result, kind) };

    private static Option<IReadOnlyList<T>> MakeList<T>(string name, string description, ValueKind<IReadOnlyList<T>> kind, string? standard) =>
        new DefaultedOption<IReadOnlyList<T>>(name, standard is null ? [] : kind.Parse(standard))
        {
            Description = standard is null ? description : $"{description} [{standard}]",
            HelpName = "LIST",
            CustomParser = result => Parse(result, kind)!,
        };

    private static T? Parse<T>(ArgumentResult result, ValueKind<T> kind)
    {
        try
        {
            return kind.Parse(result.Tokens[0].Value);
        }
        catch (PercolawException refused)
        {
            result.AddError($"{NameOf(result)}: {refused.Message}");
            return default;
        }
    }

    private static string? NotEmpty(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (text.Length == 0) result.AddError($"{NameOf(result)}: the path is empty");
        return text;
    }

    private static string NameOf(ArgumentResult result) =>
        result.Parent is OptionResult option ? option.Option.Name : result.Argument.Name;
}
