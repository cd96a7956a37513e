using System.Globalization;
using Percolaw.Experiments;
using Percolaw.Formats;

namespace Percolaw.Figures.Paper;

/// <summary>What goes beyond the paper: the optimal learner, the other allocations, small scales, the errors.</summary>
public static class BeyondFigures
{
    /// <summary>Nearest neighbour beside the optimal learner.</summary>
    public static Figure Learners(ToyOutcome outcome, Table model, Table data)
    {
        (double from, double to) = ToyOutcome.FitWindow(outcome.Parameters);
        double nearest = outcome.Model.AllSites.Fit(from, to).Exponent, optimal = outcome.Model.Optimal.Fit(from, to).Exponent;
        (double first, double last) = (Ratio(outcome, 0), Ratio(outcome, outcome.Model.Optimal.Scales.Count - 1));
        string caption = string.Create(CultureInfo.InvariantCulture, $"""
            Nearest neighbour as published beside the optimal learner (the posterior mean of a centred random walk, by belief propagation) from the same training sites, tested at all sites. Optimal is lower everywhere, the loss of nearest neighbour is {first:0.00} times as large at N = 1 and {last:0.00} times at the largest N, but **the exponent is the same**: {nearest:0.000} and {optimal:0.000} from N = {from:0} on. c = 2 is a property of the target, not of the simple learner.
            """);
        return Figure.Create(
            "optimal-learner", "How far from optimal is nearest neighbour?", caption,
            "Two panels of loss on logarithmic axes, each with a curve for nearest neighbour and a lower, parallel one for the optimal learner.",
            Panels.Beside(
                Learner(model, "degrees of freedom N", "(a) model scaling", LegendPlace.BottomLeft),
                Learner(data, "data set size 𝒟", "(b) data scaling", LegendPlace.None)));
    }

    /// <summary>The three allocations.</summary>
    public static Figure AllocationCurves(ToyOutcome outcome, Table model)
    {
        string caption = string.Create(CultureInfo.InvariantCulture, $"""
            Model scaling with the published allocation, which spends Σ n_{"{k}"} = 2.04 N at N = 1 and 1.17 N at N = 30000 with 316 clusters, with the same shape normalised to Σ n_{"{k}"} = N, and with the optimal one. **The published curve is lower at small N because it spends more**; spent honestly, N degrees of freedom give a higher loss, and optimal is little better than normalised, as theory says (1.6 % at N = 500).
            """);
        return Figure.Create(
            "allocations", "What the allocation changes", caption,
            "Loss against degrees of freedom for three allocations; the published one is the lowest at small N, all join at large N.",
            new Plot(
                Axis.Log("degrees of freedom N"),
                Axis.Log("loss"),
                new Line(model, "n", "theory_exact") { Label = "exact sum", Colour = Palette.Ink, Width = 1.4 },
                new Points(model, "n", "published_allocation_median") { Label = "published", Size = 40, Colour = Palette.Blue },
                new Points(model, "n", "normalised_allocation_median") { Label = "normalised", Size = 40, Colour = Palette.Vermilion, Shape = Shape.Square },
                new Points(model, "n", "optimal_allocation_median") { Label = "optimal", Size = 40, Colour = Palette.Green, Shape = Shape.Triangle })
            {
                Legend = LegendPlace.BottomLeft,
            });
    }

    /// <summary>Measured over predicted loss: which theory is right at small scales.</summary>
    public static Figure SmallScales(ToyOutcome outcome, Table model, Table data)
    {
        Table ratios = Ratios(model, "model", ["theory", "theory_exact", "theory_allocated", "theory_drawn_clusters"]);
        Table dataRatios = Ratios(data, "data", ["theory", "theory_exact", "theory_drawn_clusters"]);
        string caption = string.Create(CultureInfo.InvariantCulture, $"""
            Measured loss (median, all sites) over predicted loss; 1 is perfect. The paper's integral is off by up to {Worst(ratios, "theory"):0} % (a) and {Worst(dataRatios, "theory"):0} % (b). Model scaling: summing the loss of the allocation that is really used removes most of it (up to {Worst(ratios, "theory_allocated"):0} %), and the clusters really drawn instead of ideal ones leave up to {Worst(ratios, "theory_drawn_clusters"):0} %. Data scaling: the exact sum leaves {Worst(dataRatios, "theory_exact"):0} %, the drawn clusters {Worst(dataRatios, "theory_drawn_clusters"):0} %. What remains at small scales is the learner: near one training site a cluster it is worse than predicting 0.
            """);
        return Figure.Create(
            "small-scales", "Where theory and measurement part", caption,
            "Two panels of the ratio of measured to predicted loss against scale, a line for each theory, with a line at 1.",
            Panels.Beside(
                RatioPanel(ratios, "degrees of freedom N", "(a) model scaling", LegendPlace.Top),
                RatioPanel(dataRatios, "data set size 𝒟", "(b) data scaling", LegendPlace.None)));
    }

