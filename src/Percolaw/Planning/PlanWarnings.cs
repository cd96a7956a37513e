using System.Collections.Immutable;
using System.Globalization;
using Percolaw.Fitting;

namespace Percolaw.Planning;

/// <summary>What a reader of a plan has to know.</summary>
internal static class PlanWarnings
{
    /// <summary>How many times beyond the runs is worth a warning.</summary>
    public const double Far = 10;

    private const double LargestDeparture = 1.05;
    private const double LargestLoss = 0.025;

    /// <summary>How many times a plan lies beyond the runs; null without runs.</summary>
    public static double? Beyond(TrainingRuns runs, Allocation plan)
    {
        if (runs.Count == 0 || runs.Parameters is not { } parameters || runs.Tokens is not { } tokens) return null;
        double flops = parameters.Zip(tokens, ComputeCosts.Training).Max();
        double[] ratios =
        [
            plan.Parameters / parameters.Max(), parameters.Min() / plan.Parameters,
            plan.Tokens / tokens.Max(), tokens.Min() / plan.Tokens, plan.Flops / flops,
        ];
        double[] each = [.. tokens.Zip(parameters, (data, size) => data / size)];
        return Math.Max(ratios.Max(), Math.Max(plan.TokensPerParameter / each.Max(), each.Min() / plan.TokensPerParameter));
    }

    /// <summary>All of them.</summary>
    /// <param name="fit">The fit as it was made.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="best">The plan.</param>
    /// <param name="lost">Resamples that reach nothing.</param>
    /// <param name="resamples">All resamples.</param>
    public static IEnumerable<string> Of(LawFit fit, PlanRequest request, Allocation best, int lost, int resamples)
    {
        if (Beyond(fit.Runs, best) is > Far and { } beyond)
            yield return FarOut(beyond, "that were fitted");
        bool isFitted = fit.Law is DataLimitedLaw && fit.Runs.Count > 0;
        if (request.UniqueTokens is not null)
            yield return isFitted ? "RD and RN, what repeated tokens are worth, are barely identifiable from most runs: look at their intervals in the fit" : PublishedRepetition.Caution;
        if (best.Tokens > 4 * request.UniqueTokens)
            yield return Text($"every token is seen {best.Tokens / request.UniqueTokens:G3} times: up to some 4 times repeated tokens are worth nearly as much as new ones, at the 16th time a third, and beyond some 40 nothing (Muennighoff et al. 2023)");
        if (request is { Flops: { } budget, InferenceTokens: > 0 } && best.Flops > 1.01 * budget)
            yield return Text($"the training takes {best.Flops / budget:G3} times the FLOPs named: these say which loss is wanted, at the smallest cost over the lifetime; --lifetime-flops is a budget for both");
        if (resamples > 0 && lost > LargestLoss * resamples)
            yield return Text($"{100.0 * lost / resamples:0} % of the resamples cannot reach this at any cost: intervals have no upper end");
        if (Departure(fit.Runs) is { } ratio && (ratio > LargestDeparture || ratio < 1 / LargestDeparture))
            yield return Text($"the runs' FLOPs are {ratio:G3} times 6 N D in the middle: plans count 6 N D, so budgets of yours are to be divided by that");
    }

    /// <summary>Says how far out a plan is.</summary>
    public static string FarOut(double beyond, string whose) => Text($"this plan lies {beyond:G3} times beyond the runs {whose}: breaks out there are in no interval");

    // The middle of C / 6ND.
    private static double? Departure(TrainingRuns runs)
    {
        if (runs.Count == 0 || runs.Flops is not { } flops || runs.Parameters is not { } parameters || runs.Tokens is not { } tokens) return null;
        ImmutableArray<double> ratios = [.. flops.Select((value, i) => value / ComputeCosts.Training(parameters[i], tokens[i])).Order()];
        return ratios[ratios.Length / 2];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
