using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>The terms of a scaling form at a point, each of which has an amplitude in front.</summary>
/// <param name="point">The index of the point.</param>
/// <param name="scale">Its scale.</param>
/// <param name="exponents">The exponents that are fitted.</param>
/// <param name="terms">Receives the terms.</param>
public delegate void ScalingTerms(int point, double scale, ReadOnlySpan<double> exponents, Span<double> terms);

/// <summary>Where an exponent, or another number that enters not linearly, is searched.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The largest.</param>
/// <param name="Prior">
/// One standard error with which the number is known beforehand to be 0; null where nothing is known. It counts as one more
/// point of the fit.
/// </param>
public readonly record struct SearchRange(double Low, double High, double? Prior = null);

/// <summary>
/// A sum of amplitudes times terms that depend on the scale and on a few exponents: linear in the amplitudes, not in the
/// exponents.
/// </summary>
/// <param name="Name">What is fitted, in a formula for people.</param>
/// <param name="TermCount">The number of amplitudes, at least 1.</param>
/// <param name="Exponents">Where each exponent is searched.</param>
/// <param name="Terms">The terms.</param>
public sealed record ScalingForm(string Name, int TermCount, IReadOnlyList<SearchRange> Exponents, ScalingTerms Terms)
{
    /// <summary>A constant with a correction of unknown exponent, y = a + b x^-δ.</summary>
    public static ScalingForm Limit(double least, double most) => new(
        "a + b x^-delta", 2, [new(least, most)], (_, scale, exponents, terms) => (terms[0], terms[1]) = (1, Math.Pow(scale, -exponents[0])));

    /// <summary>A constant with a correction of known exponent, y = a + b x^-ω; only a constant where there is none.</summary>
    public static ScalingForm LimitWith(double? correction) => correction is { } omega
        ? new ScalingForm(FormattableString.Invariant($"a + b x^-{omega:0.###}"), 2, [], (_, scale, _, terms) => (terms[0], terms[1]) = (1, Math.Pow(scale, -omega)))
        : new ScalingForm("a", 1, [], (_, _, _, terms) => terms[0] = 1);

    /// <summary>
    /// A power of the scale with a correction of known exponent, y = a x^k (1 + c x^-ω). Where the data do not tell c, it is
    /// taken as 0 with a standard error of 1 or so: amplitudes of corrections are of order 1, and what one of them could do to k
    /// is then in the error of k. Without it, k could become k + ω, with the correction for the leading term.
    /// </summary>
    /// <param name="least">The least k.</param>
    /// <param name="most">The largest k.</param>
    /// <param name="correction">ω, above 0.</param>
    /// <param name="amplitude">The standard error of c beforehand, above 0.</param>
    public static ScalingForm Power(double least, double most, double correction, double amplitude = 1)
    {
        Guard.Positive(correction);
        Guard.Positive(amplitude);
        return new ScalingForm(
            FormattableString.Invariant($"a x^k (1 + c x^-{correction:0.###})"), 1, [new(least, most), new(-3 * amplitude, 3 * amplitude, amplitude)],
            (_, scale, exponents, terms) => terms[0] = Math.Pow(scale, exponents[0]) * (1 + (exponents[1] * Math.Pow(scale, -correction))));
    }
}
