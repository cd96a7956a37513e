using System.Globalization;
using Percolaw.Experiments;
using Percolaw.Formats;

namespace Percolaw.Figures.Paper;

/// <summary>The paper's figure of the allocation scan.</summary>
public static class ScanFigure
{
    /// <summary>The figure.</summary>
    public static Figure Create(ToyScanOutcome scan, Table table, double degreesOfFreedom)
    {
        (double exponent, double breakRank) = scan.Pairs[scan.MinimumIndex];
        string caption = string.Create(CultureInfo.InvariantCulture, $"""
            Loss of random allocations n_{"{k}"} ∝ k^{"{b-1}"} up to k_{"{br}"} with Σ n_{"{k}"} = {degreesOfFreedom}, on the clusters of the first seed, tested at all sites. **The theory's pair** (diamond, no free parameter): its loss is {100 * scan.Excess:0.0} % above the smallest one found (circle, b = {exponent:0.00}, k_{"{br}"} = {breakRank:0}). One loss has a noise of {100 * scan.Noise / scan.TheoryLoss:0.0} %, and the smallest of many noisy losses is low by chance, so this excess is an upper estimate. Free of that selection, the theory's pair lies {100 * scan.ExcessOverOptimalEnd:0.0} ± {100 * scan.ExcessOverOptimalEndError:0.0} % above the pair that ends at the optimal point (k_{"{br}"} = {scan.OptimalEndPair.BreakRank:0}), on these clusters.
            """);
        return Figure.Create(
            "allocation-scan",
            FormattableString.Invariant($"The allocation scan at N = {degreesOfFreedom}"),
            caption,
            "Scatter plot of the allocation exponent against the break rank, coloured by loss, with the theory's pair and the minimum marked.",
            new Plot(
                Axis.Linear("allocation exponent b"),
                Axis.Log("break rank"),
                new Points(table, "b", "k_br") { ColourBy = new ColourScale("all_sites_loss", "loss") { Log = true }, Size = 22, Opacity = 0.85 },
                new Annotation(exponent, breakRank, "") { Shape = Shape.Circle, Label = "smallest loss", Colour = Palette.Ink, Right = 12, Down = 14 },
                new Annotation(scan.OptimalEndPair.Exponent, scan.OptimalEndPair.BreakRank, "") { Shape = Shape.Triangle, Label = "optimal end point", Colour = Palette.Orange },
                new Annotation(scan.TheoryPair.Exponent, scan.TheoryPair.BreakRank, "") { Shape = Shape.Diamond, Label = "theory's pair", Colour = Palette.Vermilion, Right = 12 })
            {
                Width = 540,
            });
    }
}
