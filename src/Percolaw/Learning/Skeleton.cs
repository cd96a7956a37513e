namespace Percolaw.Learning;

/// <summary>
/// A site of the skeleton, with what hangs on it and the way up to the next one.
/// </summary>
/// <param name="Site">The site.</param>
/// <param name="Depth">Its depth.</param>
internal record struct SkeletonSite(int Site, int Depth)
{
    /// <summary>What hangs on it, itself included.</summary>
    public HungSums Hung;

    /// <summary>The way up; of the root one step that leads nowhere.</summary>
    public SkeletonWay Way = new(1);
}

/// <summary>
/// The ways from some training sites to the root, with all other sites hung on them: its sites are the training sites, those
/// where ways meet, and the root, so that there are at most twice as many as training sites. It is made from a cluster
/// once (<see cref="ClusterContraction"/>), and from there on from itself, for fewer and fewer training sites. One
/// instance a thread; its memory is kept.
/// </summary>
/// <remarks>
/// From the last site to the first: a site that is wanted, or has a wanted one below it, stays; any other is hung on the
/// one above it, with all that hangs on it. A site that stays, is not wanted and has one child is put on the way of its
/// child. One entry for each depth is what this has to remember.
/// </remarks>
internal sealed class Skeleton
{
    private readonly ClusterContraction cluster = new();
    private SkeletonSite[] sites = [];
    private Open[] opened = [];
    private int count;

    /// <summary>The sites, children before parents, later children first.</summary>
    public ReadOnlySpan<SkeletonSite> Sites => sites.AsSpan(0, count);

    /// <summary>The depth of the deepest site of the cluster.</summary>
    public int Height { get; private set; }

    /// <summary>The most sites that it can have: the training sites, those where two ways meet, and the root.</summary>
    public static int MostSites(int treeSize, long trainingSites) => (int)Math.Min(treeSize, 2 * trainingSites);

    /// <summary>Makes it from a cluster.</summary>
    /// <param name="tree">The cluster.</param>
    /// <param name="height">The depth of its deepest site.</param>
    /// <param name="wanted">The training sites, one bit a site.</param>
    /// <param name="trainingSites">Their number, or more.</param>
    public void Contract(in DepthFirstTree tree, int height, ReadOnlySpan<ulong> wanted, long trainingSites)
    {
        Height = height;
        Reserve(MostSites(tree.Size, trainingSites));
        cluster.Begin(tree, height);
        while (cluster.Next(tree, wanted))
        {
            for (int i = 0; i < cluster.Count; i++)
                Keep(cluster.Sites[i], cluster.Depths[i], cluster.Hung(i), IsWanted(wanted, cluster.Sites[i]));
        }
    }

    /// <summary>Makes it smaller, for some of the training sites.</summary>
    public void Contract(ReadOnlySpan<ulong> wanted)
    {
        // It is written where it was read before.
        int before = count;
        count = 0;
        for (int i = 0; i < before; i++)
        {
            ref SkeletonSite site = ref sites[i];
            ref Open own = ref opened[site.Depth + 1];
            site.Hung.Add(own.Hung);
            own.Hung = default;
            bool isWanted = IsWanted(wanted, site.Site);
            if (isWanted || own.Children > 0)
                Keep(site, isWanted);
            else
                Hang(site);
        }
    }

    private static bool IsWanted(ReadOnlySpan<ulong> wanted, int site) => ((wanted[site >> 6] >> (site & 63)) & 1) != 0;

    /// <summary>Keeps a site of the cluster.</summary>
    private void Keep(int site, int depth, in HungSums hung, bool isWanted)
    {
        ref Open own = ref opened[depth + 1];
        int place = own.LastChild;
        if (own.Children == 1 && !isWanted && depth > 0)
            sites[place].Way.Extend(hung);
        else
            sites[place = count++] = new SkeletonSite(site, depth) { Hung = hung };
        own.Children = 0;
        opened[depth].Adopt(place);
    }

    /// <summary>Keeps a site of the skeleton.</summary>
    private void Keep(in SkeletonSite site, bool isWanted)
    {
        ref Open own = ref opened[site.Depth + 1], above = ref opened[site.Depth + 1 - site.Way.Length];
        int place = own.LastChild;
        if (own.Children == 1 && !isWanted && site.Depth > 0)
            sites[place].Way.Join(site.Hung, site.Way);
        else
            sites[place = count++] = site;
        own.Children = 0;
        above.Adopt(place);
    }

    /// <summary>Hangs a site on the one above it, with its way.</summary>
    private void Hang(in SkeletonSite site)
    {
        HungSums hung = site.Hung;
        SkeletonWay way = site.Way;
        double size = hung.Count;
        hung.Lift(way.Rise(size));
        way.Tilt(size);
        hung.Add(way.Hung);
        opened[site.Depth + 1 - way.Length].Hung.Add(hung);
    }

    private void Reserve(int room)
    {
        count = 0;
        if (sites.Length < room)
        {
            // Old and new must not be there together.
            sites = [];
            sites = GC.AllocateUninitializedArray<SkeletonSite>(room);
        }

        // One entry above the root, where nobody looks.
        if (opened.Length < Height + 2)
            opened = new Open[Height + 2];
    }

    /// <summary>The open site of a depth: its children that stay, and what hangs on it so far.</summary>
    private struct Open
    {
        public int Children, LastChild;
        public HungSums Hung;

        public void Adopt(int child)
        {
            Children++;
            LastChild = child;
        }
    }
}
