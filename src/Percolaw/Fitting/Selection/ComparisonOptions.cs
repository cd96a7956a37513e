namespace Percolaw.Fitting;

/// <summary>How laws are compared.</summary>
public sealed record ComparisonOptions
{
    /// <summary>How every law is fitted.</summary>
    public FitOptions Fit { get; init; } = new();

    /// <summary>The largest number of internal cut-offs, at least 1.</summary>
    public int CutOffs { get; init; } = 8;

    /// <summary>How many times beyond the runs it is fitted to a law is judged, at cut-offs and by the choice; above 1.</summary>
    public double Horizon { get; init; } = 2;
}
