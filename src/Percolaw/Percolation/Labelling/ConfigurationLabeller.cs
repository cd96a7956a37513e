using Percolaw.Randomness;

namespace Percolaw.Percolation;

/// <summary>
/// Draws configurations of a box at a given probability and labels their clusters. A workspace: its memory is used
/// again by every call, and only one thread may use it at a time.
/// </summary>
public sealed class ConfigurationLabeller
{
    private readonly LatticeBox box;
    private readonly PercolationKind kind;
    private readonly bool[] elements;
    private PlainLabels? labels;

    /// <summary>Creates the workspace.</summary>
    public ConfigurationLabeller(LatticeBox box, PercolationKind kind)
    {
        ArgumentNullException.ThrowIfNull(box);
        (this.box, this.kind) = (box, kind);
        elements = new bool[box.SiteCount * (kind == PercolationKind.Bond ? box.Lattice.StepCount : 1)];
    }

    /// <summary>The bytes that a workspace takes at most, whatever the probability.</summary>
    public static long EstimateMemory(LatticeBox box, PercolationKind kind)
    {
        ArgumentNullException.ThrowIfNull(box);
        long elements = box.SiteCount * (kind == PercolationKind.Bond ? box.Lattice.StepCount : 1);
        return elements + (box.SiteCount * (4 + (4L * box.Dimension)));
    }

    /// <summary>Draws a configuration, labels its clusters and gives their sums.</summary>
    /// <param name="stream">Where the random numbers come from.</param>
    /// <param name="probability">p of each site or bond, 0 … 1.</param>
    public ConfigurationSummary Draw(ref RandomStream stream, double probability)
    {
        if (!(probability >= 0 && probability <= 1)) throw new ArgumentOutOfRangeException(nameof(probability), probability, "must be 0 to 1.");
        for (int i = 0; i < elements.Length; i++) elements[i] = stream.NextUniform() < probability;
        return Label(elements);
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
        if (labels is null) throw new InvalidOperationException("no configuration has been drawn");
        labels.CopyLabels(clusters);
    }

    /// <summary>Labels a given configuration.</summary>
    /// <param name="occupied">The sites, or the bonds of step 0 at every site, those of step 1 …</param>
    internal ConfigurationSummary Label(bool[] occupied)
    {
        labels = new PlainLabels(box, kind, occupied);
        return labels.Summary;
    }
}
