using Percolaw.Percolation;

namespace Percolaw.Learning;

/// <summary>A cluster as a tree with its target: views into caller-owned memory.</summary>
public readonly ref struct LabelledTree
{
    private readonly TreeFrontier frontier;

    /// <summary>Combines the arrays of one cluster, all of the same length, at least 1.</summary>
    public LabelledTree(ReadOnlySpan<int> parents, ReadOnlySpan<float> values, ReadOnlySpan<int> subtreeSizes = default)
        : this(parents, values, subtreeSizes, new TreeFrontier())
    {
        frontier.Measure(parents);
    }

    /// <param name="parents">One entry a site.</param>
    /// <param name="values">One entry a site.</param>
    /// <param name="subtreeSizes">One entry a site, or none.</param>
    /// <param name="frontier">Measured on the parents.</param>
    internal LabelledTree(ReadOnlySpan<int> parents, ReadOnlySpan<float> values, ReadOnlySpan<int> subtreeSizes, TreeFrontier frontier)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parents.Length, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, parents.Length);
        this.frontier = frontier;
        Parents = parents;
        Values = values;
        SubtreeSizes = subtreeSizes;
    }

    /// <summary>The parent of each site in breadth-first order, see <see cref="Percolation.BetheGrowth"/>.</summary>
    public ReadOnlySpan<int> Parents { get; }

    /// <summary>The target on each site, mean 0 and variance 1.</summary>
    public ReadOnlySpan<float> Values { get; }

    /// <summary>The number of sites at or below each site; only the optimal learner's sweep asks for it.</summary>
    public ReadOnlySpan<int> SubtreeSizes { get; }

    /// <summary>Which sites have children, one bit each, see <see cref="TreeFrontier.HasChildren"/>.</summary>
    public ReadOnlySpan<ulong> HasChildren => frontier.HasChildren;

    /// <summary>How many sites a pass has to remember, see <see cref="TreeFrontier.Width"/>.</summary>
    public int FrontierWidth => frontier.Width;

    /// <summary>The number of sites.</summary>
    public int Size => Parents.Length;
}
