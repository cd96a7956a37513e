namespace Percolaw.Data;

/// <summary>What a hierarchical data set needs in memory, before any is taken.</summary>
public static class HierarchicalMemory
{
    private const long BytesPerIndex = sizeof(int);

    /// <summary>Arrays of the coalescent, and the points before they are put into rows.</summary>
    private const int ArraysPerCluster = 8;

    /// <summary>
    /// The most bytes that structure and labels (single precision) take while they are made, without positions: some 12 a
    /// point that stay and, while the largest clusters are made, 32 a point of these. An estimate, for the largest cluster
    /// is random: it has some n^(1 - q) points.
    /// </summary>
    public static long Predict(HierarchicalParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        long size = parameters.Size, clusters = (long)(1 + (parameters.CreateProbability * size));
        long largest = LargestCluster(parameters);
        long assigning = BytesPerIndex * ((2 * size) + (2 * clusters) + (2 * largest));
        long merging = BytesPerIndex * ((3 * size) + (2 * clusters) + (ArraysPerCluster * largest));
        long labels = BytesPerIndex * ((4 * size) + (2 * clusters) + (2 * largest));
        return Math.Max(assigning, Math.Max(merging, labels));
    }

    /// <summary>The bytes that positions in blocks of so many rows take beside the structure.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="rows">The number of rows of a block.</param>
    /// <param name="bytesPerNumber">4 or 8.</param>
    public static long PredictBlock(HierarchicalParameters parameters, int rows, int bytesPerNumber)
    {
        ArgumentNullException.ThrowIfNull(parameters);

        // Pending directions and carried rows: a latent tree of s points has a height of some 2 √s to 5 √s.
        double pathRows = 2 * 5 * Math.Sqrt(LargestCluster(parameters));
        return (long)((rows + pathRows) * parameters.Dimension * bytesPerNumber);
    }

    /// <summary>E s = Γ(1 + n - q) / (Γ(n) Γ(2 - q)) of the first cluster, some n^(1 - q) (Simon 1955); four times this is rare.</summary>
    private static long LargestCluster(HierarchicalParameters parameters) =>
        (long)Math.Min(parameters.Size, 4 * Math.Pow(parameters.Size, 1 - parameters.CreateProbability));
}
