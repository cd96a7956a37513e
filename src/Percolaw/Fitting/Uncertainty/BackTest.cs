namespace Percolaw.Fitting;

/// <summary>A run predicted from the smaller runs.</summary>
/// <param name="Row">Its index in the table.</param>
/// <param name="CutOff">The largest scale trained on.</param>
/// <param name="Distance">ln of the run's scale over the largest trained on.</param>
/// <param name="Loss">Measured.</param>
/// <param name="Predicted">By the law.</param>
/// <param name="Low">Lower end of the interval, calibrated on the other cut-offs.</param>
/// <param name="High">Upper end.</param>
public sealed record BackTestPoint(int Row, double CutOff, double Distance, double Loss, double Predicted, double Low, double High)
{
    /// <summary>Whether the interval holds the measured loss.</summary>
    public bool IsCovered => Loss >= Low && Loss <= High;
}

/// <summary>How wide prediction intervals have to be, in ln loss.</summary>
/// <param name="NominalCoverage">What an interval should cover, such as 0.95.</param>
/// <param name="Noise">Half-width of the residual noise: below the law, and above it.</param>
/// <param name="Growth">Half-width of the model error for each unit of ln scale beyond the largest run, below and above.</param>
public sealed record Calibration(double NominalCoverage, (double Below, double Above) Noise, (double Below, double Above) Growth);

/// <summary>What a back-test measured.</summary>
/// <param name="Axis">The scale along which runs are small or large.</param>
/// <param name="Points">All predictions, by cut-off.</param>
/// <param name="Calibration">From all cut-offs, for predictions beyond all runs.</param>
/// <param name="MeasuredCoverage">The share of points covered, each cut-off's intervals calibrated on the others; null if there were too few.</param>
/// <param name="NaiveCoverage">The share that coefficient uncertainty alone would have covered.</param>
/// <param name="Warnings">One line each.</param>
public sealed record BackTestResult(
    Scale Axis,
    IReadOnlyList<BackTestPoint> Points,
    Calibration Calibration,
    double? MeasuredCoverage,
    double? NaiveCoverage,
    IReadOnlyList<string> Warnings);

/// <summary>How a back-test is run.</summary>
public sealed record BackTestOptions
{
    /// <summary>The share of runs that intervals should hold.</summary>
    public double NominalCoverage { get; init; } = 0.95;

    /// <summary>The number of cut-offs.</summary>
    public int CutOffs { get; init; } = 8;

    /// <summary>Bootstrap resamples of each refit.</summary>
    public int Resamples { get; init; } = 200;

    /// <summary>Of the resamples.</summary>
    public ulong Seed { get; init; }

    /// <summary>Along which runs are small or large; null: FLOPs if the runs have them, else the law's first scale.</summary>
    public Scale? Axis { get; init; }
}

/// <summary>Refits on the smaller runs and predicts the larger ones.</summary>
public static class BackTest
{
    /// <summary>Runs the back-test.</summary>
    /// <exception cref="PercolawException">There are too few runs to hold any out.</exception>
    public static BackTestResult Run(IScalingLaw law, TrainingRuns runs, FitOptions options, BackTestOptions backTest) => throw new NotImplementedException();
}
