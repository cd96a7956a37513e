using Percolaw.Numerics;

namespace Percolaw.Data;

/// <summary>What a hierarchical data set is made from. Brill 2025, arXiv:2504.20197.</summary>
public sealed record HierarchicalParameters
{
    /// <summary>The probability with which a point founds a cluster in mode distribution: sizes fall as s^(-5/2).</summary>
    public const double DistributionProbability = 1.0 / 3;

    /// <summary>The largest number of points.</summary>
    public const int LargestSize = 2_000_000_000;

    /// <summary>The largest number of dimensions.</summary>
    public const int LargestDimension = 1_000_000;

    /// <summary>The number of points n, 1 … 2·10^9.</summary>
    public int Size { get; init => field = (int)InRange(1, LargestSize, value); } = 1000;

    /// <summary>The number of dimensions d, 2 … 10^6: in one dimension nothing is orthogonal to a direction.</summary>
    public int Dimension { get; init => field = (int)InRange(2, LargestDimension, value); } = 100;

    /// <summary>
    /// The probability q in [0, 1] with which a point founds a cluster: 1/3 is mode distribution, 0 is mode one-cluster.
    /// </summary>
    public double CreateProbability { get; init => field = InRange(0, 1, value); } = DistributionProbability;

    /// <summary>The seed of all random numbers.</summary>
    public ulong Seed { get; init; }

    /// <summary>The distance of neighbours on a tree, before the scaling by √d: n^(-1/4) for one cluster, n^(-1/6) else.</summary>
    public double Step => Math.Pow(Size, CreateProbability == 0 ? -1.0 / 4 : -1.0 / 6);

    /// <summary>The distance of neighbours in the data set: <see cref="Step"/> times √d.</summary>
    public double EdgeLength => Step * Math.Sqrt(Dimension);

    private static double InRange(double least, double most, double value)
    {
        Guard.AtLeast(least, value);
        return value <= most ? value : throw new ArgumentOutOfRangeException(nameof(value), value, FormattableString.Invariant($"must be at most {most}."));
    }
}
