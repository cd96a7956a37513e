namespace Percolaw.Percolation;

/// <summary>The sums of the clusters at the present occupation number.</summary>
internal struct SweepTotals
{
    public long SumOfSquares, Clusters;
    public int Largest;

    /// <summary>The lanes of the windings that were found; with faces, not 0 where a cluster spans.</summary>
    public uint Found;
}
