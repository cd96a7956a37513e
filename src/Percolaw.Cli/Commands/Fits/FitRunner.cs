using Percolaw.Cli.Framework;
using Percolaw.Fitting;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Fits;

/// <summary>A fit with its errors and its back-test.</summary>
/// <param name="Resamples">Bootstrap resamples; 0 for errors from the covariance.</param>
/// <param name="ByGroup">Whether groups are resampled, not rows, for errors and for predictions.</param>
/// <param name="WithBackTest">Whether larger runs are predicted from smaller ones.</param>
/// <param name="Budgets">FLOPs at which optimal allocations are derived.</param>
internal sealed record FitRunner(int Resamples, bool ByGroup, bool WithBackTest, IReadOnlyList<double> Budgets)
{
    public FitRecord Run(IScalingLaw law, TrainingRuns runs, FitOptions options, RunOrigin origin, Invocation invocation)
    {
        FitRecord record = Estimate(law, runs, options, origin, invocation);
        // A profile is some dozens of fits for each coefficient.
        return IsCostly(law) || !record.Fit.Trusted ? record : record with { Profiles = ProfileLikelihood.Of(record.Fit, invocation.Threads) };
    }

    private FitRecord Estimate(IScalingLaw law, TrainingRuns runs, FitOptions options, RunOrigin origin, Invocation invocation)
    {
        LawFit fit = LawFitter.Fit(law, runs, options);
        DerivedQuantity[] quantities = [.. law.Derived, .. Budgets.SelectMany(At(law))];
        BackTestResult? backTest = WithBackTest ? Test(law, runs, options, invocation) : null;
        // The back-test's intervals hold the coefficients' uncertainty by resampling: predictions must too, or they claim its coverage without it.
        int resamples = Resamples > 0 ? Resamples : backTest is null ? 0 : BackTestOptions(law, invocation.Seed).Resamples;
        BootstrapResult? bootstrap = resamples > 0 ? Bootstrap.Run(fit, resamples, invocation.Seed, ByGroup, invocation.Threads) : null;
        CovarianceEstimate? covariance = Resamples > 0 ? null : CovarianceEstimate.Of(fit);
        return new FitRecord(
            fit,
            covariance?.Coefficients ?? bootstrap!.Coefficients,
            covariance?.Derived(quantities) ?? bootstrap!.Derived(quantities),
            covariance is null ? UncertaintySource.Bootstrap : UncertaintySource.Covariance,
            bootstrap?.Resamples ?? [],
            backTest,
            origin,
            invocation.Seed)
        {
            ResampledUnits = bootstrap?.Units,
        };
    }

    // Each loss is a numerical solution.
    private static bool IsCostly(IScalingLaw law) => law is PercolationLaw;

    /// <summary>How a law is back-tested: with fewer resamples where they are costly.</summary>
    public static BackTestOptions BackTestOptions(IScalingLaw law, ulong seed)
    {
        BackTestOptions options = new() { Seed = seed };
        return IsCostly(law) ? options with { CutOffs = 4, Resamples = 20 } : options;
    }

    /// <summary>Says where a back-test does not use all runs.</summary>
    public static void SayThinned(TrainingRuns runs, Invocation invocation)
    {
        if (runs.Count > BackTest.MostRuns) invocation.Note(FormattableString.Invariant($"the back-test uses {BackTest.MostRuns} of the {runs.Count} runs, evenly taken"));
    }

    // With one budget the names stay as they are; with several each gets its budget behind.
    private Func<double, IEnumerable<DerivedQuantity>> At(IScalingLaw law) => budget => law.DerivedAt(budget)
        .Select(quantity => Budgets.Count == 1 ? quantity : quantity with { Name = $"{quantity.Name}_at_{Numbers.Format(budget)}" });

    private BackTestResult? Test(IScalingLaw law, TrainingRuns runs, FitOptions options, Invocation invocation)
    {
        SayThinned(runs, invocation);
        try
        {
            return BackTest.Run(law, runs, options, BackTestOptions(law, invocation.Seed) with { ByGroup = ByGroup });
        }
        catch (PercolawException few)
        {
            invocation.Note($"no back-test: {few.Message}");
            return null;
        }
    }
}
