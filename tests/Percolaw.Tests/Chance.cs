using MathNet.Numerics.Distributions;

namespace Percolaw.Tests;

/// <summary>
/// Statistical tests. Seeds are fixed, so a test that passes keeps passing; every call states the probability with which
/// right code would have failed it for some other seed.
/// </summary>
internal static class Chance
{
    /// <summary>The false-alarm probability of each call: some hundred calls together stay near one in a hundred.</summary>
    public const double FalseAlarm = 1e-4;

    private const double FewestExpected = 10;

    /// <summary>
    /// Pearson's chi-square of counts against probabilities, which need not add up to 1: what is missing is one more bin.
    /// Neighbouring bins are merged until 10 are expected in each. False-alarm probability 1e-4.
    /// </summary>
    public static void ShouldFollow(this IReadOnlyList<long> counts, IReadOnlyList<double> probabilities, long draws, string what = "")
    {
        List<(double Observed, double Expected)> bins = Merge(counts, probabilities, draws);
        bins.Count.ShouldBeGreaterThan(1, "a chi-square of one bin can never fail");
        double chiSquare = bins.Sum(bin => Math.Pow(bin.Observed - bin.Expected, 2) / bin.Expected);
        double chance = 1 - ChiSquared.CDF(bins.Count - 1, chiSquare);
        chance.ShouldBeGreaterThan(FalseAlarm, FormattableString.Invariant($"{what}: chi-square {chiSquare:G6} with {bins.Count - 1} degrees of freedom"));
    }

    /// <summary>The same for bins of equal probability that cover everything.</summary>
    public static void ShouldBeEven(this IReadOnlyList<long> counts, string what = "") =>
        counts.ShouldFollow([.. Enumerable.Repeat(1.0 / counts.Count, counts.Count)], counts.Sum(), what);

    /// <summary>
    /// A number that is normal with mean <paramref name="expected"/> and this standard error. False-alarm probability
    /// 1e-4, or 1e-4 for all of <paramref name="comparisons"/> together.
    /// </summary>
    public static void ShouldBeWithin(this double actual, double expected, double standardError, int comparisons = 1, string what = "")
    {
        double limit = -Normal.InvCDF(0, 1, FalseAlarm / 2 / comparisons);
        double deviation = (actual - expected) / standardError;
        Math.Abs(deviation).ShouldBeLessThan(limit, FormattableString.Invariant($"{what}: {actual:G9} is {deviation:F2} standard errors from {expected:G9}"));
    }

    /// <summary>The mean of a sample against its expectation, by the sample's own standard error. False-alarm probability 1e-4.</summary>
    public static void ShouldHaveMean(this IReadOnlyCollection<double> sample, double expected, string what = "")
    {
        double mean = sample.Average();
        double variance = sample.Sum(value => (value - mean) * (value - mean)) / (sample.Count - 1);
        mean.ShouldBeWithin(expected, Math.Sqrt(variance / sample.Count), 1, what);
    }

    /// <summary>
    /// Independent counts, each binomial with its own probability: the sum of the squared deviations in standard errors
    /// against chi-square. Some ten counts and ten misses should be expected in each. False-alarm probability 1e-4.
    /// </summary>
    public static void ShouldBeBinomial(this IReadOnlyCollection<long> counts, double probability, long draws, string what = "")
    {
        double variance = draws * probability * (1 - probability);
        double chiSquare = counts.Sum(count => Math.Pow(count - (draws * probability), 2) / variance);
        double below = ChiSquared.CDF(counts.Count, chiSquare);
        below.ShouldBeInRange(FalseAlarm / 2, 1 - (FalseAlarm / 2), FormattableString.Invariant($"{what}: chi-square {chiSquare:G6} of {counts.Count} counts"));
    }

    private static List<(double Observed, double Expected)> Merge(IReadOnlyList<long> counts, IReadOnlyList<double> probabilities, long draws)
    {
        counts.Count.ShouldBe(probabilities.Count);
        var bins = new List<(double Observed, double Expected)>();
        double observed = 0, expected = 0;
        for (int i = 0; i < counts.Count; i++)
        {
            observed += counts[i];
            expected += draws * probabilities[i];
            if (expected < FewestExpected)
                continue;
            bins.Add((observed, expected));
            (observed, expected) = (0, 0);
        }

        // What is left of the bins, and what the bins leave out.
        observed = draws - bins.Sum(bin => bin.Observed);
        expected = draws - bins.Sum(bin => bin.Expected);
        if (expected >= FewestExpected)
            bins.Add((observed, expected));
        else if (bins.Count > 0)
            bins[^1] = (bins[^1].Observed + observed, bins[^1].Expected + expected);
        return bins;
    }
}
