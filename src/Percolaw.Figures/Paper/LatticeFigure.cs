using Percolaw.Formats;
using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Figures.Paper;

/// <summary>The paper's figure of site percolation on a small cubic lattice below, at and above the threshold.</summary>
public static class LatticeFigure
{
    private const int Length = 10;
    private static readonly double[] Probabilities = [0.2, 0.3116, 0.45];

    /// <summary>The figure.</summary>
    public static Figure Create(ulong seed) => Figure.Create(
        "site-percolation",
        "Site percolation on a 10 × 10 × 10 lattice",
        "Below, at and above the threshold p_{c} = 0.3116; one colour a cluster, the largest emphasised. The three panels use the same random numbers, so that a larger p only adds sites: many small clusters **merge** into one that spans the lattice.",
        "Three cubes of coloured voxels: small separate clusters, a few large ones, and a single dominating cluster.",
        Panels.Beside([.. Probabilities.Select((probability, i) => (View)new Voxels(Sites(seed, probability, i), Length)
        {
            Title = FormattableString.Invariant($"p = {probability}"),
            Width = 205,
        })]));

    private static Table Sites(ulong seed, double probability, int panel)
    {
        var stream = new RandomStream(seed, StreamPurpose.LatticeConfiguration, 0);
        var table = new Table($"lattice_{panel + 1}", "x", "y", "z", "cluster");
        foreach (CubicSite site in CubicConfiguration.Draw(ref stream, Length, probability))
            table.Add(site.X, site.Y, site.Z, site.Cluster);
        return table;
    }
}
