using Percolaw.Experiments;
using Percolaw.Formats;
using Percolaw.Percolation;

namespace Percolaw.Figures.Percolation;

/// <summary>Wrapping or spanning probabilities against the occupation probability.</summary>
public static class WrappingFigure
{
    /// <summary>
    /// The probability at p_c that a cluster wraps a given direction of a large square torus: Pinson, J. Stat. Phys. 75,
    /// 1167 (1994), evaluated by Newman and Ziff, Phys. Rev. E 64, 016706 (2001), to 0.521058290.
    /// </summary>
    private const double SquareTorus = 0.521058289;

    /// <summary>The figure; null with fewer than three probabilities.</summary>
    public static Figure? Create(LatticeParameters parameters, IReadOnlyList<LatticeMeasurement> points)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(points);
        if (!LatticeCurves.Possible(parameters)) return null;
        bool periodic = parameters.Boundary == Boundary.Periodic;
        Table table = LatticeCurves.Table("wrapping", points, periodic ? "wrapping_given" : "spanning");
        string what = periodic ? "some cluster wraps around direction 1 of the torus" : "some cluster joins the two faces of direction 1";
        string several = parameters.Lengths.Count > 1
            ? " The curves of different lengths cross near p_{c}, at a height that all large boxes share."
            : " With several lengths the curves would cross near p_{c}.";
        string exact = IsSquareTorus(parameters) ? " The horizontal line is the exact value at p_{c} for large boxes, 0.52106 (Pinson 1994; Newman and Ziff 2001)." : "";
        return Figure.Create(
            periodic ? "wrapping" : "spanning",
            periodic ? "Wrapping probability" : "Spanning probability",
            $"The probability that {what}, with one standard error.{several}{exact}",
            "Curves that rise from 0 to 1 with the occupation probability, steeper for larger boxes, and cross at one point.",
            new Plot(
                Axis.Linear("occupation probability p"),
                Axis.Linear("probability") with { Min = 0, Max = 1 },
                [.. LatticeCurves.ThresholdRule(parameters), .. Exact(parameters), .. LatticeCurves.Layers(table)])
            {
                Legend = LegendPlace.TopLeft,
            });
    }

    private static IEnumerable<Layer> Exact(LatticeParameters parameters) => IsSquareTorus(parameters) ? [Rule.Horizontal(SquareTorus)] : [];

    private static bool IsSquareTorus(LatticeParameters parameters) =>
        parameters.Boundary == Boundary.Periodic && parameters.Dimension == 2 && parameters.Lattice == "hypercubic";
}
