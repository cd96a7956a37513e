using System.Text.Json.Nodes;

namespace Percolaw.Formats;

/// <summary>A type of value as people write it: read from text, written as text that reads back, and as JSON.</summary>
/// <param name="Expects">What is accepted, for messages: "a number above 0".</param>
/// <param name="Parse">Reads it; throws <see cref="PercolawException"/>.</param>
/// <param name="Format">Writes it so that <paramref name="Parse"/> gives the same value.</param>
/// <param name="ToJson">The value as JSON.</param>
/// <param name="Choices">The values to choose from where there are only a few; else empty.</param>
public sealed record ValueKind<T>(
    string Expects, Func<string, T> Parse, Func<T, string> Format, Func<T, JsonNode?> ToJson, IReadOnlyList<string> Choices);

/// <summary>The kinds of values that there are.</summary>
public static class ValueKinds
{
    /// <summary>A finite number within the bounds.</summary>
    public static ValueKind<double> Number(Interval bounds) => new(
        Words("a number", bounds), text => bounds.Check(Numbers.ParseNumber(text)), Numbers.Format, value => JsonValue.Create(value), []);

    /// <summary>A whole number of 64 bits within the bounds.</summary>
    public static ValueKind<long> WholeNumber(Interval bounds) => new(
        Words("a whole number", bounds), text => CheckWhole(Numbers.ParseInteger(text), bounds), Numbers.Format, value => JsonValue.Create(value), []);

    /// <summary>A whole number of 32 bits within the bounds.</summary>
    public static ValueKind<int> SmallWholeNumber(Interval bounds)
    {
        Interval both = bounds with { Minimum = Math.Max(bounds.Minimum, int.MinValue), Maximum = Math.Min(bounds.Maximum, int.MaxValue) };
        return new ValueKind<int>(
            Words("a whole number", bounds),
            text => (int)CheckWhole(Numbers.ParseInteger(text), both),
            value => Numbers.Format((long)value),
            value => JsonValue.Create(value),
            []);
    }

    /// <summary>True or false.</summary>
    public static ValueKind<bool> Flag() => new(
        "true or false", ParseFlag, value => value ? "true" : "false", value => JsonValue.Create(value), ["true", "false"]);

    /// <summary>One member of an enumeration, written in lower case with hyphens.</summary>
    public static ValueKind<T> Choice<T>()
        where T : struct, Enum
    {
        string[] names = [.. Enum.GetNames<T>().Select(Names.ToChoice)];
        T[] values = Enum.GetValues<T>();
        return new ValueKind<T>(
            "one of " + string.Join(", ", names),
            text => values[ParseChoice(text, names)],
            value => Names.ToChoice(value.ToString()),
            value => JsonValue.Create(Names.ToChoice(value.ToString())),
            names);
    }

    /// <summary>A list of numbers and ranges, each value within the bounds.</summary>
    public static ValueKind<IReadOnlyList<double>> NumberList(Interval bounds) => new(
        Words("a list of numbers such as 2,4,6 or 0.1..0.9:17, each", bounds),
        text => [.. Numbers.ParseNumbers(text).Select(bounds.Check)],
        Numbers.Format,
        values => JsonText.ToNode(values),
        []);

    /// <summary>A list of whole numbers and ranges, each value within the bounds.</summary>
    public static ValueKind<IReadOnlyList<long>> WholeNumberList(Interval bounds) => new(
        Words("a list of whole numbers such as 2,4,6 or 2..8, each", bounds),
        text => [.. Numbers.ParseIntegers(text).Select(value => CheckWhole(value, bounds))],
        Numbers.Format,
        values => JsonText.ToNode(values),
        []);

    /// <summary>One of the names.</summary>
    public static ValueKind<string> Word(IReadOnlyList<string> names) => new(
        "one of " + string.Join(", ", names),
        text => names[ParseChoice(text, [.. names])],
        chosen => chosen,
        chosen => JsonValue.Create(chosen),
        names);

    /// <summary>Some of the names, each at most once, in the order given.</summary>
    public static ValueKind<IReadOnlyList<string>> NameList(IReadOnlyList<string> names) => new(
        "names separated by commas, of " + string.Join(", ", names),
        text => ParseNames(text, [.. names]),
        chosen => string.Join(",", chosen),
        chosen => JsonText.ToNode(chosen),
        names);

    private static string[] ParseNames(string text, string[] names)
    {
        string[] chosen = [.. text.Split(',').Select(word => word.Trim())];
        if (Array.Find(chosen, word => !names.Contains(word)) is { } odd)
            throw new PercolawException($"'{odd}' is not one of {string.Join(", ", names)}{Suggestions.DidYouMean(odd, names)}");
        return chosen.Distinct().Count() == chosen.Length ? chosen : throw new PercolawException($"'{text}' has a name twice");
    }

    private static string Words(string what, Interval bounds)
    {
        string range = bounds.Describe();
        return range.Length == 0 ? what.Replace(", each", "", StringComparison.Ordinal) : $"{what} {range}";
    }

    private static long CheckWhole(long value, Interval bounds) => bounds.Contains(value)
        ? value
        : throw new PercolawException($"{Numbers.Format(value)} is out of range; it must be {bounds.Describe()}");

    private static bool ParseFlag(string text) => text.Trim() switch
    {
        "true" => true,
        "false" => false,
        _ => throw new PercolawException($"'{text}' is neither true nor false"),
    };

    private static int ParseChoice(string text, string[] names)
    {
        int index = Array.IndexOf(names, text.Trim().Replace('_', '-'));
        return index >= 0
            ? index
            : throw new PercolawException($"'{text}' is not one of {string.Join(", ", names)}{Suggestions.DidYouMean(text, names)}");
    }
}
