namespace Percolaw.Percolation;

/// <summary>Adds up the clusters of a configuration, one by one.</summary>
internal sealed class ClusterTally
{
    private readonly long[] few = new long[SizeBins.ExactSizes + 1];
    private readonly long[] bins = new long[SizeBins.CountFor(LatticeBox.MostSites)];
    private long occupied, clusters, largest, second, squares, unwrappedSquares;
    private double fourthPowers, gyration;

    /// <summary>Forgets all clusters.</summary>
    public void Reset()
    {
        Array.Clear(few);
        Array.Clear(bins);
        (occupied, clusters, largest, second, squares, unwrappedSquares, fourthPowers, gyration) = (0, 0, 0, 0, 0, 0, 0, 0);
    }

    /// <summary>Adds a cluster.</summary>
    /// <param name="size">Its size.</param>
    /// <param name="unwrapped">Whether it does not wrap.</param>
    /// <param name="radius">R² s².</param>
    public void Add(long size, bool unwrapped, double radius)
    {
        occupied += size;
        clusters++;
        long square = size * size;
        squares += square;
        fourthPowers += (double)square * square;
        if (unwrapped)
        {
            unwrappedSquares += square;
            gyration += radius;
        }
        if (size <= SizeBins.ExactSizes) few[size]++;
        else bins[SizeBins.IndexOf(size)]++;
        if (size <= second) return;
        second = Math.Min(size, largest);
        largest = Math.Max(size, largest);
    }

    /// <summary>The sums, with what they do not tell.</summary>
    public ConfigurationSummary Summary(LatticeBox box, ulong wrapped, bool spans)
    {
        for (int size = 1; size < few.Length; size++) bins[SizeBins.IndexOf(size)] += few[size];
        ulong all = (1UL << box.Dimension) - 1;
        return new ConfigurationSummary
        {
            OccupiedSites = occupied,
            Clusters = clusters,
            Largest = largest,
            SecondLargest = second,
            SumOfSquares = squares,
            SumOfFourthPowers = fourthPowers,
            WrapsFirst = (wrapped & 1) != 0,
            WrapsAny = wrapped != 0,
            WrapsAll = box.Boundary == Boundary.Periodic && wrapped == all,
            Spans = spans,
            SumOfGyration = gyration,
            SumOfSquaresUnwrapped = unwrappedSquares,
            ClustersBySize = largest == 0 ? [] : bins.AsSpan(0, SizeBins.CountFor(largest)).ToArray(),
        };
    }
}