    /// <summary>The statistical error of every point, published and tested at all sites.</summary>
    public static Figure Errors(ToyOutcome outcome, Table model, Table data)
    {
        string caption = string.Create(CultureInfo.InvariantCulture, $"""
            Standard error of the median over {outcome.Seeds.Count} seeds in percent (bootstrap over seeds), with the published test sites and with all sites. Testing at all sites removes the chance of the test sites only; what remains is the chance of clusters and training sites, which only more seeds reduce.
            """);
        return Figure.Create(
            "statistical-errors", "How sure are the curves?", caption,
            "Two panels of the relative standard error against scale for the two estimates.",
            Panels.Beside(
                ErrorPanel(RelativeErrors(model, "model"), "degrees of freedom N", "(a) model scaling", LegendPlace.TopRight),
                ErrorPanel(RelativeErrors(data, "data"), "data set size 𝒟", "(b) data scaling", LegendPlace.None)));
    }

    private static double Ratio(ToyOutcome outcome, int place)
    {
        double scale = outcome.Model.Optimal.Scales[place];
        return outcome.Model.AllSites.Bands[outcome.Model.AllSites.IndexOf(scale)].Median / outcome.Model.Optimal.Bands[place].Median;
    }

    private static Plot Learner(Table table, string scale, string title, LegendPlace legend) => new(
        Axis.Log(scale),
        Axis.Log("loss"),
        new Line(table, "n", "all_sites_median") { Label = "nearest neighbour", Colour = Palette.Blue },
        new Points(table, "n", "optimal_learner_median") { Label = "optimal learner", Colour = Palette.Vermilion, Size = 40 },
        new Line(table, "n", "theory_exact") { Label = "exact sum", Colour = Palette.Ink, Dash = Dash.Dashed, Width = 1.4 })
    {
        Title = title,
        Width = 280,
        Height = 300,
        Legend = legend,
    };

    private static Table Ratios(Table curves, string what, string[] theories)
    {
        var table = new Table(what + "_ratios", "n", "against", "ratio");
        foreach (string theory in theories)
        {
            foreach (object?[] row in curves.Rows)
                table.Add(row[0], Name(theory), (double)row[curves.IndexOf("all_sites_median")]! / (double)row[curves.IndexOf(theory)]!);
        }

        return table;
    }

    private static string Name(string theory) => theory switch
    {
        "theory" => "integral",
        "theory_exact" => "exact sum",
        "theory_allocated" => "allocation used",
        _ => "drawn clusters",
    };

    private static double Worst(Table ratios, string theory) => 100 * ratios.Rows
        .Where(row => (string)row[1]! == Name(theory))
        .Max(row => Math.Abs((double)row[2]! - 1));

    private static Plot RatioPanel(Table table, string scale, string title, LegendPlace legend) => new(
        Axis.Log(scale),
        Axis.Linear("measured / predicted") with { Min = 0.5, Max = 1.6 },
        Ratio(table, "theory", Palette.Blue, Dash.Solid),
        Ratio(table, "theory_exact", Palette.Vermilion, Dash.Dashed),
        Ratio(table, "theory_allocated", Palette.Green, Dash.Dotted),
        Ratio(table, "theory_drawn_clusters", Palette.Ink, Dash.Solid),
        Rule.Horizontal(1))
    {
        Title = title,
        Width = 270,
        Height = 260,
        Legend = legend,
    };

    private static Line Ratio(Table table, string theory, string colour, Dash dash) => new(table, "n", "ratio")
    {
        Where = new Match("against", Name(theory)),
        Label = Name(theory),
        Colour = colour,
        Dash = dash,
        Width = 1.6,
    };

    private static Table RelativeErrors(Table curves, string what)
    {
        var table = new Table(what + "_errors", "n", "estimate", "percent");
        foreach ((string name, string median, string error) in new[]
        {
            ("published", "median", "standard_error"), ("all sites", "all_sites_median", "all_sites_standard_error"),
        })
        {
            foreach (object?[] row in curves.Rows)
            {
                if (row[curves.IndexOf(median)] is double value && row[curves.IndexOf(error)] is double standardError)
                    table.Add(row[0], name, 100 * standardError / value);
            }
        }

        return table;
    }

    private static Plot ErrorPanel(Table table, string scale, string title, LegendPlace legend) => new(
        Axis.Log(scale),
        Axis.Linear("standard error / %") with { Min = 0 },
        new Line(table, "n", "percent") { Series = "estimate", Width = 1.8 })
    {
        Title = title,
        Width = 280,
        Height = 240,
        Legend = legend,
    };
}
