namespace Percolaw.Fitting;

/// <summary>An estimate with its error.</summary>
/// <param name="Name">A coefficient's or derived quantity's name.</param>
/// <param name="Value">Of the fit itself.</param>
/// <param name="StandardError">One standard error; null if it does not exist.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
public sealed record IntervalEstimate(string Name, double Value, double? StandardError, double? Low, double? High);

/// <summary>A law fitted again to many resamples of the runs.</summary>
/// <param name="Fit">The fit of all runs.</param>
/// <param name="Resamples">Coefficients in fitted form, one array for each resample.</param>
public sealed record BootstrapResult(LawFit Fit, IReadOnlyList<double[]> Resamples)
{
    /// <summary>Coefficients with standard deviations and 2.5 … 97.5 % quantiles of the resamples.</summary>
    public IReadOnlyList<IntervalEstimate> Coefficients => throw new NotImplementedException();

    /// <summary>The same for what follows from the coefficients.</summary>
    public IReadOnlyList<IntervalEstimate> Derived(IReadOnlyList<DerivedQuantity> quantities) => throw new NotImplementedException();
}

/// <summary>The bootstrap (Efron 1979).</summary>
public static class Bootstrap
{
    /// <summary>Fits resamples of the rows, or of the groups where <paramref name="byGroup"/>.</summary>
    public static BootstrapResult Run(LawFit fit, int resamples, ulong seed, bool byGroup = false, int threads = 1) => throw new NotImplementedException();
}
