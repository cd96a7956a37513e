using Percolaw.Cli.Framework;
using Percolaw.Experiments;
using Percolaw.Figures.Paper;
using Percolaw.Fitting;
using Percolaw.Formats;
using Percolaw.Statistics;

namespace Percolaw.Cli.Commands.Reproduce;

/// <summary>The numbers of a run, for programs: <c>summary.json</c>.</summary>
internal static class PaperSummary
{
    public static JsonSummary Create(PaperResult paper)
    {
        ToyOutcome outcome = paper.Outcome;
        return new JsonSummary()
            .Add("program", "percolaw reproduce")
            .Add("version", VersionAction.Version)
            .Add("marker", paper.Marker)
            .Add("seed", outcome.Parameters.Seed)
            .Add("verdict", paper.Judgement.ToString().ToLowerInvariant())
            .Add("verdict_text", paper.Verdict)
            .Add("model_scaling", Curve(paper.ModelExponent, paper.Model))
            .Add("data_scaling", Curve(paper.DataExponent, paper.Data))
            .Add("optimal_learner", Optimal(outcome))
            .Add("allocation_scan", outcome.Scan is null ? null : Scan(outcome.Scan))
            .Add("clusters", Clusters(outcome))
            .Add("width_fit", Width())
            .Add("parameters", ToySettings.Configuration.ToJson(outcome.Parameters));
    }

    private static JsonSummary Curve(ExponentComparison comparison, Table curve) => new JsonSummary()
        .Add("exponent_published_estimate", comparison.Published is { } published ? Exponent(published) : null)
        .Add("exponent_all_sites", Exponent(comparison.AllSites))
        .Add("exponent_theory_same_window", comparison.Theory.Exponent)
        .Add("exponent_exact_sum_same_window", comparison.Exact.Exponent)
        .Add("exponent_drawn_clusters_same_window", comparison.Drawn.Exponent)
        .Add("exponent_asymptotic", comparison.Asymptotic)
        .Add("published_minus_theory_in_standard_errors", comparison.Published is { } estimate ? comparison.Errors(estimate) : null)
        .Add("all_sites_minus_theory_in_standard_errors", comparison.Errors(comparison.AllSites))
        .Add("exponent_agreement", Names.ToChoice(comparison.Agreement.ToString()))
        .Add("level_log_ratio", comparison.Level)
        .Add("level_log_ratio_standard_error", comparison.LevelError)
        .Add("level_agreement", Names.ToChoice(comparison.LevelAgreement.ToString()))
        .Add("deviation_from_theory", Deviation(curve, "theory", comparison.AllSites.From))
        .Add("deviation_from_exact_sum", Deviation(curve, "theory_exact", comparison.AllSites.From))
        .Add("deviation_from_drawn_clusters", Deviation(curve, "theory_drawn_clusters", comparison.AllSites.From));

    private static JsonSummary Exponent(FittedExponent fit) => new JsonSummary()
        .Add("value", fit.Exponent).Add("standard_error", fit.StandardError).Add("n_from", fit.From).Add("n_to", fit.To);

    /// <summary>How far the medians lie from a curve: ln measured - ln predicted.</summary>
    private static JsonSummary Deviation(Table curve, string theory, double from)
    {
        int scale = curve.IndexOf("n"), measured = curve.IndexOf("all_sites_median"), predicted = curve.IndexOf(theory);
        double[] all = [.. curve.Rows.Select(row => Math.Log((double)row[measured]! / (double)row[predicted]!))];
        double[] window = [.. all.Where((_, i) => (double)curve.Rows[i][scale]! >= from)];
        return new JsonSummary()
            .Add("mean_log_ratio_in_window", window.Average())
            .Add("root_mean_square_log_ratio_in_window", RootMeanSquare(window))
            .Add("root_mean_square_log_ratio", RootMeanSquare(all))
            .Add("largest_log_ratio", all.MaxBy(Math.Abs));
    }

    private static double RootMeanSquare(double[] values) => Math.Sqrt(values.Average(value => value * value));

    private static JsonSummary Optimal(ToyOutcome outcome)
    {
        (double from, double to) = outcome.Parameters.FitWindow;
        return new JsonSummary()
            .Add("model_exponent", Exponent(outcome.Model.Optimal.Fit(from, to)))
            .Add("model_exponent_nearest_neighbour_same_scales", Exponent(outcome.Model.Nearest.Fit(from, to)))
            .Add("data_exponent", Exponent(outcome.Data.Optimal.Fit(from, to)))
            .Add("data_exponent_nearest_neighbour_same_scales", Exponent(outcome.Data.Nearest.Fit(from, to)))
            .Add("scales", outcome.Model.Optimal.Scales.ToArray())
            .Add("nearest_over_optimal_model", outcome.Model.NearestOverOptimal)
            .Add("nearest_over_optimal_data", outcome.Data.NearestOverOptimal);
    }

    private static JsonSummary Scan(ToyScanOutcome scan) => new JsonSummary()
        .Add("theory_b", scan.TheoryPair.Exponent)
        .Add("theory_k_br", scan.TheoryPair.BreakRank)
        .Add("theory_loss", scan.TheoryLoss)
        .Add("optimal_end_k_br", scan.OptimalEndPair.BreakRank)
        .Add("optimal_end_loss", scan.OptimalEndLoss)
        .Add("excess_over_optimal_end", scan.ExcessOverOptimalEnd)
        .Add("excess_over_optimal_end_standard_error", scan.ExcessOverOptimalEndError)
        .Add("minimum_b", scan.Pairs[scan.MinimumIndex].Exponent)
        .Add("minimum_k_br", scan.Pairs[scan.MinimumIndex].BreakRank)
        .Add("minimum_loss", scan.AllSitesLosses[scan.MinimumIndex])
        .Add("excess_of_theory", scan.Excess)
        .Add("noise_of_one_loss", scan.Noise)
        .Add("caution", "the smallest of many noisy losses is low by chance: the excess is an upper estimate");

    private static JsonSummary Clusters(ToyOutcome outcome) => new JsonSummary()
        .Add("seeds", outcome.Seeds.Count)
        .Add("kept_per_seed", outcome.Parameters.Clusters)
        .Add("attempts", outcome.Seeds.Sum(seed => (long)seed.Survey.Attempts))
        .Add("too_large", outcome.Seeds.Sum(seed => (long)seed.Survey.TooLarge))
        .Add("sites_kept", outcome.Seeds.Sum(seed => seed.Survey.Sites))
        .Add("largest", outcome.Seeds.Max(seed => seed.Survey.Clusters[0].Size))
        .Add("median_scale_factor", Quantiles.Median([.. outcome.Seeds.SelectMany(seed => seed.ScaleFactors)]))
        .Add("clipped_training_fractions_model", Enumerable.Range(0, outcome.Parameters.ScaleValues).Sum(outcome.Model.Clipped))
        .Add("clipped_training_fractions_data", Enumerable.Range(0, outcome.Parameters.ScaleValues).Sum(outcome.Data.Clipped));

    private static JsonSummary Width()
    {
        PowerFit published = WidthFit.Published(), logarithmic = WidthFit.OnLogarithms();
        return new JsonSummary()
            .Add("constant", published.Constant).Add("constant_standard_error", published.ConstantError)
            .Add("index", published.Index).Add("index_standard_error", published.IndexError)
            .Add("logarithmic_constant", logarithmic.Constant).Add("logarithmic_index", logarithmic.Index);
    }
}
