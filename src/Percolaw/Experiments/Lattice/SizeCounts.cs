using System.Text.Json.Serialization;
using Percolaw.Percolation;
using Percolaw.Statistics;

namespace Percolaw.Experiments;

/// <summary>
/// How many clusters of each bin of <see cref="SizeBins"/> the samples have, with what gives the error of their mean:
/// clusters of one configuration are not independent, configurations are.
/// </summary>
public sealed class SizeCounts
{
    private readonly List<long> counts;
    private readonly List<double> squares;

    /// <summary>Makes counts of nothing.</summary>
    public SizeCounts()
        : this(0, [], [])
    {
    }

    /// <summary>Reads back what was written.</summary>
    /// <param name="samples">Samples.</param>
    /// <param name="counts">Clusters in each bin, over all samples.</param>
    /// <param name="squares">The sum over samples of the squared number of clusters in the bin.</param>
    [JsonConstructor]
    public SizeCounts(long samples, IReadOnlyList<long> counts, IReadOnlyList<double> squares)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(squares);
        Samples = samples;
        this.counts = [.. counts];
        this.squares = [.. squares];
    }

    /// <summary>Samples.</summary>
    public long Samples { get; private set; }

    /// <summary>Clusters in each bin, over all samples.</summary>
    public IReadOnlyList<long> Counts => counts;

    /// <summary>The sum over samples of the squared number of clusters in the bin.</summary>
    public IReadOnlyList<double> Squares => squares;

    /// <summary>Adds the clusters of one sample.</summary>
    public void Add(IReadOnlyList<long> clustersBySize)
    {
        ArgumentNullException.ThrowIfNull(clustersBySize);
        Samples++;
        Extend(clustersBySize.Count);
        for (int bin = 0; bin < clustersBySize.Count; bin++)
        {
            counts[bin] += clustersBySize[bin];
            squares[bin] += (double)clustersBySize[bin] * clustersBySize[bin];
        }
    }

    /// <summary>Adds the samples of another part.</summary>
    public void Merge(SizeCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Samples += other.Samples;
        Extend(other.counts.Count);
        for (int bin = 0; bin < other.counts.Count; bin++)
        {
            counts[bin] += other.counts[bin];
            squares[bin] += other.squares[bin];
        }
    }

    // So few clusters say little of how they scatter over samples.
    private const long Few = 10;

    /// <summary>Clusters of a bin in a sample, on average. The error of few clusters is at least that of a Poisson count.</summary>
    /// <param name="bin">0 … the number of <see cref="Counts"/> - 1.</param>
    public Estimate Mean(int bin)
    {
        double mean = (double)counts[bin] / Samples;
        if (Samples < 2) return new Estimate(mean, null);
        double variance = Math.Max(0, (squares[bin] / Samples) - (mean * mean)) / (Samples - 1);
        double poisson = counts[bin] < Few ? counts[bin] / ((double)Samples * Samples) : 0;
        return new Estimate(mean, Math.Sqrt(Math.Max(variance, poisson)));
    }

    private void Extend(int length)
    {
        while (counts.Count < length)
        {
            counts.Add(0);
            squares.Add(0);
        }
    }
}
