using Percolaw.Percolation;

namespace Percolaw.Experiments;

/// <summary>Published exponents by the names of the estimates.</summary>
internal static class PublishedExponents
{
    /// <summary>The value, with the error that follows from those of ν and D; null for an unknown name.</summary>
    public static PublishedValue? Of(int dimension, string name)
    {
        CriticalExponents critical = CriticalExponents.Of(dimension, ExponentEdition.Later);
        (PublishedValue tau, PublishedValue fractal, PublishedValue nu) = (critical.FisherExponent, critical.FractalDimension, critical.CorrelationLengthExponent);
        double? slopeError = nu.StandardError / (nu.Value * nu.Value);
        return name switch
        {
            "tau" => tau,
            "fractal_dimension" => fractal,
            "d_min" => ShortestPathExponents.Of(dimension),
            "beta_over_nu" => new PublishedValue(dimension - fractal.Value, fractal.StandardError, "d - D; D: " + fractal.Source),
            "gamma_over_nu" => new PublishedValue((2 * fractal.Value) - dimension, 2 * fractal.StandardError, "2D - d; D: " + fractal.Source),
            "one_over_nu" => new PublishedValue(1 / nu.Value, slopeError, nu.Source),
            "sigma" => new PublishedValue(
                critical.CutOffExponent, CutOffError(critical.CutOffExponent, nu, fractal), "1/(nu D): " + nu.Source),
            _ => null,
        };
    }

    private static double? CutOffError(double value, PublishedValue nu, PublishedValue fractal) =>
        nu.StandardError is { } first && fractal.StandardError is { } second
            ? value * Math.Sqrt(Math.Pow(first / nu.Value, 2) + Math.Pow(second / fractal.Value, 2))
            : null;
}
