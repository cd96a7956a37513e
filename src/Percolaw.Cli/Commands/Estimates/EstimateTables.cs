using Percolaw.Experiments;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Estimates;

/// <summary>Estimates as flat tables.</summary>
internal static class EstimateTables
{
    /// <summary>The table <c>estimates</c>, a row for each.</summary>
    public static Table Estimates(IEnumerable<LatticeEstimate> estimates)
    {
        Table table = new("estimates",
            "dimension", "kind", "name", "value", "standard_error", "statistical_error", "systematic_error",
            "published", "published_standard_error", "source", "difference_in_standard_errors",
            "method", "range_low", "range_high", "chi_squared", "degrees_of_freedom", "p_value", "accepted");
        foreach ((int dimension, var kind, CriticalEstimate of) in estimates)
        {
            table.Add(
                dimension, Names.ToChoice(kind.ToString()), of.Name, of.Value, of.StandardError, of.StatisticalError, of.SystematicError,
                of.Published?.Value, of.Published?.StandardError, of.Published?.Source, of.Difference,
                of.Method, of.RangeLow, of.RangeHigh, of.ChiSquare?.Value, of.ChiSquare?.DegreesOfFreedom, of.PValue, of.Accepted);
        }
        return table;
    }

    /// <summary>The table <c>size_laws</c>: laws fitted to the same sizes as that behind τ.</summary>
    public static Table SizeLaws(IEnumerable<(int Dimension, FisherExponent Sizes)> all)
    {
        Table table = new("size_laws", "dimension", "law", "parameters", "log_likelihood_ratio", "vuong", "p_value");
        foreach ((int dimension, FisherExponent sizes) in all)
        {
            table.Add(dimension, sizes.Best.Law.Name, Parameters(sizes.Best), null, null, null);
            foreach (LawComparison other in sizes.Compare())
            {
                table.Add(
                    dimension, other.Fit.Law.Name, Parameters(other.Fit), other.Comparison.LogRatio, other.Comparison.Normalised, other.Comparison.PValue);
            }
        }
        return table;
    }

    private static string Parameters(Statistics.SizeFit fit) => string.Join(", ", fit.Law.Parameters.Select((name, i) =>
        $"{name} = {Framework.MeasuredText.Of(fit.Values[i], fit.Error(i))}"));
}
