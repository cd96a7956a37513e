using Percolaw.Randomness;
using Percolaw.Statistics;

namespace Percolaw.Fitting;

/// <summary>A run above a cut-off, predicted from those below it.</summary>
internal sealed record HeldOut(
    int Row, double CutOff, double Distance, double LogLoss, double LogPredicted, (double Below, double Above) Coefficients, Calibration Calibration)
{
    /// <summary>The growth of the model error for which the interval just holds the loss.</summary>
    public double NeededGrowth
    {
        get
        {
            double deviation = LogLoss - LogPredicted;
            (double below, double above) = (Calibration with { Growth = 0 }).HalfWidths(Coefficients, Distance);
            double known = deviation > 0 ? above : below;
            return Math.Sqrt(Math.Max(0, (deviation * deviation) - (known * known))) / Calibration.EffectiveDistance(Distance);
        }
    }

    /// <summary>Whether the coefficients' uncertainty alone holds the loss.</summary>
    public bool IsHeldByCoefficients => LogLoss >= LogPredicted - Coefficients.Below && LogLoss <= LogPredicted + Coefficients.Above;

    /// <summary>The point with its interval.</summary>
    public BackTestPoint With(double growth)
    {
        (double below, double above) = (Calibration with { Growth = growth }).HalfWidths(Coefficients, Distance);
        return new BackTestPoint(
            Row, Math.Exp(CutOff), Distance, Math.Exp(LogLoss), Math.Exp(LogPredicted), Math.Exp(LogPredicted - below), Math.Exp(LogPredicted + above));
    }

    /// <summary>Fits the runs below a cut-off and predicts those above it.</summary>
    public static HeldOut[] Predict(
        IScalingLaw law, TrainingRuns runs, FitOptions options, BackTestOptions backTest, double[] position, BackTestSplit split, int index, FarRuns far)
    {
        double cutOff = split.CutOffs[index];
        int[] smaller = split.Smaller(cutOff), larger = split.Larger(cutOff);
        LawFit fit = LawFitter.Fit(law, runs.Subset(smaller), options);
        double[][] resamples = Bootstrap.Run(
            fit, backTest.Resamples, backTest.Seed, StreamPurpose.BackTestBootstrap, (uint)index, backTest.ByGroup && fit.Runs.HasGroups, options.Threads);
        LogColumns columns = LogColumns.Of(law, runs.Subset(larger));
        double[] predicted = LawEvaluation.LogLosses(law, [.. fit.Fitted], columns);
        (double Below, double Above)[] spread = Spread(law, resamples, columns, predicted, backTest.NominalCoverage);
        (double below, double above) = Noise(fit, backTest.NominalCoverage, row => far.IsSetAside(smaller[row]));
        Calibration calibration = new(backTest.NominalCoverage, below, above, 0, 0);
        return [.. larger.Select((row, i) => new HeldOut(row, cutOff, position[row] - cutOff, Math.Log(runs.Loss[row]), predicted[i], spread[i], calibration))];
    }

    /// <summary>How far the resamples' predictions reach below and above the fit's, in ln loss.</summary>
    public static (double Below, double Above)[] Spread(
        IScalingLaw law, IReadOnlyList<double[]> resamples, LogColumns columns, double[] predicted, double nominal)
    {
        if (resamples.Count == 0) return new (double, double)[predicted.Length];
        double[][] losses = [.. resamples.Select(resample => LawEvaluation.LogLosses(law, resample, columns))];
        return
        [
            .. predicted.Select((centre, i) =>
            {
                double[] sorted = [.. losses.Select(loss => loss[i]).Where(double.IsFinite).Order()];
                if (sorted.Length == 0) return (0.0, 0.0);
                double low = Quantiles.OfSorted(sorted, (1 - nominal) / 2), high = Quantiles.OfSorted(sorted, (1 + nominal) / 2);
                return (Math.Max(0, centre - low), Math.Max(0, high - centre));
            }),
        ];
    }

    /// <summary>How far residuals reach below and above the law, with what the fit took off them given back.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="nominal">The share to be held.</param>
    /// <param name="isSetAside">Whether a run does not count, by its index.</param>
    public static (double Below, double Above) Noise(LawFit fit, double nominal, Func<int, bool> isSetAside)
    {
        double[] sorted = [.. fit.Residuals.Where((_, row) => !isSetAside(row)).Order()];
        double freedom = Math.Sqrt(sorted.Length / Math.Max(1.0, sorted.Length - fit.FreeCount));
        double low = Quantiles.OfSorted(sorted, (1 - nominal) / 2), high = Quantiles.OfSorted(sorted, (1 + nominal) / 2);
        return (Math.Max(0, -low) * freedom, Math.Max(0, high) * freedom);
    }
}
