namespace Percolaw.Cli.Commands.DataSets;

/// <summary>How often a point of a hierarchical data set founds a cluster.</summary>
internal enum HierarchicalMode
{
    /// <summary>With probability 1/3: sizes follow a power law with τ = 5/2.</summary>
    Distribution,

    /// <summary>Never: there is one cluster.</summary>
    OneCluster,

    /// <summary>With a probability that the user names.</summary>
    Custom,
}
