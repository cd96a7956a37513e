namespace Percolaw.Fitting;

/// <summary>A run predicted from the smaller runs.</summary>
/// <param name="Row">Its index in the table.</param>
/// <param name="CutOff">The largest scale trained on.</param>
/// <param name="Distance">ln of the run's scale over the largest trained on, above 0.</param>
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
/// <param name="NominalCoverage">What an interval should hold, such as 0.95.</param>
/// <param name="NoiseBelow">Half-width of the residual noise below the law.</param>
/// <param name="NoiseAbove">The same above.</param>
/// <param name="Growth">Half-width of the model error for each unit of ln scale beyond the largest run.</param>
/// <param name="TestedDistance">The largest ln scale beyond the training runs that was tested.</param>
public sealed record Calibration(double NominalCoverage, double NoiseBelow, double NoiseAbove, double Growth, double TestedDistance)
{
    // Nearer than a factor of 1.5 the noise decides, not the model.
    private static readonly double Nearest = Math.Log(1.5);

    /// <summary>The half-widths at a distance, in ln loss.</summary>
    /// <param name="coefficients">Half-widths from the coefficients' uncertainty, below and above.</param>
    /// <param name="distance">ln of the scale over the largest fitted.</param>
    public (double Below, double Above) HalfWidths((double Below, double Above) coefficients, double distance)
    {
        double model = Growth * EffectiveDistance(distance);
        return (Root(coefficients.Below, NoiseBelow, model), Root(coefficients.Above, NoiseAbove, model));
    }

    internal static double EffectiveDistance(double distance) => distance <= 0 ? 0 : Math.Max(distance, Nearest);

    private static double Root(double first, double second, double third) => Math.Sqrt((first * first) + (second * second) + (third * third));
}

/// <summary>What a back-test measured.</summary>
/// <param name="Axis">The scale along which runs are small or large.</param>
/// <param name="Points">All predictions, by cut-off.</param>
/// <param name="Calibration">From all cut-offs, for predictions beyond all runs.</param>
/// <param name="MeasuredCoverage">The share of points held, each cut-off's intervals calibrated on the others; null if there were too few cut-offs.</param>
/// <param name="NaiveCoverage">The share that the coefficients' uncertainty alone would have held.</param>
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

    /// <summary>The largest number of cut-offs.</summary>
    public int CutOffs { get; init; } = 8;

    /// <summary>Bootstrap resamples of each refit.</summary>
    public int Resamples { get; init; } = 200;

    /// <summary>Of the resamples.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether groups are drawn where the runs have them, else single runs; predictions have to be made with the same.</summary>
    public bool ByGroup { get; init; } = true;

    /// <summary>Along which runs are small or large; null: FLOPs if the runs have them or 6ND, else the law's first scale.</summary>
    public Scale? Axis { get; init; }
}
