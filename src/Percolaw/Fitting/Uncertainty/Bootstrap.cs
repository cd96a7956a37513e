using MathNet.Numerics.Distributions;
using Percolaw.Numerics;
using Percolaw.Randomness;

namespace Percolaw.Fitting;

/// <summary>A law fitted again to many resamples of the runs.</summary>
/// <param name="Fit">The fit of all runs.</param>
/// <param name="Resamples">Coefficients in fitted form and the law's order, one array for each resample.</param>
/// <param name="Units">How many runs or groups of runs were drawn from.</param>
public sealed record BootstrapResult(LawFit Fit, IReadOnlyList<double[]> Resamples, int Units)
{
    private const double Upper = 0.975;

    /// <summary>
    /// The share of resamples beyond each end of a 95 % interval: 2.5 % for many units, less for few, because resamples of u
    /// units scatter too little by √((u-1)/u) and that is itself uncertain, as Student's t says (Hesterberg 2015, "What
    /// teachers should know about the bootstrap", Am. Stat. 69, 371).
    /// </summary>
    internal static double Tail(int units)
    {
        double freedom = Math.Max(1, units - 1);
        return Normal.CDF(0, 1, -Math.Sqrt(units / freedom) * StudentT.InvCDF(0, 1, freedom, Upper));
    }

    /// <summary>Coefficients with standard deviations and 95 % intervals from the quantiles of the resamples.</summary>
    public IReadOnlyList<IntervalEstimate> Coefficients =>
        [.. Fit.Law.Coefficients.Select((coefficient, i) => IntervalEstimate.OfResamples(
            coefficient.Name, Fit.Coefficients[i].Value, [.. Resamples.Select(resample => coefficient.FromFitted(resample[i]))], Tail(Units)))];

    /// <summary>The same for what follows from the coefficients.</summary>
    public IReadOnlyList<IntervalEstimate> Derived(IReadOnlyList<DerivedQuantity> quantities)
    {
        ArgumentNullException.ThrowIfNull(quantities);
        double[][] values = [.. Resamples.Select(resample => LawEvaluation.Values(Fit.Law, resample))];
        double[] fitted = LawEvaluation.Values(Fit.Law, Fit.Fitted);
        return [.. quantities.Select(quantity => IntervalEstimate.OfResamples(quantity.Name, quantity.Value(fitted), [.. values.Select(quantity.Value)], Tail(Units)))];
    }
}

/// <summary>
/// The bootstrap (Efron 1979): rows are drawn with replacement and the law is fitted again. Each resample descends from
/// the fit twice, straight and by way of the smoothed objective, which forgets where it came from; the lower end counts.
/// </summary>
public static class Bootstrap
{
    private const int ResamplesPerTask = 8;

    /// <summary>Fits resamples.</summary>
    /// <param name="fit">The fit of all runs.</param>
    /// <param name="resamples">At least 1.</param>
    /// <param name="seed">Of the draws; resample i depends on nothing but the seed and i.</param>
    /// <param name="byGroup">Whether groups of runs are drawn instead of single ones; the runs must have groups.</param>
    /// <param name="threads">At least 1.</param>
    /// <exception cref="PercolawException">Groups are wanted and there are none.</exception>
    public static BootstrapResult Run(LawFit fit, int resamples, ulong seed, bool byGroup = false, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (byGroup && fit.Runs.Groups is null)
            throw new PercolawException("the runs have no groups to draw; add a column for them or draw rows");
        double[][] results = Run(fit, (int)Guard.AtLeast(1, resamples), seed, StreamPurpose.FitBootstrap, 0, byGroup, threads);
        return new BootstrapResult(fit, results, Units(fit.Runs, byGroup).Length);
    }

    internal static double[][] Run(LawFit fit, int resamples, ulong seed, StreamPurpose purpose, uint subIndex, bool byGroup, int threads)
    {
        FitProblem problem = new(fit.Law, fit.Runs, fit.Options);
        Smoothing smoothing = new(fit.Options.Objective, fit.Runs);
        int[][] units = Units(fit.Runs, byGroup);
        double[] centre = problem.Reduce([.. fit.Fitted]);
        double[][] results = new double[resamples][];
        int tasks = (resamples + ResamplesPerTask - 1) / ResamplesPerTask;
        ParallelOptions options = new() { MaxDegreeOfParallelism = (int)Guard.AtLeast(1, threads), CancellationToken = fit.Options.Cancellation };
        Parallel.For(0, tasks, options, () => new Refit(problem, smoothing, centre), (task, _, refit) =>
        {
            for (int i = task * ResamplesPerTask; i < Math.Min(resamples, (task + 1) * ResamplesPerTask); i++)
            {
                RandomStream stream = new(seed, purpose, (ulong)i, subIndex);
                results[i] = refit.Of(ref stream, units);
            }
            return refit;
        }, _ => { });
        return results;
    }

    // The rows that are drawn together.
    private static int[][] Units(TrainingRuns runs, bool byGroup) => byGroup
        ? [.. Enumerable.Range(0, runs.Count).GroupBy(row => runs.Groups!.Value[row]).Select(group => group.ToArray())]
        : [.. Enumerable.Range(0, runs.Count).Select(row => new[] { row })];

    private sealed class Refit
    {
        private readonly FitProblem problem;
        private readonly Smoothing smoothing;
        private readonly double[] centre, weights, straight, around;
        private readonly Descent descent;

        public Refit(FitProblem problem, Smoothing smoothing, double[] centre)
        {
            (this.problem, this.smoothing, this.centre) = (problem, smoothing, centre);
            weights = new double[problem.Weights.Length];
            (straight, around) = (new double[centre.Length], new double[centre.Length]);
            descent = new Descent(problem);
        }

        public double[] Of(ref RandomStream stream, int[][] units)
        {
            Array.Clear(weights);
            for (int i = 0; i < units.Length; i++)
            {
                foreach (int row in units[stream.NextIndex(units.Length)]) weights[row] += problem.Weights[row];
            }
            centre.CopyTo(straight, 0);
            centre.CopyTo(around, 0);
            smoothing.Refit(descent, straight, weights);
            double value = descent.End.Value;
            smoothing.RefitWide(descent, around, weights);
            double[] all = new double[problem.Law.Coefficients.Count];
            problem.Expand(descent.End.Value < value ? around : straight, all);
            return all;
        }
    }
}
