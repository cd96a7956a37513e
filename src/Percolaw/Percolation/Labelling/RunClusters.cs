using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Percolaw.Percolation;

/// <summary>
/// Union-find over runs: the clusters of the box without its links around. A root is the first run of its cluster, so a
/// parent never comes after its child, and one pass in order turns parents into the numbers of clusters.
/// </summary>
internal sealed class RunClusters
{
    private int[] parents = [];

    /// <summary>The cluster of each run, after <see cref="Number"/>; clusters are numbered in the order of their first sites.</summary>
    public int[] Clusters => parents;

    /// <summary>Joins the runs of a configuration.</summary>
    public void Join(ElementBits elements, RunTable runs, LinkWalk walk)
    {
        if (parents.Length < runs.Count) parents = GC.AllocateUninitializedArray<int>(ArrayRoom.For(runs.Count, 1));
        for (int run = 0; run < runs.Count; run++) parents[run] = run;
        if (runs.Count == 0) return;
        var visitor = new Visitor(elements, runs, parents);
        walk.VisitInner(ref visitor);
    }

    /// <summary>Replaces parents by clusters, and returns the number of clusters.</summary>
    public int Number(int runCount)
    {
        int count = 0;
        Span<int> runs = parents.AsSpan(0, runCount);
        for (int run = 0; run < runs.Length; run++)
        {
            int parent = runs[run];
            int known = runs[parent];
            // -1 for roots; without a branch, which nobody could predict.
            int root = ((parent ^ run) - 1) >> 31;
            runs[run] = known + ((count - known) & root);
            count -= root;
        }
        return count;
    }

    private readonly struct Visitor(ElementBits elements, RunTable runs, int[] parents) : ILinkVisitor
    {
        public void Visit(int step, int first, int count, int back, ulong turned)
        {
            var union = new Union(parents);
            Contacts.Scan(elements, runs, step, first, count, back, ref union);
        }
    }

    private readonly struct Union(int[] table) : IJoin
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Join(int run, int origin)
        {
            ref int parents = ref MemoryMarshal.GetArrayDataReference(table);
            int a = run, b = origin;
            int above = Unsafe.Add(ref parents, a), below = Unsafe.Add(ref parents, b);
            while (above != below)
            {
                if (above < below) (a, b, above, below) = (b, a, below, above);
                Unsafe.Add(ref parents, a) = below;
                if (above == a) return;
                a = above;
                above = Unsafe.Add(ref parents, a);
            }
        }
    }
}
