using Percolaw.Learning;

namespace Percolaw.Experiments;

/// <summary>
/// Evaluates the optimal learner on one cluster for several training sets: the one with the most training sites first, on
/// the skeleton of all, which then shrinks to that of the others. Where that would take too much memory, several
/// skeletons are made of the cluster, one after another.
/// </summary>
internal sealed class OptimalEvaluator
{
    /// <summary>So many sites a skeleton may have, if it is not that of a single training set.</summary>
    public const int SkeletonSites = 1_000_000;

    private readonly List<SiteList> lists = [];
    private readonly List<(int Request, SiteList Sites)> waiting = [];
    private readonly Skeleton skeleton = new();
    private readonly OptimalErrors errors = new();
    private ulong[] wanted = [];

    /// <summary>Forgets what was added.</summary>
    public void Begin() => waiting.Clear();

    /// <summary>Adds an evaluation; the sites are copied.</summary>
    public void Add(int request, SiteList trainingSites)
    {
        if (lists.Count == waiting.Count)
            lists.Add(new SiteList());
        SiteList sites = lists[waiting.Count];
        sites.CopyFrom(trainingSites);
        waiting.Add((request, sites));
    }

    /// <summary>Fills in the losses of the optimal learner.</summary>
    public void Run(GrownCluster cluster, Span<EvaluationResult> results)
    {
        // The order of equals does not matter to any of them; let it be fixed all the same.
        waiting.Sort((a, b) => (-a.Sites.Count, a.Request).CompareTo((-b.Sites.Count, b.Request)));
        for (int first = 0, end; first < waiting.Count; first = end)
        {
            end = EndOfGroup(cluster.Size, first);
            for (int i = first; i < end; i++)
            {
                (int request, SiteList sites) = waiting[i];
                results[request] = results[request] with { OptimalLoss = Loss(cluster, first, i, end) };
            }
        }
    }

    private int EndOfGroup(int size, int first)
    {
        long trainingSites = waiting[first].Sites.Count;
        int end = first + 1;
        for (; end < waiting.Count; end++)
        {
            trainingSites += waiting[end].Sites.Count;
            if (Skeleton.MostSites(size, trainingSites) > SkeletonSites)
                break;
        }

        return end;
    }

    private double Loss(GrownCluster cluster, int first, int index, int end)
    {
        SiteList sites = waiting[index].Sites;
        if (sites.Count == 0)
            return cluster.Mean(cluster.SumOfSquares, 0);
        Mark(cluster.Size, index, end);
        if (index == first)
            skeleton.Contract(cluster.Tree, cluster.Height, wanted, waiting[first..end].Sum(entry => (long)entry.Sites.Count));
        else
            skeleton.Contract(wanted);
        return cluster.Mean(errors.Sum(skeleton, cluster.Tree.Values, sites.Sites), sites.Count);
    }

    private void Mark(int size, int from, int end)
    {
        int words = (size + 63) / 64;
        if (wanted.Length < words)
            wanted = new ulong[words];
        else
            wanted.AsSpan(0, words).Clear();
        for (int i = from; i < end; i++)
        {
            foreach (int site in waiting[i].Sites.Sites)
                wanted[site >> 6] |= 1UL << (site & 63);
        }
    }
}
