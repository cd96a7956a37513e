namespace Percolaw.Fitting;

/// <summary>A predicted loss.</summary>
/// <param name="Loss">By the law.</param>
/// <param name="Low">Lower end of the prediction interval; null without a back-test.</param>
/// <param name="High">Upper end.</param>
/// <param name="Beyond">How many times the scales lie beyond those fitted, in the scale where it is most: above 1 it is an extrapolation; null without a back-test.</param>
public sealed record Prediction(double Loss, double? Low, double? High, double? Beyond);

/// <summary>Predicts losses at other scales, with the intervals that a back-test calibrated.</summary>
public sealed class Predictor
{
    private readonly LawFit fit;
    private readonly IReadOnlyList<double[]> resamples;
    private readonly BackTestResult? backTest;

    /// <summary>Makes a predictor.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="resamples">Coefficients in fitted form of bootstrap resamples; with none, their uncertainty counts as 0.</param>
    /// <param name="backTest">Null where there is none: then there are no intervals.</param>
    public Predictor(LawFit fit, IReadOnlyList<double[]> resamples, BackTestResult? backTest)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(resamples);
        (this.fit, this.resamples, this.backTest) = (fit, resamples, backTest);
    }

    /// <summary>Predicts each row of a table, whose losses do not matter.</summary>
    /// <exception cref="PercolawException">The rows lack a scale of the law or of the back-test.</exception>
    public IReadOnlyList<Prediction> Predict(TrainingRuns rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0) return [];
        LogColumns columns = LogColumns.Of(fit.Law, rows);
        double[] predicted = LawEvaluation.LogLosses(fit.Law, [.. fit.Fitted], columns);
        if (backTest is null || fit.Runs.Count == 0) return [.. predicted.Select(loss => new Prediction(Math.Exp(loss), null, null, null))];
        (double Below, double Above)[] spread = HeldOut.Spread(fit.Law, resamples, columns, predicted, backTest.Calibration.NominalCoverage);
        double[] distance = Distances(rows, backTest.Axis);
        return
        [
            .. predicted.Select((loss, i) =>
            {
                (double below, double above) = backTest.Calibration.HalfWidths(spread[i], distance[i]);
                return new Prediction(Math.Exp(loss), Math.Exp(loss - below), Math.Exp(loss + above), Math.Exp(distance[i]));
            }),
        ];
    }

    /// <summary>
    /// ln of how far each row lies beyond the runs, along the back-test's axis or in the law's scale in which it lies farthest:
    /// beyond the largest run, or below the smallest.
    /// </summary>
    private double[] Distances(TrainingRuns rows, Scale axis)
    {
        double largest = BackTestAxis.Logarithms(fit.Runs, axis).Max();
        double[] distances = [.. BackTestAxis.Logarithms(rows, axis).Select(position => position - largest)];
        foreach (Scale scale in fit.Law.Scales)
        {
            double[] known = BackTestAxis.Logarithms(fit.Runs, scale), wanted = BackTestAxis.Logarithms(rows, scale);
            (double low, double high) = (known.Min(), known.Max());
            for (int i = 0; i < distances.Length; i++)
            {
                double outside = Math.Max(wanted[i] - high, low - wanted[i]);
                if (outside > 0) distances[i] = Math.Max(distances[i], outside);
            }
        }
        return distances;
    }
}
