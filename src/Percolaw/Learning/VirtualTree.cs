using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Percolaw.Learning;

/// <summary>A site of the virtual tree: a given site or the deepest common ancestor of two, with the nearest training site below.</summary>
/// <param name="Depth">Its depth.</param>
/// <param name="Leaf">The first of the given sites at or below it, as an index.</param>
/// <param name="Distance">Steps down to the nearest training site; <see cref="VirtualTree.Nowhere"/> without one.</param>
/// <param name="Nearest">That training site as an index of the given sites, -1 without one.</param>
internal record struct VirtualSite(int Depth, int Leaf, int Distance, int Nearest);

/// <summary>
/// The virtual tree of the test and training sites of one evaluation: they and their common ancestors, joined where
/// one lies below the other. All that decides which training site is nearest is on it, in O(1) sites for each
/// test or training site, however large the cluster. One instance a thread; its memory is kept.
/// </summary>
/// <remarks>
/// In depth-first order the tree comes out of a stack: from the last site to the first, what lies deeper than the common
/// ancestor of a site and the next one is complete. Completed sites are written down, children before parents, later
/// children first; read backwards they are in depth-first order.
/// </remarks>
internal sealed class VirtualTree
{
    /// <summary>Steps to a training site that does not exist; twice as much still fits an int.</summary>
    public const int Nowhere = 1 << 29;

    private const int Ahead = 12;

    private int[] given = [], depths = [], commons = [];
    private float[] values = [];
    private bool[] isTraining = [];
    private VirtualSite[] complete = [], open = [];
    private int givenCount;

    /// <summary>The number of its sites.</summary>
    public int Count { get; private set; }

    /// <summary>The sites, children before parents, later children first.</summary>
    public ReadOnlySpan<VirtualSite> Completed => complete.AsSpan(0, Count);

    /// <summary>The given sites in increasing order.</summary>
    public ReadOnlySpan<int> Given => given.AsSpan(0, givenCount);

    /// <summary>The target at the given sites.</summary>
    public ReadOnlySpan<float> Values => values.AsSpan(0, givenCount);

    /// <summary>Whether a given site is a training site; else it is a test site.</summary>
    public ReadOnlySpan<bool> IsTraining => isTraining.AsSpan(0, givenCount);

    /// <summary>The depth of the deepest common ancestor of a given site and the next one.</summary>
    public ReadOnlySpan<int> CommonDepths => commons.AsSpan(0, Math.Max(0, givenCount - 1));

    /// <summary>Whether a site of the virtual tree is itself a given one, the one that it names as its leaf.</summary>
    public bool IsGiven(in VirtualSite site) => site.Depth == depths[site.Leaf];

    /// <summary>Builds the tree, with the nearest training site at or below each site.</summary>
    public void Build(in DepthFirstTree tree, ReadOnlySpan<int> testSites, ReadOnlySpan<int> trainingSites)
    {
        Reserve(testSites.Length + trainingSites.Length);
        Merge(testSites, trainingSites);
        Gather(tree);
        Count = 0;
        if (givenCount == 0)
            return;

        Stack();
    }

    /// <summary>
    /// Goes from the last given site to the first. The deepest open site is kept in locals: every step waits for the one
    /// before it, and would wait longer for memory.
    /// </summary>
    private void Stack()
    {
        ref VirtualSite below = ref MemoryMarshal.GetArrayDataReference(open), done = ref MemoryMarshal.GetArrayDataReference(complete);
        int leaf = givenCount - 1, opened = 0, completed = 0;
        int depth = depths[leaf], distance = isTraining[leaf] ? 0 : Nowhere, nearest = isTraining[leaf] ? leaf : -1;
        below.Depth = -1; // is never deeper than a common ancestor
        int first = leaf;
        while (true)
        {
            // What is deeper than the common ancestor with the site before is complete; that ancestor is open afterwards.
            int common = leaf > 0 ? commons[leaf - 1] : 0;
            while (depth > common)
            {
                Write(ref Unsafe.Add(ref done, completed++), depth, first, distance, nearest);
                ref VirtualSite parent = ref Unsafe.Add(ref below, opened);
                int parentDepth = Math.Max(parent.Depth, common);
                distance += depth - parentDepth;
                depth = parentDepth;
                if (parent.Depth < common)
                    continue;
                opened--;
                // The parent's if it is nearer, without a branch.
                int nearer = (parent.Distance - distance) >> 31;
                nearest += (parent.Nearest - nearest) & nearer;
                distance += (parent.Distance - distance) & nearer;
            }

            if (leaf == 0)
                break;
            leaf--;
            first = leaf;
            bool trains = isTraining[leaf];
            if (depths[leaf] > depth)
                Write(ref Unsafe.Add(ref below, ++opened), depth, leaf, distance, nearest);
            else if (!trains)
                continue;
            (depth, distance, nearest) = (depths[leaf], trains ? 0 : Nowhere, trains ? leaf : -1);
        }

        // What ends at depth 0 is the root, a given site or not.
        Write(ref Unsafe.Add(ref done, completed++), depth, first, distance, nearest);
        Count = completed;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(ref VirtualSite to, int depth, int leaf, int distance, int nearest)
    {
        to.Depth = depth;
        to.Leaf = leaf;
        to.Distance = distance;
        to.Nearest = nearest;
    }

    private void Reserve(int leaves)
    {
        if (given.Length < leaves)
        {
            // Evaluations tend to come with more and more sites: with room for some of them.
            int room = leaves + (leaves / 2);
            (given, depths, commons) = (new int[room], new int[room], new int[room]);
            (values, isTraining) = (new float[room], new bool[room]);
            (complete, open) = (new VirtualSite[(2 * room) + 1], new VirtualSite[room + 2]);
        }

        givenCount = leaves;
    }

    /// <summary>Merges two lists without common sites; which one comes next nobody can predict, so there is no branch on it.</summary>
    private void Merge(ReadOnlySpan<int> testSites, ReadOnlySpan<int> trainingSites)
    {
        int test = 0, training = 0, count = 0;
        while (test < testSites.Length && training < trainingSites.Length)
        {
            int nextTest = testSites[test], nextTraining = trainingSites[training];
            bool trains = nextTraining < nextTest;
            given[count] = Math.Min(nextTest, nextTraining);
            isTraining[count++] = trains;
            int step = Unsafe.BitCast<bool, byte>(trains);
            training += step;
            test += 1 - step;
        }

        isTraining.AsSpan(count, testSites.Length - test).Clear();
        testSites[test..].CopyTo(given.AsSpan(count));
        isTraining.AsSpan(count, trainingSites.Length - training).Fill(true);
        trainingSites[training..].CopyTo(given.AsSpan(count));
    }

    /// <summary>Reads all that is needed of the tree first: these reads do not depend on each other.</summary>
    private void Gather(in DepthFirstTree tree)
    {
        for (int leaf = 0; leaf < givenCount; leaf++)
        {
            int site = given[leaf];
            tree.Touch(given[Math.Min(leaf + Ahead, givenCount - 1)]);
            depths[leaf] = tree.Depths[site];
            values[leaf] = tree.Values[site];
            if (leaf > 0)
                commons[leaf - 1] = tree.CommonDepth(given[leaf - 1], site);
        }
    }
}
