using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Percolaw.Fitting;

namespace Percolaw.Formats;

/// <summary>Training runs in a fit file: an array for each column.</summary>
internal static class RunsJson
{
    private const string LossName = "loss", WeightsName = "weight", ErrorsName = "standard_error", GroupsName = "group", LinesName = "line";

    public static JsonObject Write(TrainingRuns runs)
    {
        JsonSummary json = new();
        foreach (Scale scale in Enum.GetValues<Scale>())
        {
            bool given = scale != Scale.UniqueTokens || runs.UniqueTokens is not null;
            if (given && runs.Column(scale) is { } column) json.Add(FitFile.Word(scale), column);
        }
        json.Add(LossName, runs.Loss);
        if (runs.Weights is { } weights) json.Add(WeightsName, weights);
        if (runs.StandardErrors is { } errors) json.Add(ErrorsName, errors);
        if (runs.Groups is { } groups) json.Add(GroupsName, groups);
        if (runs.Lines is { } lines) json.Add(LinesName, lines);
        return json.ToJson();
    }

    /// <exception cref="PercolawException">Columns are missing, of different lengths, or hold what no run can have.</exception>
    public static TrainingRuns Read(JsonMembers json)
    {
        ImmutableArray<double> loss = [.. json.Array(LossName)];
        return new TrainingRuns(loss)
        {
            Parameters = Column(json, FitFile.Word(Scale.Parameters), loss.Length),
            Tokens = Column(json, FitFile.Word(Scale.Tokens), loss.Length),
            Flops = Column(json, FitFile.Word(Scale.Flops), loss.Length),
            UniqueTokens = Column(json, FitFile.Word(Scale.UniqueTokens), loss.Length),
            Weights = Column(json, WeightsName, loss.Length),
            StandardErrors = Column(json, ErrorsName, loss.Length),
            Groups = Integers(json, GroupsName, loss.Length),
            Lines = Integers(json, LinesName, loss.Length),
        };
    }

    private static ImmutableArray<double>? Column(JsonMembers json, string name, int count)
    {
        if (!json.Has(name)) return null;
        IReadOnlyList<double> column = json.Array(name);
        return column.Count == count ? [.. column] : throw json.Wrong(name, FormattableString.Invariant($"an array of {count} numbers, one for each loss"));
    }

    private static ImmutableArray<int>? Integers(JsonMembers json, string name, int count) => Column(json, name, count) is { } column
        ? [.. column.Select(value => value == (int)value ? (int)value : throw json.Wrong(name, "an array of whole numbers"))]
        : null;
}
