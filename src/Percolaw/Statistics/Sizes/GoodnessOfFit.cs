using Percolaw.Numerics;
using Percolaw.Randomness;

namespace Percolaw.Statistics;

/// <summary>
/// Whether a law fits, and from which size on: the Kolmogorov–Smirnov distance with a p-value by parametric bootstrap, and
/// the s_min that makes it smallest (Clauset, Shalizi and Newman, SIAM Review 51, 661 (2009), sections 3.3 and 4.1).
/// </summary>
public static class GoodnessOfFit
{
    /// <summary>The fit from the bin at which the distance is smallest.</summary>
    /// <param name="law">The family.</param>
    /// <param name="sample">Sizes from 1 on, or from where it begins.</param>
    /// <param name="leastSizes">Bins beyond which fewer sizes are left are no candidates.</param>
    public static SizeFit ChooseStart(ISizeLaw law, SizeSample sample, long leastSizes = 50)
    {
        ArgumentNullException.ThrowIfNull(sample);
        SizeFit? best = null;
        for (int bin = 0; bin < sample.BinCount; bin++)
        {
            // The first bin has to have sizes: else the one after it says the same.
            if (sample.Count(bin) == 0) continue;
            SizeSample tail = sample.From(bin);
            if (tail.Total - tail.Censored < leastSizes && best is not null) break;
            SizeFit fit = SizeFitter.Fit(law, tail);
            if (best is null || fit.Distance() < best.Distance()) best = fit;
        }
        return best ?? throw new PercolawException("there are no sizes to fit");
    }

    /// <summary>
    /// The probability of a distance at least as large if the law is right: sizes are drawn from the fit, as many, censored in
    /// the same way, and fitted in turn. The s_min is taken as given; see <see cref="PValueWithStart"/>.
    /// </summary>
    /// <param name="fit">The fit.</param>
    /// <param name="resamples">At least 1; the p-value has a standard error of at most 1/(2 √resamples).</param>
    /// <param name="seed">Of the draws.</param>
    public static double PValue(SizeFit fit, int resamples, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return Share(resamples, fit.Distance(), resample =>
        {
            var stream = new RandomStream(seed, StreamPurpose.GoodnessOfFit, (ulong)resample);
            return SizeFitter.Fit(fit.Law, Draw(fit, fit.Sample.Total, ref stream), fit.Values).Distance();
        });
    }

    /// <summary>
    /// The same with s_min chosen anew in every resample: below it sizes are drawn from the sample, from it on from the fit.
    /// </summary>
    /// <param name="sample">All sizes.</param>
    /// <param name="fit">Made by <see cref="ChooseStart"/> from them.</param>
    /// <param name="resamples">At least 1.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="leastSizes">As in <see cref="ChooseStart"/>.</param>
    public static double PValueWithStart(SizeSample sample, SizeFit fit, int resamples, ulong seed, long leastSizes = 50)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(fit);
        int below = sample.BinCount - fit.Sample.BinCount;
        double share = (double)fit.Sample.Total / sample.Total;
        double[] cumulative = Cumulative(
            [.. Enumerable.Range(0, below).Select(bin => (double)sample.Count(bin) / sample.Total), .. fit.Probabilities.Select(p => p * share)]);
        return Share(resamples, fit.Distance(), resample =>
        {
            var stream = new RandomStream(seed, StreamPurpose.GoodnessOfFit, (ulong)resample, 1);
            return ChooseStart(fit.Law, Draw(sample, cumulative, sample.Total, ref stream), leastSizes).Distance();
        });
    }

    /// <summary>Sizes drawn from a fitted law, in the bins of its sample.</summary>
    public static SizeSample Draw(SizeFit fit, long count, ref RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return Draw(fit.Sample, Cumulative(fit.Probabilities), count, ref stream);
    }

    private static SizeSample Draw(SizeSample bins, double[] cumulative, long count, ref RandomStream stream)
    {
        long[] counts = new long[cumulative.Length];
        for (long i = 0; i < count; i++)
        {
            int bin = Array.BinarySearch(cumulative, stream.NextUniform() * cumulative[^1]);
            counts[bin >= 0 ? bin + 1 : ~bin]++;
        }
        return bins.With(counts[..^1], counts[^1]);
    }

    private static double[] Cumulative(IReadOnlyList<double> probabilities)
    {
        double[] sums = new double[probabilities.Count];
        double sum = 0;
        for (int i = 0; i < sums.Length; i++) sums[i] = sum += probabilities[i];
        return sums;
    }

    private static double Share(int resamples, double distance, Func<int, double> draw)
    {
        Guard.AtLeast(1, resamples);
        int larger = 0;
        for (int resample = 0; resample < resamples; resample++)
        {
            if (draw(resample) >= distance) larger++;
        }
        return (double)larger / resamples;
    }
}
