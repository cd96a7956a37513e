using Percolaw.Statistics;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>Clusters by size.</summary>
/// <param name="SizeLow">The smallest size of the bin.</param>
/// <param name="SizeHigh">The largest.</param>
/// <param name="Clusters">The clusters of these sizes.</param>
/// <param name="AtLeast">The clusters of the smallest size and all larger ones.</param>
/// <param name="Share">The same as a share of all clusters.</param>
/// <param name="Exact">The share that the law of sizes expects; null where none is known.</param>
internal sealed record SizeShare(long SizeLow, long SizeHigh, long Clusters, long AtLeast, double Share, double? Exact)
{
    public static IReadOnlyList<SizeShare> Of(DescribedFile described)
    {
        if (described.Description.Clusters is not { } clusters) return [];
        List<SizeShare> shares = [];
        long left = clusters.Count;
        Dictionary<int, long> counts = clusters.Sizes.CountBy(Bin).ToDictionary(bin => bin.Key, bin => (long)bin.Value);
        for (int bin = 0; left > 0; bin++)
        {
            long low = 1L << bin, count = counts.GetValueOrDefault(bin);
            double? exact = described.ExactExponent is { } exponent ? YuleSimonLaw.Tail(exponent, low) : null;
            shares.Add(new SizeShare(low, (2 * low) - 1, count, left, left / (double)clusters.Count, exact));
            left -= count;
        }
        return shares;
    }

    private static int Bin(long size) => System.Numerics.BitOperations.Log2((ulong)size);
}
