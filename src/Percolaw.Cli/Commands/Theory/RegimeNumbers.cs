using Percolaw.Formats;
using Percolaw.Percolation;
using Percolaw.Theory;

namespace Percolaw.Cli.Commands.Theory;

/// <summary>A statement about the regime as names and values.</summary>
internal static class RegimeNumbers
{
    /// <summary>The quantities that have a meaning here, for people.</summary>
    public static Table ForPeople(RegimeStatement statement)
    {
        Table table = new("regime", "quantity", "value");
        foreach ((string name, object? value) in All(statement).Where(pair => pair.Value is double or long or int))
            table.Add(name, value);
        return table;
    }

    /// <summary>The quantities that have a meaning here, as one JSON object.</summary>
    public static JsonSummary Summary(RegimeStatement statement)
    {
        JsonSummary summary = new();
        foreach ((string name, object? value) in All(statement).Where(pair => pair.Value is not null)) summary.Add(name, value);
        return summary;
    }

    /// <summary>All quantities, one row: columns that do not depend on the regime.</summary>
    public static Table Row(RegimeStatement statement)
    {
        (string Name, object? Value)[] all = [.. All(statement)];
        return new Table("regime", [.. all.Select(pair => pair.Name)]).Add([.. all.Select(pair => pair.Value)]);
    }

    private static IEnumerable<(string Name, object? Value)> All(RegimeStatement statement)
    {
        ExponentRow row = statement.Exponents;
        double? threshold = HypercubicThresholds.Of(PercolationKind.Site, row.Critical.Dimension)?.Value;
        yield return ("phase", Names.ToChoice(statement.Phase.ToString()));
        yield return ("dimension", row.Critical.Dimension);
        yield return ("c", row.ApproximationExponent);
        yield return ("p_over_pc", statement.OccupationRatio);
        yield return ("p_c", threshold);
        yield return ("p", threshold * statement.OccupationRatio);
        yield return ("alpha", row.Critical.QuantaExponent);
        yield return ("a", row.Critical.DataExponent);
        yield return ("c_over_d", row.ClusterExponent);
        yield return ("model_exponent", statement.ModelExponent);
        yield return ("data_exponent", statement.DataExponent);
        yield return ("coarse_exponent", statement.CoarseExponent);
        // At p_c the cut-off is infinite: it does not exist.
        yield return ("cut_off", statement.CutOff is { } cutOff && double.IsFinite(cutOff) ? cutOff : null);
        yield return ("cut_off_over_amplitude", statement.CutOffOverAmplitude);
        yield return ("correlation_length_over_amplitude", statement.CorrelationLengthOverAmplitude);
        yield return ("crossover_rank", statement.CrossoverRank);
        yield return ("sentence", statement.Sentence);
    }
}
