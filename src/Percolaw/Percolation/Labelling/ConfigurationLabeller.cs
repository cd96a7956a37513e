using System.Runtime.CompilerServices;
using Percolaw.Randomness;

namespace Percolaw.Percolation;

/// <summary>
/// Draws configurations of a box at a given probability and labels their clusters. A workspace: its memory is used
/// again by every call, and only one thread may use it at a time.
/// </summary>
/// <remarks>
/// Sites are bits. Runs of connected sites along axis 0 are joined by union-find, first inside the box, where nothing
/// has to be known of turns around it; then the clusters of the box around it, with their turns.
/// </remarks>
public sealed class ConfigurationLabeller
{
    private readonly LatticeBox box;
    private readonly bool positions;
    private readonly ElementBits elements;
    private readonly RunTable runs;
    private readonly LinkWalk walk;
    private readonly RunClusters clusters = new();
    private readonly TurnUnion turns;
    private readonly ClusterSums sums;
    private readonly ClusterTally tally = new();
    private bool[] onLowFace = [];
    private int clusterCount = -1;

    /// <summary>Creates the workspace.</summary>
    /// <param name="box">The box.</param>
    /// <param name="kind">What is occupied.</param>
    /// <param name="gyration">Whether the sums of gyration are wanted; without them they are 0, and the rest is faster.</param>
    public ConfigurationLabeller(LatticeBox box, PercolationKind kind, bool gyration = true)
    {
        ArgumentNullException.ThrowIfNull(box);
        this.box = box;
        positions = gyration;
        elements = new ElementBits(box, kind);
        runs = new RunTable(box, elements);
        walk = new LinkWalk(box);
        turns = new TurnUnion(box);
        sums = new ClusterSums(box, positions);
    }

    private bool Periodic => box.Boundary == Boundary.Periodic;

    /// <summary>The bytes that a workspace takes at most, whatever the probability: an upper estimate.</summary>
    public static long EstimateMemory(LatticeBox box, PercolationKind kind)
    {
        ArgumentNullException.ThrowIfNull(box);
        return LabellerMemory.Most(box, kind);
    }

    /// <summary>The bytes that a workspace takes at most at a probability: an upper estimate.</summary>
    public static long EstimateMemory(LatticeBox box, PercolationKind kind, double probability)
    {
        ArgumentNullException.ThrowIfNull(box);
        CheckProbability(probability);
        return LabellerMemory.At(box, kind, probability);
    }

    /// <summary>Draws a configuration, labels its clusters and gives their sums.</summary>
    /// <param name="stream">Where the random numbers come from: 32 of them, whatever the size of the box.</param>
    /// <param name="probability">p of each site or bond, 0 … 1.</param>
    public ConfigurationSummary Draw(ref RandomStream stream, double probability)
    {
        CheckProbability(probability);
        elements.Draw(ref stream, probability);
        return Label();
    }

    /// <summary>
    /// The cluster of every site of the configuration drawn last, as its rank by size: 0 is the largest, the first site
    /// decides between equals; -1 where the site is empty.
    /// </summary>
    /// <param name="clusters">One for every site.</param>
    /// <exception cref="InvalidOperationException">Nothing has been drawn.</exception>
    public void CopyLabels(Span<int> clusters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(clusters.Length, box.SiteCount);
        if (clusterCount < 0) throw new InvalidOperationException("no configuration has been drawn");
        int[] ranks = Ranks();
        ref ulong occupied = ref elements.Plane(0);
        for (int site = 0; site < box.SiteCount; site++)
        {
            bool empty = elements.Kind == PercolationKind.Site && (Unsafe.Add(ref occupied, site >> 6) >> site & 1) == 0;
            clusters[site] = empty ? -1 : ranks[RootOf(this.clusters.Clusters[runs.RunOf(site)])];
        }
    }

    /// <summary>Labels a given configuration, see <see cref="ElementBits.Set"/>.</summary>
    internal ConfigurationSummary Label(ReadOnlySpan<bool> given)
    {
        elements.Set(given);
        return Label();
    }

    private ConfigurationSummary Label()
    {
        runs.Find();
        clusters.Join(elements, runs, walk);
        clusterCount = clusters.Number(runs.Count);
        sums.Add(elements, runs, clusters.Clusters, clusterCount);
        if (Periodic) turns.Join(elements, runs, clusters.Clusters, clusterCount, walk, sums);
        tally.Reset();
        for (int cluster = 0; cluster < clusterCount; cluster++)
        {
            if (RootOf(cluster) != cluster) continue;
            bool unwrapped = !Periodic || !turns.Wraps(cluster);
            tally.Add(sums.Size(cluster), unwrapped, positions && unwrapped ? sums.Gyration(cluster) : 0);
        }
        return tally.Summary(box, Periodic ? turns.Wrapped : 0, !Periodic && Spans());
    }

    private static void CheckProbability(double probability)
    {
        if (!(probability >= 0 && probability <= 1)) throw new ArgumentOutOfRangeException(nameof(probability), probability, "must be 0 to 1.");
    }

    private int RootOf(int cluster) => Periodic ? turns.Roots[cluster] : cluster;

    /// <summary>Whether some cluster has sites on both faces of axis 0.</summary>
    private bool Spans()
    {
        if (onLowFace.Length < clusterCount) onLowFace = new bool[clusterCount + (clusterCount / 16)];
        Span<bool> low = onLowFace.AsSpan(0, clusterCount);
        low.Clear();
        for (long row = 0; row < box.SiteCount; row += box.Length)
        {
            if (Occupied((int)row)) low[clusters.Clusters[runs.RunOf((int)row)]] = true;
        }
        for (long row = box.Length - 1; row < box.SiteCount; row += box.Length)
        {
            if (Occupied((int)row) && low[clusters.Clusters[runs.RunOf((int)row)]]) return true;
        }
        return false;
    }

    private bool Occupied(int site) =>
        elements.Kind == PercolationKind.Bond || (Unsafe.Add(ref elements.Plane(0), site >> 6) >> site & 1) != 0;

    private int[] Ranks()
    {
        int[] order = [.. Enumerable.Range(0, clusterCount).Where(cluster => RootOf(cluster) == cluster).OrderByDescending(sums.Size)];
        int[] ranks = new int[clusterCount];
        for (int rank = 0; rank < order.Length; rank++) ranks[order[rank]] = rank;
        return ranks;
    }
}
