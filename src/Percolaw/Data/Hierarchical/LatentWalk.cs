namespace Percolaw.Data;

/// <summary>What happens on a walk through a cluster's latents, top down and row by row.</summary>
internal interface ILatentVisitor
{
    /// <summary>The walk is at a latent and goes on below its first subtree; the second is kept pending at this level.</summary>
    void Split(int latent, int level);

    /// <summary>The walk is at a point.</summary>
    void Visit(int row);

    /// <summary>The walk goes on below the second subtree of the latent that is pending at this level.</summary>
    void Resume(int level);
}

/// <summary>
/// Walks through the latents above rows of a cluster, in the order of rows, holding no more than the latents whose second
/// subtree has still to come; may start at any row, at the price of the path to it.
/// </summary>
internal sealed class LatentWalk
{
    private int[] pending = new int[64];
    private int count;

    /// <summary>Walks through some rows of one cluster.</summary>
    /// <param name="latentParents">As in <see cref="HierarchicalStructure.LatentParents"/>, of all rows.</param>
    /// <param name="clusterStart">The first row of the cluster.</param>
    /// <param name="clusterEnd">The row behind its last.</param>
    /// <param name="start">The first row to visit.</param>
    /// <param name="end">The row behind the last one to visit, more than <paramref name="start"/>.</param>
    /// <param name="visitor">What is to happen.</param>
    public void Run<TVisitor>(ReadOnlySpan<int> latentParents, int clusterStart, int clusterEnd, int start, int end, ref TVisitor visitor)
        where TVisitor : struct, ILatentVisitor
    {
        count = 0;
        Enter(latentParents, clusterStart, clusterEnd, start, ref visitor);
        for (int row = start; ; row++)
        {
            visitor.Visit(row);
            if (row + 1 == end)
                return;

            visitor.Resume(--count); // latent row + 1
            if (row + 2 < clusterEnd && (count == 0 || pending[count - 1] != row + 2))
                Descend(latentParents, row + 1, ref visitor);
        }
    }

    /// <summary>The latents above a point, the lowest first; the list is emptied before.</summary>
    public static void FindAncestors(ReadOnlySpan<int> latentParents, int clusterStart, int clusterEnd, int row, List<int> ancestors)
    {
        ancestors.Clear();
        for (int latent = LowestAbove(latentParents, clusterStart, clusterEnd, row); latent >= 0; latent = latentParents[latent])
            ancestors.Add(latent);
    }

    /// <summary>
    /// The latent right above a point: of the two that split beside its row, one stands below the other. -1 for a single point.
    /// </summary>
    private static int LowestAbove(ReadOnlySpan<int> latentParents, int clusterStart, int clusterEnd, int row)
    {
        if (row + 1 == clusterEnd)
            return row == clusterStart ? -1 : row;
        if (row == clusterStart)
            return row + 1;
        int latent = row;
        while (latent >= 0 && latent != row + 1)
            latent = latentParents[latent];
        return latent < 0 ? row + 1 : row;
    }

    private void Enter<TVisitor>(ReadOnlySpan<int> latentParents, int clusterStart, int clusterEnd, int start, ref TVisitor visitor)
        where TVisitor : struct, ILatentVisitor
    {
        List<int> ancestors = [];
        FindAncestors(latentParents, clusterStart, clusterEnd, start, ancestors);
        for (int i = ancestors.Count - 1; i >= 0; i--)
        {
            int latent = ancestors[i];
            visitor.Split(latent, count);
            if (latent > start)
                Push(latent);
            else
                visitor.Resume(count);
        }
    }

    /// <summary>From the second subtree of a latent down to the point of the same row.</summary>
    private void Descend<TVisitor>(ReadOnlySpan<int> latentParents, int latent, ref TVisitor visitor)
        where TVisitor : struct, ILatentVisitor
    {
        int first = count;
        for (int below = latent + 1; below != latent; below = latentParents[below])
            Push(below);
        pending.AsSpan(first, count - first).Reverse();
        for (int level = first; level < count; level++)
            visitor.Split(pending[level], level);
    }

    private void Push(int latent)
    {
        if (count == pending.Length)
            Array.Resize(ref pending, 2 * count);
        pending[count++] = latent;
    }
}
