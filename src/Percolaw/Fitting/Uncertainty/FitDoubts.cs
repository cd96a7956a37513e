using System.Globalization;

namespace Percolaw.Fitting;

/// <summary>Reasons not to trust a fit that its optimum alone does not show; one line each.</summary>
public static class FitDoubts
{
    // An interval of a coefficient above 0 that is wider says nothing.
    private const double WidestRatio = 1e4;

    /// <summary>The reasons.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="coefficients">Its coefficients with their errors.</param>
    public static IReadOnlyList<string> Of(LawFit fit, IReadOnlyList<IntervalEstimate> coefficients)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(coefficients);
        if (!fit.Trusted || fit.Runs.Count == 0) return [];
        return [.. Undetermined(fit, coefficients), .. RisingScales(fit), .. ResidualTrends.Of(fit)];
    }

    private static IEnumerable<string> Undetermined(LawFit fit, IReadOnlyList<IntervalEstimate> coefficients)
    {
        string[] free = [.. fit.Coefficients.Where(coefficient => coefficient.IsFree).Select(coefficient => coefficient.Name)];
        IntervalEstimate[] wanted = [.. coefficients.Where(estimate => free.Contains(estimate.Name))];
        if (wanted.Any(estimate => estimate.StandardError is null)) yield return NoErrors(fit);
        string[] wide = [.. wanted.Where(estimate => estimate is { Low: > 0, High: not null } && estimate.High / estimate.Low > WidestRatio).Select(estimate => estimate.Name)];
        if (wide.Length > 0) yield return $"the runs hardly determine {string.Join(", ", wide)}: its interval spans more than a factor of {WidestRatio:0}";
    }

    private static string NoErrors(LawFit fit)
    {
        int groups = fit.Runs.Groups?.Distinct().Count() ?? int.MaxValue;
        return groups <= fit.FreeCount
            ? string.Create(CultureInfo.InvariantCulture, $"the runs form {groups} groups, too few for the errors of {fit.FreeCount} coefficients; leave the groups out if runs of one group share no error")
            : "the runs do not determine the coefficients, or one run or group alone does: they have no errors";
    }

    private static IEnumerable<string> RisingScales(LawFit fit)
    {
        double[] losses = Ranks([.. fit.Runs.Loss]);
        foreach (Scale scale in fit.Law.Scales.Where(scale => scale != Scale.UniqueTokens))
        {
            double[] ranks = Ranks([.. fit.Runs.Column(scale)!.Value]);
            if (fit.Runs.Count >= 4 && Correlation(ranks, losses) > 0.5) yield return $"the loss does not fall with {ScalingLaws.Word(scale)}, it rises";
        }
    }

    private static double Correlation(double[] first, double[] second)
    {
        double value = MathNet.Numerics.Statistics.Correlation.Pearson(first, second);
        return double.IsNaN(value) ? 0 : value;
    }

    private static double[] Ranks(double[] values) =>
        MathNet.Numerics.Statistics.Statistics.Ranks(values, MathNet.Numerics.Statistics.RankDefinition.Average);
}
