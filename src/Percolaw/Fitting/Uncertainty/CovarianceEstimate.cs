namespace Percolaw.Fitting;

/// <summary>The covariance of a fit's coefficients by the sandwich formula.</summary>
/// <param name="Fit">The fit.</param>
/// <param name="Covariance">Of the free coefficients in fitted form, in order; null where the runs do not determine them.</param>
public sealed record CovarianceEstimate(LawFit Fit, double[,]? Covariance)
{
    /// <summary>Coefficients with standard errors and 95 % intervals, these made in fitted form.</summary>
    public IReadOnlyList<IntervalEstimate> Coefficients => throw new NotImplementedException();

    /// <summary>The same for what follows from the coefficients.</summary>
    public IReadOnlyList<IntervalEstimate> Derived(IReadOnlyList<DerivedQuantity> quantities) => throw new NotImplementedException();

    /// <summary>Estimates the covariance.</summary>
    public static CovarianceEstimate Of(LawFit fit) => throw new NotImplementedException();
}
