using Percolaw.Fitting;
using Percolaw.Percolation;
using Percolaw.Statistics;

namespace Percolaw.Experiments;

/// <summary>
/// τ from the sizes of grown clusters by maximum likelihood. A cluster grown from a site is one that the site belongs to,
/// so sizes follow P(s) ∝ s n_s ∝ s^(1-τ) (1 + C s^-Ω); those that were stopped are censored. At d = 6 the tail has a
/// logarithm, s^(2-τ) (ln s)^(2/7).
/// </summary>
public sealed class FisherExponent
{
    private const double UpperCriticalPower = 2.0 / 7;
    private readonly int dimension;
    private readonly int[] starts;
    private readonly IReadOnlyList<SizeFit> fits;
    private readonly RangeChoice choice;

    /// <summary>Fits all ranges and chooses one.</summary>
    /// <param name="dimension">d, at least 2.</param>
    /// <param name="sums">The clusters.</param>
    public FisherExponent(int dimension, GrowthSums sums)
    {
        ArgumentNullException.ThrowIfNull(sums);
        this.dimension = dimension;
        int bins = sums.Counts.Count;
        Sample = new SizeSample([.. Enumerable.Range(0, bins + 1).Select(SizeBins.Low)], sums.Counts, sums.Stopped);
        starts = [.. Starts(bins)];
        (fits, choice) = Ranged(Law(Corrections.Size(dimension)), 0);
    }

    /// <summary>The sizes.</summary>
    public SizeSample Sample { get; }

    /// <summary>The chosen fit.</summary>
    public SizeFit Best => fits[choice.Index];

    /// <summary>The estimate.</summary>
    public CriticalEstimate Estimate()
    {
        ChiSquare chiSquare = Best.ChiSquare();
        double value = Best.Values[0] + 1;
        double other = Others().Select(tau => Math.Abs(tau - value)).DefaultIfEmpty(0).Max();
        return new CriticalEstimate
        {
            Name = "tau",
            Value = value,
            StatisticalError = Best.Error(0),
            SystematicError = Math.Sqrt((choice.Spread * choice.Spread) + (other * other)),
            Method = dimension == 6 ? "maximum likelihood of sizes, with (ln s)^(2/7)" : "maximum likelihood of sizes, with a correction",
            RangeLow = Best.Sample.Low(0),
            RangeHigh = Best.Sample.End - 1,
            ChiSquare = chiSquare,
            PValue = chiSquare.PValue,
            Accepted = choice.Accepted,
            Picture = Picture(),
        };
    }

    /// <summary>Other laws fitted to the same sizes, beside the chosen one: which is the likelier.</summary>
    public IReadOnlyList<LawComparison> Compare()
    {
        ISizeLaw[] laws = [new PowerLaw(), new CutOffPowerLaw(), new LogNormalLaw(), new StretchedExponentialLaw(), new ExponentialLaw()];
        return [.. laws.Select(law => SizeFitter.Fit(law, Best.Sample)).Select(fit => new LawComparison(fit, Best.CompareWith(fit)))];
    }

    private static IEnumerable<int> Starts(int bins)
    {
        // Powers of 2; three octaves at least must be left.
        for (long low = 1; SizeBins.IndexOf(low) < bins - 24; low *= 2) yield return SizeBins.IndexOf(low);
    }

    private (IReadOnlyList<SizeFit> Fits, RangeChoice Choice) Ranged(ISizeLaw law, int first)
    {
        SizeFit[] all = [.. starts.Skip(first).Select(start => SizeFitter.Fit(law, Sample.From(start)))];
        return (all, RangeRule.Choose([.. all.Select(fit => new RangeEstimate(fit.Values[0] + 1, fit.Error(0), fit.ChiSquare().PValue))]));
    }

    // Other corrections, each in the first range that the rule accepts from the chosen one on.
    private IEnumerable<double> Others()
    {
        foreach (ISizeLaw law in Alternatives())
        {
            (IReadOnlyList<SizeFit> others, RangeChoice chosen) = Ranged(law, choice.Index);
            if (chosen.Accepted) yield return others[chosen.Index].Values[0] + 1;
        }
    }

    private ISizeLaw Law(double correction) => dimension == 6 ? new LogarithmicPowerLaw(UpperCriticalPower) : new CorrectedPowerLaw(correction);

    private IEnumerable<ISizeLaw> Alternatives() => dimension == 6
        ? [new LogarithmicPowerLaw(0.5 * UpperCriticalPower), new LogarithmicPowerLaw(1.5 * UpperCriticalPower)]
        : Corrections.Variants(Corrections.Size(dimension)).Select(Law);

    // P(S ≥ s) s^(τ-2), flat where the power law is pure.
    private FitPicture Picture()
    {
        double reached = Sample.Total, total = reached, tail = 1, steep = Best.Values[0] - 1;
        double atStart = 0;
        List<FitPoint> points = [];
        for (int bin = 0; bin < Sample.BinCount; bin++)
        {
            double size = Sample.Low(bin), scale = Math.Pow(size, steep);
            bool fitted = size >= Best.Sample.Low(0);
            if (size == Best.Sample.Low(0)) atStart = reached / total;
            double error = Math.Sqrt(reached * (1 - (reached / total))) / total;
            if (bin == 0 || size >= 2 * points[^1].Scale * 0.7)
                points.Add(new FitPoint(size, reached / total * scale, error * scale, fitted ? atStart * tail * scale : null));
            if (fitted) tail -= Best.Probabilities[bin - (Sample.BinCount - Best.Sample.BinCount)];
            reached -= Sample.Count(bin);
        }
        return new FitPicture("Clusters of at least s sites, times s^(τ-2)", "size s", "P(S ≥ s) s^(τ-2)", points);
    }
}

/// <summary>Another law for the sizes.</summary>
/// <param name="Fit">Its fit.</param>
/// <param name="Comparison">The chosen law against it: positive where the chosen one is likelier.</param>
public sealed record LawComparison(SizeFit Fit, LikelihoodComparison Comparison);
