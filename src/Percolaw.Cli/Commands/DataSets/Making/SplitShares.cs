using System.Text.Json.Nodes;
using Percolaw.Data;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>The parts that rows are divided into, such as <c>train=0.8,valid=0.1,test=0.1</c>.</summary>
internal sealed class SplitShares
{
    private const double Tolerance = 1e-9;

    private SplitShares(IReadOnlyList<string> names, IReadOnlyList<double> shares) => (Names, Shares) = (names, shares);

    /// <summary>The parts' names, in the order of their numbers in the column.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The share of each part; together 1.</summary>
    public IReadOnlyList<double> Shares { get; }

    /// <summary>How people write it.</summary>
    public static ValueKind<SplitShares> Kind { get; } = new(
        "parts and their shares such as train=0.8,valid=0.1,test=0.1", Parse, split => split.ToString(), split => split.ToJson(), []);

    /// <summary>The split of these names and shares.</summary>
    /// <exception cref="PercolawException">They are none.</exception>
    public static SplitShares Of(IReadOnlyList<KeyValuePair<string, double>> parts)
    {
        string[] names = [.. parts.Select(part => part.Key)];
        double[] shares = [.. parts.Select(part => part.Value)];
        if (names.Length is 0 or > byte.MaxValue) throw new PercolawException($"a split has 1 to {byte.MaxValue} parts, not {names.Length}");
        if (Array.Find(names, name => !Formats.Names.IsSnakeCase(name)) is { } odd)
            throw new PercolawException($"'{odd}' cannot be a part's name: use lower-case letters, digits and _");
        if (names.Distinct().Count() < names.Length) throw new PercolawException("two parts have the same name");
        if (!shares.All(share => share > 0)) throw new PercolawException("every part needs a share above 0");
        double sum = shares.Sum();
        if (Math.Abs(sum - 1) > Tolerance) throw new PercolawException($"the shares add up to {Numbers.Format(Math.Round(sum, 9))}; they must add up to 1");
        return new SplitShares(names, shares);
    }

    /// <summary>The column of the parts' numbers.</summary>
    public DataSplit Column(long rowCount, ulong seed) => new(rowCount, Shares, seed);

    public JsonObject ToJson() => new(Names.Zip(Shares, (name, share) => KeyValuePair.Create(name, (JsonNode?)JsonValue.Create(share))));

    public override string ToString() => string.Join(",", Names.Zip(Shares, (name, share) => $"{name}={Numbers.Format(share)}"));

    private static SplitShares Parse(string text) => Of([.. text.Split(',').Select(ParsePart)]);

    private static KeyValuePair<string, double> ParsePart(string text)
    {
        string[] sides = text.Split('=', 2);
        return sides.Length == 2
            ? KeyValuePair.Create(sides[0].Trim(), Numbers.ParseNumber(sides[1].Trim()))
            : throw new PercolawException($"'{text}' is not a part and its share such as train=0.8");
    }
}
