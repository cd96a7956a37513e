using Percolaw.Experiments;
using Percolaw.Figures.Percolation;
using Percolaw.Formats;
using Percolaw.Percolation;

namespace Percolaw.Figures.Paper;

/// <summary>The paper's figure of site percolation on a small cubic lattice below, at and above the threshold.</summary>
public static class LatticeFigure
{
    private const int Length = 10;
    private static readonly double[] Probabilities = [0.2, 0.3116, 0.45];

    /// <summary>The figure.</summary>
    public static Figure Create(ulong seed)
    {
        LatticeParameters parameters = new() { Dimension = 3, Boundary = Boundary.Free, Seed = seed };
        return Figure.Create(
            "site-percolation",
            "Site percolation on a 10 × 10 × 10 lattice",
            "Below, at and above the threshold p_{c} = 0.3116; one colour a cluster, the largest emphasised. With more sites the many small clusters **merge** into one that spans the lattice.",
            "Three cubes of coloured voxels: small separate clusters, a few large ones, and a single dominating cluster.",
            Panels.Beside([.. Probabilities.Select((probability, i) => (View)new Voxels(Sites(parameters, probability, i), Length)
            {
                Title = FormattableString.Invariant($"p = {probability}"),
                Width = 205,
            })]));
    }

    private static Table Sites(LatticeParameters parameters, double probability, int panel)
    {
        LatticeBox box = parameters.Box(Length);
        return ConfigurationFigure.Corner($"lattice_{panel + 1}", LatticeExperiment.DrawClusters(parameters, box, probability), box, Length);
    }
}
