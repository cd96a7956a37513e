namespace Percolaw.Fitting;

/// <summary>A point of a profile: the smallest objective with a coefficient held at a value.</summary>
/// <param name="Value">The coefficient, in its own units.</param>
/// <param name="Deviance">Twice the fall of the log-likelihood from its maximum; 3.84 at the ends of a 95 % interval.</param>
public readonly record struct ProfilePoint(double Value, double Deviance);

/// <summary>The profile of one coefficient.</summary>
/// <param name="Name">The coefficient.</param>
/// <param name="Value">Of the fit.</param>
/// <param name="Low">Lower end of the 95 % interval; null if the profile does not rise far enough.</param>
/// <param name="High">Upper end.</param>
/// <param name="Points">Values ascending.</param>
public sealed record CoefficientProfile(string Name, double Value, double? Low, double? High, IReadOnlyList<ProfilePoint> Points);

/// <summary>Profile likelihood.</summary>
public static class ProfileLikelihood
{
    /// <summary>The profiles of all free coefficients.</summary>
    public static IReadOnlyList<CoefficientProfile> Of(LawFit fit, int threads = 1) => throw new NotImplementedException();
}
