using Percolaw.Numerics;

namespace Percolaw.Data;

/// <summary>
/// Which clusters a data set consists of: their sizes, without the clusters. Attempts are numbered, each with random streams
/// of its own, and the first K whose size lies in the range are kept, so that who grows them does not matter, and more
/// clusters of the same parameters begin with these. 16 bytes a cluster, and what a thread needs to grow one.
/// </summary>
public sealed class ClusterDataDraw
{
    private const int SizeShift = 32;

    private readonly int[] starts, attempts;

    /// <param name="parameters">What was drawn.</param>
    /// <param name="keys">Of each cluster that is kept the size, times 2^32, and the attempt; sorted here.</param>
    internal ClusterDataDraw(ClusterDataParameters parameters, long[] keys)
    {
        Parameters = parameters;
        // The largest first, equal ones in the order of drawing.
        for (int i = 0; i < keys.Length; i++)
            keys[i] = Key((int)(LargestPossible - (keys[i] >> SizeShift)), (int)keys[i]);
        Array.Sort(keys);
        (starts, attempts) = (new int[keys.Length + 1], new int[keys.Length]);
        for (int cluster = 0; cluster < keys.Length; cluster++)
        {
            attempts[cluster] = (int)keys[cluster];
            starts[cluster + 1] = starts[cluster] + (int)(LargestPossible - (keys[cluster] >> SizeShift));
        }
    }

    /// <summary>What was drawn.</summary>
    public ClusterDataParameters Parameters { get; }

    /// <summary>Clusters begun up to the last that is kept.</summary>
    public int Attempts { get; internal init; }

    /// <summary>Those of them that had more sites than the maximum and were dropped.</summary>
    public int TooLarge { get; internal init; }

    /// <summary>Those of them that had fewer sites than the minimum and were dropped.</summary>
    public int TooSmall { get; internal init; }

    /// <summary>The number of rows: sites of all clusters kept.</summary>
    public int Size => starts[^1];

    /// <summary>The number of clusters.</summary>
    public int ClusterCount => attempts.Length;

    /// <summary>The first row of each cluster, by rank: the largest first, equal ones in the order of drawing; at the end the number of rows.</summary>
    public ReadOnlySpan<int> ClusterStarts => starts;

    /// <summary>The attempt that drew each cluster, by rank; from 0.</summary>
    public ReadOnlySpan<int> ClusterAttempts => attempts;

    private static long LargestPossible => ClusterDataParameters.LargestSize;

    /// <summary>Draws the clusters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="threads">At least 1; the result does not depend on it.</param>
    /// <param name="cancellation">Ends the work between clusters.</param>
    /// <exception cref="PercolawException">
    /// The parameters contradict each other, hardly a cluster has a size in the range, or all have more sites than fit a data set.
    /// </exception>
    public static ClusterDataDraw Make(ClusterDataParameters parameters, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Guard.AtLeast(1, threads);
        parameters.Check();
        return new ClusterDrawing(parameters, threads, cancellation).Run();
    }

    /// <summary>The number of sites of a cluster.</summary>
    public int ClusterSize(int cluster) => starts[cluster + 1] - starts[cluster];

    /// <summary>The cluster of a row, by rank; O(log) of the number of clusters.</summary>
    public int ClusterOf(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Size);
        int found = Array.BinarySearch(starts, row);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>A cluster as one number.</summary>
    internal static long Key(int size, int attempt) => ((long)size << SizeShift) | (uint)attempt;
}
