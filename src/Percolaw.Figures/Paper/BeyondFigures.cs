using System.Globalization;
using Percolaw.Experiments;
using Percolaw.Fitting;
using Percolaw.Formats;
using Percolaw.Theory;

namespace Percolaw.Figures.Paper;

/// <summary>What goes beyond the paper: the optimal learner, the other allocations, small scales, the errors.</summary>
public static class BeyondFigures
{
    /// <summary>Up to here a scale is small: a few training sites in the largest clusters.</summary>
    private const double Small = 10;

    /// <summary>Nearest neighbour beside the optimal learner.</summary>
    public static Figure Learners(ToyOutcome outcome, Table model, Table data)
    {
        (double from, double to) = outcome.Parameters.FitWindow;
        FittedExponent nearest = outcome.Model.Nearest.Fit(from, to), optimal = outcome.Model.Optimal.Fit(from, to);
        (double difference, double error) = outcome.Model.Optimal.ExponentMinus(outcome.Model.Nearest, from, to);
        double[] ratios = outcome.Model.NearestOverOptimal;
        string caption = string.Create(CultureInfo.InvariantCulture, $"""
            Nearest neighbour as published beside the optimal learner (the posterior mean of a centred random walk, by belief propagation) from the same training sites, tested at all sites. In model scaling the loss of nearest neighbour is {ratios[0]:0.00} times the optimal one at N = 1 and {ratios[^1]:0.00} times at the largest N. **The exponents** over the same {nearest.Count} scales from N = {nearest.From:0} on are {nearest.Exponent:0.000} for nearest neighbour and {optimal.Exponent:0.000} for the optimal learner, a difference of {difference:0.000}{PlusMinus(error)}: {(Math.Abs(difference) > 2 * error ? "the ratio still changes with N in this window" : "no difference beyond chance")}.
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
        double last = outcome.Parameters.MaximumScale;
        double Excess(double scale) => outcome.Model.Spent(Allocation.Published, scale) / scale;
        (double normalised, double normalisedError) = Against(outcome, Allocation.Published, Allocation.Normalised);
        (double optimal, double optimalError) = Against(outcome, Allocation.Normalised, Allocation.Optimal);
        string caption = string.Create(CultureInfo.InvariantCulture, $"""
            Model scaling with the published allocation, which with {outcome.Parameters.Clusters} clusters spends Σ n_{"{k}"} = {Excess(1):0.00} N at N = 1 and {Excess(last):0.00} N at N = {last:0}, with the same shape normalised to Σ n_{"{k}"} = N, and with the optimal one. In the window of the fit the normalised losses lie {100 * normalised:+0.0;-0.0} %{PlusMinus(100 * normalisedError, "0.0")} from the published ones, **because less is spent**, and the optimal ones {100 * optimal:+0.0;-0.0} %{PlusMinus(100 * optimalError, "0.0")} from the normalised ones; theory expects some -1.5 % at N = 500. The errors are those of one curve, so they are too large for the differences, whose clusters are the same.
            """);
        return Figure.Create(
            "allocations", "What the allocation changes", caption,
            "Loss against degrees of freedom for three allocations; the published one is the lowest.",
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
            Measured loss (median, all sites) over predicted loss; 1 is perfect. At scales up to {Small:0} the integral is off by {WorstSmall(ratios, "theory"):0} % (a) and {WorstSmall(dataRatios, "theory"):0} % (b), the exact sum by {WorstSmall(ratios, "theory_exact"):0} % and {WorstSmall(dataRatios, "theory_exact"):0} %, the drawn clusters by {WorstSmall(ratios, "theory_drawn_clusters"):0} % and {WorstSmall(dataRatios, "theory_drawn_clusters"):0} %; over all scales the integral by {Worst(ratios, "theory"):0} % and {Worst(dataRatios, "theory"):0} %. Model scaling: the exact sum over ideal cluster sizes is off by up to {Worst(ratios, "theory_exact"):0} %, with the allocation that is really used by {Worst(ratios, "theory_allocated"):0} %; the sum over the clusters that were **really drawn** leaves {Worst(ratios, "theory_drawn_clusters"):0} %. Data scaling: the exact sum is off by {Worst(dataRatios, "theory_exact"):0} %, the drawn clusters leave {Worst(dataRatios, "theory_drawn_clusters"):0} %. Ideal sizes miss that the largest clusters are random; where the integral does better than the exact sum, two errors cancel. What the clusters drawn leave is the learner.
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
                ErrorPanel(RelativeErrors(model, "model"), "degrees of freedom N", "(a) model scaling", LegendPlace.BottomRight),
                ErrorPanel(RelativeErrors(data, "data"), "data set size 𝒟", "(b) data scaling", LegendPlace.None)));
    }

    private static string PlusMinus(double error, string format = "0.000") =>
        double.IsNaN(error) ? "" : " ± " + error.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>The mean relative difference of an allocation's losses from another's in the window, and its error.</summary>
    private static (double Value, double Error) Against(ToyOutcome outcome, Allocation reference, Allocation allocation)
    {
        MeasuredCurve from = outcome.Model.Of(reference), curve = outcome.Model.Of(allocation);
        (double start, double end) = outcome.Parameters.FitWindow;
        return curve.LogRatio(scale => from.IndexOf(scale) is >= 0 and int place ? from.Bands[place].Median : double.NaN, start, end);
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

    private static double WorstSmall(Table ratios, string theory) => Worst(ratios, theory, Small);

    private static double Worst(Table ratios, string theory, double upTo = double.PositiveInfinity) => 100 * ratios.Rows
        .Where(row => (string)row[1]! == Name(theory) && (double)row[0]! <= upTo)
        .Max(row => Math.Abs((double)row[2]! - 1));

    private static Plot RatioPanel(Table table, string scale, string title, LegendPlace legend) => new(
        Axis.Log(scale),
        Axis.Linear("measured / predicted") with { Min = 0.5, Max = 1.8 },
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
