using System.Text.Json;
using System.Text.Json.Nodes;
using Percolaw.Formats;
using Percolaw.Percolation;

namespace Percolaw.Cli.Commands.Theory;

/// <summary>Measured τ and D, read from what <c>estimate exponents</c> wrote: JSON, or a run folder with its summary.json.</summary>
internal static class MeasuredFile
{
    private const string Tau = "tau", Fractal = "fractal_dimension";

    /// <summary>The critical exponents of each dimension in the file, in ascending order; ν is the published one.</summary>
    /// <exception cref="PercolawException">The file cannot be read, or lacks τ or D of a dimension.</exception>
    public static IReadOnlyList<CriticalExponents> Read(string path)
    {
        string file = Directory.Exists(path) ? Path.Combine(path, "summary.json") : path;
        Row[] rows = [.. Rows(Parse(file), file)];
        int[] dimensions = [.. rows.Select(row => row.Dimension).Distinct().Order()];
        if (dimensions.Length == 0)
            throw new PercolawException($"{file} has no estimates of {Tau} and {Fractal}; make it with percolaw estimate exponents --format json");
        return [.. dimensions.Select(dimension => Combine(dimension, Find(rows, dimension, Tau, file), Find(rows, dimension, Fractal, file)))];
    }

    /// <summary>Measured values in place of the published ones.</summary>
    public static CriticalExponents Combine(int dimension, PublishedValue tau, PublishedValue fractal) =>
        CriticalExponents.Of(dimension, ExponentEdition.Later) with { FisherExponent = tau, FractalDimension = fractal };

    private static JsonNode Parse(string file)
    {
        string text = FileFailure.Guard("read", file, () => File.ReadAllText(file));
        try
        {
            return JsonNode.Parse(text) ?? throw new PercolawException($"{file} has no estimates");
        }
        catch (JsonException refused)
        {
            throw new PercolawException($"{file} is not JSON, at line {refused.LineNumber + 1}; make it with percolaw estimate exponents --format json", refused);
        }
    }

    private static IEnumerable<Row> Rows(JsonNode root, string file)
    {
        JsonNode? estimates = root is JsonObject json ? json["estimates"] : root;
        foreach (JsonNode? entry in estimates as JsonArray ?? [])
        {
            if (entry is not JsonObject row || Text(row, "name") is not (Tau or Fractal)) continue;
            double? dimension = Number(row, "dimension"), value = Number(row, "value"), error = Number(row, "standard_error");
            if (dimension is not (>= 2 and <= 64) || value is not { } measured || error is not > 0)
                throw new PercolawException($"{file}: an estimate of {Text(row, "name")} lacks dimension, value or standard_error");
            yield return new Row((int)dimension.Value, Text(row, "name")!, Text(row, "kind") ?? "", measured, error.Value);
        }
    }

    private static PublishedValue Find(Row[] rows, int dimension, string name, string file)
    {
        Row[] found = [.. rows.Where(row => row.Dimension == dimension && row.Name == name)];
        if (found.Length != 1)
            throw new PercolawException($"{file} has {found.Length} estimates of {name} for d = {dimension}; one is needed");
        if (name == Tau && found[0].Value is not (> 2 and < 3))
            throw new PercolawException($"{file}: tau of d = {dimension} is {Numbers.Format(found[0].Value)}; the theory needs it between 2 and 3");
        return new PublishedValue(found[0].Value, found[0].Error, $"measured, {found[0].Kind}s");
    }

    private static string? Text(JsonObject row, string name) => row[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static double? Number(JsonObject row, string name) => row[name] is JsonValue value && value.TryGetValue(out double number) ? number : null;

    private sealed record Row(int Dimension, string Name, string Kind, double Value, double Error);
}
