using Percolaw.Numerics;
using Percolaw.Percolation;
using Percolaw.Statistics;

namespace Percolaw.Experiments;

/// <summary>What grown clusters give for the exponents: counts by size, radii by size, and distances by shell.</summary>
/// <param name="Counts">Clusters in each bin of <see cref="SizeBins"/>, those that were stopped left out.</param>
/// <param name="Radii">For each bin the moments of ln s and of R² s^(-2/D) over its clusters, R the radius of gyration and D the published value.</param>
/// <param name="Stopped">Clusters that were stopped at the maximum size.</param>
/// <param name="LeastHeight">The smallest chemical distance that a stopped cluster had completed; long.MaxValue where none was stopped.</param>
/// <param name="Shells">For each of <see cref="Distances"/> the moments of the sites there and of their summed r², over all clusters.</param>
public sealed record GrowthSums(
    IReadOnlyList<long> Counts, IReadOnlyList<SampleMoments> Radii, long Stopped, long LeastHeight, SampleMoments Shells)
{
    /// <summary>The chemical distances at which is looked: half octaves from 4 on.</summary>
    public static IReadOnlyList<int> Distances { get; } = [.. Enumerable.Range(4, 17).Select(i => (int)Math.Round(Math.Pow(2, 0.5 * i)))];

    /// <summary>Empty sums.</summary>
    /// <param name="bins">Bins of sizes below the maximum.</param>
    internal static GrowthSums Start(int bins) => new(
        new long[bins], [.. Enumerable.Range(0, bins).Select(_ => new SampleMoments(2))], 0, long.MaxValue, new SampleMoments(2 * Distances.Count));

    /// <summary>These and others.</summary>
    internal GrowthSums Plus(GrowthSums other)
    {
        Guard.SameLength(other.Counts.Count, Counts.Count, nameof(other));
        GrowthSums sum = Start(Counts.Count);
        foreach (GrowthSums part in (ReadOnlySpan<GrowthSums>)[this, other])
        {
            sum.Shells.Merge(part.Shells);
            for (int bin = 0; bin < Counts.Count; bin++) sum.Radii[bin].Merge(part.Radii[bin]);
        }
        return sum with
        {
            Counts = [.. Counts.Zip(other.Counts, (one, two) => one + two)],
            Stopped = Stopped + other.Stopped,
            LeastHeight = Math.Min(LeastHeight, other.LeastHeight),
        };
    }
}
