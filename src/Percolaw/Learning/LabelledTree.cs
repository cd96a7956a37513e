namespace Percolaw.Learning;

/// <summary>A cluster as a tree with its target: views into caller-owned memory.</summary>
public readonly ref struct LabelledTree
{
    /// <summary>Combines the arrays of one cluster, of the same length, at least 1.</summary>
    /// <param name="parents">The parent of each site, which comes before it (the root, the first, is its own), and siblings
    /// in the order of the cluster, see <see cref="Percolation.TreeShape.Parents"/>.</param>
    /// <param name="values">The target on each site, mean 0 and variance 1.</param>
    public LabelledTree(ReadOnlySpan<int> parents, ReadOnlySpan<float> values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parents.Length, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, parents.Length);
        Parents = parents;
        Values = values;
    }

    /// <summary>The parent of each site.</summary>
    public ReadOnlySpan<int> Parents { get; }

    /// <summary>The target on each site, mean 0 and variance 1.</summary>
    public ReadOnlySpan<float> Values { get; }

    /// <summary>The number of sites.</summary>
    public int Size => Parents.Length;
}
