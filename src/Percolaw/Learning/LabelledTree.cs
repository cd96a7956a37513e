using Percolaw.Percolation;

namespace Percolaw.Learning;

/// <summary>A cluster as a tree with its target: views into caller-owned memory.</summary>
public readonly ref struct LabelledTree
{
    /// <summary>Combines the arrays of one cluster, all of the same length, at least 1.</summary>
    public LabelledTree(ReadOnlySpan<int> parents, ReadOnlySpan<float> values, ReadOnlySpan<int> subtreeSizes = default)
        : this(parents, values, subtreeSizes, TreeShape.Window(parents))
    {
    }

    internal LabelledTree(ReadOnlySpan<int> parents, ReadOnlySpan<float> values, ReadOnlySpan<int> subtreeSizes, int window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parents.Length, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, parents.Length);
        Parents = parents;
        Values = values;
        SubtreeSizes = subtreeSizes;
        Window = window;
    }

    /// <summary>The parent of each site in breadth-first order, see <see cref="Percolation.BetheGrowth"/>.</summary>
    public ReadOnlySpan<int> Parents { get; }

    /// <summary>The target on each site, mean 0 and variance 1.</summary>
    public ReadOnlySpan<float> Values { get; }

    /// <summary>The number of sites at or below each site; only the optimal learner's sweep asks for it.</summary>
    public ReadOnlySpan<int> SubtreeSizes { get; }

    /// <summary>The width of the tree, see <see cref="TreeShape.Window"/>.</summary>
    public int Window { get; }

    /// <summary>The number of sites.</summary>
    public int Size => Parents.Length;
}
