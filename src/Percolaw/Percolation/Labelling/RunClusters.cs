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
        if (parents.Length < runs.Count) parents = GC.AllocateUninitializedArray<int>(runs.Count + (runs.Count / 16));
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
            bool root = parent == run;
            int known = runs[parent];
            runs[run] = root ? count : known;
            count += root ? 1 : 0;
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

    private readonly struct Union(int[] parents) : IJoin
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Join(int run, int origin)
        {
            ref int first = ref MemoryMarshal.GetArrayDataReference(parents);
            int a = Find(ref first, run), b = Find(ref first, origin);
            int low = Math.Min(a, b), high = Math.Max(a, b);
            Unsafe.Add(ref first, high) = low;
        }

        /// <summary>The root, with the path to it halved.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static int Find(ref int parents, int run)
        {
            while (true)
            {
                int parent = Unsafe.Add(ref parents, run);
                int next = Unsafe.Add(ref parents, parent);
                if (next == parent) return parent;
                Unsafe.Add(ref parents, run) = next;
                run = next;
            }
        }
    }
}
