using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Percolaw.Randomness;

namespace Percolaw.Data;

/// <summary>
/// The clusters of points that come one after another: a point founds a new cluster with probability q, else it joins the
/// cluster of a uniformly chosen earlier point (Simon 1955). Sizes follow the Yule–Simon law with ρ = 1/(1 - q).
/// </summary>
internal static class ClusterAssignment
{
    private const int BlockLength = 256;

    /// <summary>
    /// Fills in the cluster of each point, numbered in the order of founding. The first points do not depend on how many
    /// follow.
    /// </summary>
    /// <returns>The number of clusters.</returns>
    public static int Fill(ulong seed, double createProbability, Span<int> clusters, CancellationToken cancellation)
    {
        var stream = new RandomStream(seed, StreamPurpose.HierarchyAssignment, 0);
        Span<int> earlier = stackalloc int[BlockLength];
        int founded = 0;
        for (int start = 0; start < clusters.Length; start += BlockLength)
        {
            cancellation.ThrowIfCancellationRequested();
            int length = Math.Min(BlockLength, clusters.Length - start);
            Draw(ref stream, createProbability, start, earlier[..length], clusters);
            for (int i = 0; i < length; i++)
                clusters[start + i] = earlier[i] < 0 ? founded++ : clusters[earlier[i]];
        }

        return founded;
    }

    /// <summary>
    /// The earlier point that each one joins, -1 if it founds; drawn ahead so that memory is asked for in time. Two draws a
    /// point whatever comes of them.
    /// </summary>
    private static void Draw(ref RandomStream stream, double createProbability, int start, Span<int> earlier, Span<int> clusters)
    {
        ref int first = ref MemoryMarshal.GetReference(clusters);
        for (int i = 0; i < earlier.Length; i++)
        {
            bool founds = stream.NextUniform() < createProbability;

            // The product's upper half: a choice among 2^31 points is uneven by less than 10^-9.
            int chosen = (int)Math.BigMul(stream.NextBits(), (ulong)(start + i), out _);
            earlier[i] = founds || start + i == 0 ? -1 : chosen;
            Prefetch.Read(ref Unsafe.Add(ref first, chosen));
        }
    }
}
