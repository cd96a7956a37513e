using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>The terms of a scaling form at a point, each of which has an amplitude in front.</summary>
/// <param name="point">The index of the point.</param>
/// <param name="scale">Its scale.</param>
/// <param name="exponents">The exponents that are fitted.</param>
/// <param name="terms">Receives the terms.</param>
public delegate void ScalingTerms(int point, double scale, ReadOnlySpan<double> exponents, Span<double> terms);

/// <summary>
/// A sum of amplitudes times terms that depend on the scale and on a few exponents: linear in the amplitudes, not in the
/// exponents.
/// </summary>
/// <param name="Name">What is fitted, in a formula for people.</param>
/// <param name="TermCount">The number of amplitudes, at least 1.</param>
/// <param name="Exponents">Where each exponent is searched.</param>
/// <param name="Terms">The terms.</param>
public sealed record ScalingForm(string Name, int TermCount, IReadOnlyList<(double Low, double High)> Exponents, ScalingTerms Terms)
{
    /// <summary>A constant with a correction of unknown exponent, y = a + b x^-δ.</summary>
    public static ScalingForm Limit(double least, double most) => new(
        "a + b x^-delta", 2, [(least, most)], (_, scale, exponents, terms) => (terms[0], terms[1]) = (1, Math.Pow(scale, -exponents[0])));

    /// <summary>A constant with a correction of known exponent, y = a + b x^-ω; only a constant where there is none.</summary>
    public static ScalingForm LimitWith(double? correction) => correction is { } omega
        ? new ScalingForm(FormattableString.Invariant($"a + b x^-{omega:0.###}"), 2, [], (_, scale, _, terms) => (terms[0], terms[1]) = (1, Math.Pow(scale, -omega)))
        : new ScalingForm("a", 1, [], (_, _, _, terms) => terms[0] = 1);

    /// <summary>A power of the scale with a correction of known exponent, y = x^k (a + b x^-ω); a pure power where there is none.</summary>
    /// <param name="least">The least k.</param>
    /// <param name="most">The largest k.</param>
    /// <param name="correction">ω, above 0.</param>
    public static ScalingForm Power(double least, double most, double? correction)
    {
        if (correction is not { } omega)
            return new ScalingForm("a x^k", 1, [(least, most)], (_, scale, exponents, terms) => terms[0] = Math.Pow(scale, exponents[0]));
        Guard.Positive(omega, nameof(correction));
        return new ScalingForm(FormattableString.Invariant($"x^k (a + b x^-{omega:0.###})"), 2, [(least, most)], (_, scale, exponents, terms) =>
            (terms[0], terms[1]) = (Math.Pow(scale, exponents[0]), Math.Pow(scale, exponents[0] - omega)));
    }
}
