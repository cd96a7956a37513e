namespace Percolaw.Fitting;

/// <summary>A predicted loss.</summary>
/// <param name="Loss">By the law.</param>
/// <param name="Low">Lower end of the prediction interval; null without calibration.</param>
/// <param name="High">Upper end.</param>
/// <param name="Beyond">The scale over the largest one fitted: above 1 it is an extrapolation; null where no runs are known.</param>
public sealed record Prediction(double Loss, double? Low, double? High, double? Beyond);

/// <summary>Predicts losses at other scales, with calibrated intervals.</summary>
public sealed class Predictor
{
    /// <summary>Makes a predictor.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="resamples">Coefficients in fitted form of bootstrap resamples; may be empty.</param>
    /// <param name="backTest">Null where there is none: then there are no intervals.</param>
    public Predictor(LawFit fit, IReadOnlyList<double[]> resamples, BackTestResult? backTest) => throw new NotImplementedException();

    /// <summary>Predicts each row of a table, whose losses do not matter.</summary>
    public IReadOnlyList<Prediction> Predict(TrainingRuns rows) => throw new NotImplementedException();
}
