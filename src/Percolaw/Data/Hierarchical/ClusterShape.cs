using Percolaw.Randomness;

namespace Percolaw.Data;

/// <summary>
/// Puts a cluster's points into rows: down the hierarchy from the top latent, at each latent first the subtree by which the
/// walk enters, then the other, which it enters by the latent's edge. So the root has the first row, every point comes after
/// its neighbour towards the root, and the rows below any latent are consecutive; and the latent that splits them into rows
/// before m and rows from m on joins row m to its parent. That gives the latent its name: m.
/// </summary>
internal sealed class ClusterShape
{
    private const int RowsBetweenChecks = 1 << 12;

    private readonly CyclicCoalescent coalescent = new();
    private readonly Stack<Pending> path = new();
    private int[] scratch = [];

    /// <summary>A latent whose second subtree has still to come.</summary>
    /// <param name="Boundary">Its name in the coalescent.</param>
    /// <param name="Child">Its second subtree.</param>
    /// <param name="Entry">The position where the edge enters that subtree.</param>
    /// <param name="Exit">The other end of the edge.</param>
    /// <param name="First">Its first subtree.</param>
    /// <param name="Parent">The latent above, if this is the second subtree there; -1 if it is the first, or the top.</param>
    /// <param name="Depth">The number of latents above it.</param>
    private readonly record struct Pending(int Boundary, int Child, int Entry, int Exit, int First, int Parent, int Depth);

    /// <summary>Makes the cluster of a number of rows.</summary>
    /// <param name="start">The first row.</param>
    /// <param name="points">The points of the cluster in any order that does not depend on the tree; put in the order of rows.</param>
    /// <param name="stream">The random numbers: order, merges, and the coins that lead to the root.</param>
    /// <param name="parents">The row of each point's neighbour towards the root, -1 for the root.</param>
    /// <param name="latentParents">The latent above each latent, -1 for the top; -1 also at the first row, which names none.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The height: the largest number of latents above a point.</returns>
    public int Make(int start, Span<int> points, ref RandomStream stream, Span<int> parents, Span<int> latentParents, CancellationToken cancellation)
    {
        coalescent.Run(points.Length, ref stream, cancellation);
        ReadOnlySpan<int> order = coalescent.Order;
        if (scratch.Length < points.Length)
            scratch = new int[points.Length];
        points.CopyTo(scratch);
        int root = FindRoot(ref stream);
        (int[] latentOf, int[] rowOf) = coalescent.Scratch;
        int node = coalescent.Top, entry = root, above = -1, depth = 0, height = 0;
        parents[0] = latentParents[0] = -1;
        for (int row = 0; ; row++)
        {
            if (row % RowsBetweenChecks == 0)
                cancellation.ThrowIfCancellationRequested();
            int point = Descend(node, entry, above, ref depth);
            height = Math.Max(height, depth);
            rowOf[point] = start + row;
            points[row] = scratch[order[point]];
            if (!path.TryPop(out Pending latent))
                return height;

            above = start + row + 1;
            latentOf[latent.Boundary] = above;
            latentParents[row + 1] = latent.Parent;
            if (latent.First >= 0)
                latentParents[latentOf[latent.First] - start] = above;
            parents[row + 1] = rowOf[latent.Exit];
            (node, entry, depth) = (latent.Child, latent.Entry, latent.Depth + 1);
        }
    }

    /// <summary>Down from the top, a fair coin at each latent.</summary>
    private int FindRoot(ref RandomStream stream)
    {
        int node = coalescent.Top;
        while (node >= 0)
            node = (long)stream.NextBits() < 0 ? coalescent.Latents[node].Second : coalescent.Latents[node].First;
        return ~node;
    }

    /// <summary>Goes down to the position where a subtree is entered, and leaves the latents on the way pending.</summary>
    private int Descend(int node, int entry, int above, ref int depth)
    {
        int place = coalescent.FromCut(entry);
        for (; node >= 0; depth++, above = -1)
        {
            (int first, int second, int firstEnd, int secondEnd) = coalescent.Latents[node];
            bool inFirst = place <= coalescent.FromCut(node);
            path.Push(inFirst
                ? new Pending(node, second, secondEnd, firstEnd, first, above, depth)
                : new Pending(node, first, firstEnd, secondEnd, second, above, depth));
            node = inFirst ? first : second;
        }

        return ~node;
    }
}
