using System.Globalization;
using Percolaw.Experiments;
using Percolaw.Formats;

namespace Percolaw.Figures.Paper;

/// <summary>The paper's figure of the distribution of cluster sizes.</summary>
public static class SizesFigure
{
    /// <summary>The figure.</summary>
    public static Figure Create(ToyOutcome outcome, Table table)
    {
        ToyParameters parameters = outcome.Parameters;
        (double worst, int size) = LargestDeviation(table);
        long attempts = outcome.Seeds.Sum(seed => (long)seed.Survey.Attempts);
        string caption = string.Create(CultureInfo.InvariantCulture, $"""
            The fraction of {attempts:N0} clusters that have at least s sites, the small ones that are thrown away (s < {parameters.MinimumSize}) included, with the exact distribution of the Bethe lattice and its asymptote s^{"{2-τ}"}. **{(worst < 4 ? "Agreement" : "Disagreement")}:** the largest deviation from the exact tail is {worst:0.0} standard errors, at s = {size:N0}; neighbouring points share most of their clusters.
            """);
        return Figure.Create(
            "cluster-sizes",
            "The distribution of cluster sizes",
            caption,
            "Tail distribution of cluster sizes on logarithmic axes: points on the exact curve, which joins the power law.",
            new Plot(
                Axis.Log("cluster size s"),
                Axis.Log("fraction of clusters ≥ s"),
                new Line(table, "size", "power_law") { Label = "asymptote", Colour = Palette.Ink, Dash = Dash.Dotted, Width = 1.4 },
                new Line(table, "size", "theory") { Label = "exact", Colour = Palette.Ink, Width = 1.4 },
                new Points(table, "size", "at_least") { Label = "measured", Size = 26 },
                Rule.Vertical(parameters.MinimumSize) with { Text = "smallest size kept" })
            {
                Legend = LegendPlace.BottomLeft,
            });
    }

    private static (double Errors, int Size) LargestDeviation(Table table)
    {
        (double Errors, int Size) largest = (0, 1);
        foreach (object?[] row in table.Rows)
        {
            if (row[1] is not double tail || row[3] is not double theory || row[2] is not double error || error == 0)
                continue;
            double errors = Math.Abs(tail - theory) / error;
            if (errors > largest.Errors)
                largest = (errors, (int)(long)row[0]!);
        }

        return largest;
    }
}
