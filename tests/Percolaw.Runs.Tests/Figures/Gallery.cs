using Percolaw.Figures;
using Percolaw.Formats;

namespace Percolaw.Tests.Figures;

/// <summary>One figure of each kind, like those of the paper, from made-up data: small for golden files, larger to look at.</summary>
internal static class Gallery
{
    public static IReadOnlyList<Figure> All(bool small) =>
    [
        Curves(small), Measured(small), Scan(small), GalleryDrawings.Lattices(small), GalleryDrawings.Trees(small),
        Sizes(small), Histogram(small), Singles(small), Ratios(), Heat(), Width(small),
    ];

    public static Figure Curves(bool small)
    {
        Table curves = new("theoretical_model_scaling", "c_over_d", "n", "loss");
        Table asymptotes = new("asymptotes", "c_over_d", "n", "loss");
        foreach (double exponent in small ? [0.5, 2.0] : (double[])[0.1, 0.5, 1, 2, 20])
        {
            foreach (double n in Powers(small ? 3 : 60, 1, 30000))
            {
                double slope = Math.Min(exponent, 1);
                curves.Add(exponent, n, Rounded(Math.Pow(1 + (n / 3), -slope) * Math.Pow(1 + (1 / 3.0), slope)));
                asymptotes.Add(exponent, n, Rounded(1.3 * Math.Pow(n / 3, -slope)));
            }
        }

        return Figure.Create(
            "theoretical-model-scaling",
            "Theoretical model scaling, α = 1",
            "The loss falls as `N` to the power of the smaller of `c/D` and α; the **asymptotes** are dotted. The approach is slow: N^{-1/2} is reached only beyond 10^{4}.",
            "Line plot on logarithmic axes: loss against model degrees of freedom for several ratios c/D, each with its dotted asymptote.",
            new Plot(
                Axis.Log("model degrees of freedom N"),
                Axis.Log("loss L") with { Min = 1e-4, Max = 1.2 },
                new Line(curves, "n", "loss") { Series = "c_over_d", SeriesLabel = "c/D = {0}" },
                new Line(asymptotes, "n", "loss") { Series = "c_over_d", SeriesLabel = "c/D = {0}", Dash = Dash.Dotted, Width = 1.4, InLegend = false },
                new LegendKey("asymptote", Dash.Dotted)));
    }

    public static Figure Measured(bool small)
    {
        Random random = new(1);
        Table table = new("model_scaling", "n", "median", "p16", "p84", "theory");
        foreach (double n in Powers(small ? 3 : 50, 1, 30000))
        {
            double theory = Math.Pow(1 + (n / 2), -0.5) * 1.22;
            double median = theory * (small ? 1.1 : 0.95 + (0.1 * random.NextDouble()));
            table.Add(n, Rounded(median), Rounded(median * 0.8), Rounded(median * 1.25), Rounded(theory));
        }

        return Figure.Create(
            "measured-model-scaling",
            "Measured model scaling",
            "The median of 50 seeds with the 16th to 84th percentile follows the theory, which has no free parameter.",
            "Measured loss with a band, and the theory's curve, on logarithmic axes.",
            new Plot(
                Axis.Log("model degrees of freedom N"),
                Axis.Log("loss L"),
                new Band(table, "n", "p16", "p84") { Label = "median, 16–84 %" },
                new Points(table, "n", "median") { Label = "median, 16–84 %", Size = 28 },
                new Line(table, "n", "theory") { Label = "theory", Colour = Palette.Ink })
            {
                Legend = LegendPlace.BottomLeft,
            });
    }

    public static Figure Scan(bool small)
    {
        Random random = new(2);
        Table table = new("allocation_scan", "b", "k_br", "loss");
        for (int i = 0; i < (small ? 3 : 2000); i++)
        {
            (double b, double k) = small ? (i - 1, Math.Pow(10, i)) : ((random.NextDouble() * 10.1) - 5.05, Math.Pow(316, random.NextDouble()));
            table.Add(Rounded(b), Rounded(k), Rounded(0.05 + (0.02 * Math.Pow(b + 0.33, 2)) + (0.1 * Math.Pow(Math.Log10(k / 58), 2))));
        }

        return Figure.Create(
            "allocation-scan",
            "The allocation scan at N = 500",
            "Loss of 2000 random allocations. The theory's pair lies in the minimum.",
            "Scatter plot of the allocation exponent b against the break rank, coloured by loss, with the theory's pair marked.",
            new Plot(
                Axis.Linear("allocation exponent b"),
                Axis.Log("break rank k_br"),
                new Points(table, "b", "k_br") { ColourBy = new ColourScale("loss", "loss") { Log = true }, Size = 22, Opacity = 0.85 },
                new Annotation(-0.333, 58, "theory") { Shape = Shape.Diamond, Label = "theory’s pair", Colour = Palette.Vermilion, Right = 12 })
            {
                Width = 540,
            });
    }

    public static Figure Sizes(bool small)
    {
        Random random = new(3);
        Table tail = small
            ? Distributions.Tail("cluster_sizes", [1, 2, 2, 5])
            : Distributions.Tail("cluster_sizes", Enumerable.Range(0, 20000).Select(_ => Math.Floor(Math.Pow(1 - random.NextDouble(), -2))));
        Table theory = new("size_theory", "size", "at_least");
        foreach (double size in Powers(3, 1, small ? 5 : 1e8))
            theory.Add(size, Rounded(Math.Pow(size, -0.5)));
        return Figure.Create(
            "cluster-sizes",
            "The tail of the cluster sizes",
            "The fraction of clusters of at least s sites follows s^{2-τ}.",
            "Tail distribution of cluster sizes on logarithmic axes with the predicted power law.",
            new Plot(
                Axis.Log("cluster size s"),
                Axis.Log("fraction of clusters ≥ s"),
                new Line(tail, "value", "at_least") { Label = "measured", Steps = true },
                new Line(theory, "size", "at_least") { Label = "theory", Colour = Palette.Ink, Dash = Dash.Dashed, Width = 1.5 },
                Rule.Vertical(small ? 2 : 300) with { Text = "smallest size kept" })
            {
                Legend = LegendPlace.BottomLeft,
            });
    }

    public static Figure Histogram(bool small)
    {
        Random random = new(4);
        double[] values = small ? [1, 2, 2, 4] : [.. Enumerable.Range(0, 4000).Select(_ => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 1)];
        return Figure.Create(
            "scale-factors",
            "Fitted scale factors",
            "Most clusters have a scale factor near 5.",
            "Histogram of the fitted scale factors.",
            new Plot(
                Axis.Linear("scale factor"),
                Axis.Linear("clusters") with { Zero = true },
                new Bars(Distributions.Histogram("scale_factors", values, small ? 2 : 30), "left", "right", "count"),
                Rule.Vertical(small ? 2 : 5) with { Text = "median", Colour = Palette.Vermilion })
            {
                Height = 260,
            });
    }

    public static Figure Singles(bool small)
    {
        Random random = new(5);
        Table table = new("single_clusters", "cluster", "n", "loss", "low", "high", "fit");
        for (int cluster = 1; cluster <= (small ? 2 : 4); cluster++)
        {
            foreach (double n in Powers(small ? 2 : 14, 1, 10000))
            {
                double fit = Math.Min(1, Math.Pow(n / (2 * cluster), -0.5));
                double loss = fit * (small ? 1 : Math.Exp(0.25 * (random.NextDouble() - 0.5)));
                table.Add(cluster, n, Rounded(loss), cluster == 1 && n > 5000 ? -0.1 : Rounded(loss * 0.8), Rounded(loss * 1.2), Rounded(fit));
            }
        }

        Panels panels = Panels.Facets(table, "cluster", 2, match => new Plot(
            Axis.Log("training sites"),
            Axis.Log("loss") with { Min = 0.005, Max = 2 },
            new ErrorBars(table, "n", "low", "high") { Where = match, Label = "measured" },
            new Points(table, "n", "loss") { Where = match, Label = "measured" },
            new Line(table, "n", "fit") { Where = match, Label = "fit", Colour = Palette.Ink, Width = 1.4 })
        {
            Title = $"cluster {match.Value}",
            Width = 270,
            Height = 210,
        });
        return Figure.Create("single-clusters", "Single clusters", "A constant 1, then a power law.", "Four panels: loss against training sites for one cluster each.", panels);
    }

    public static Figure Ratios()
    {
        Table table = new("exponent_ratios", "dimension", "c", "model_ratio", "data_ratio");
        double[] dimensions = [1.896, 2.53, 3.06, 3.54, 4, 4, 4];
        double[] alphas = [18.2, 4.28, 2.18, 1.387, 1, 1, 1];
        for (int i = 0; i < dimensions.Length; i++)
        {
            foreach (int c in (int[])[2, 4, 6])
                table.Add(i + 2, c, Rounded(c / dimensions[i] / alphas[i]), Rounded(c / dimensions[i] * (1 + alphas[i]) / alphas[i]));
        }

        return Figure.Create("exponent-ratios", "Which regime holds", "Above the line the discrete subtasks decide.", "Two panels of ratios against dimension.", Panels.Beside(
            Ratio(table, "model_ratio", "(a) model scaling", "(c/D) / α"),
            Ratio(table, "data_ratio", "(b) data scaling", "(c/D) / (α/(1+α))")));
    }

    public static Figure Heat()
    {
        Table table = new("regimes", "dimension", "c", "ratio");
        for (int dimension = 2; dimension <= 8; dimension++)
        {
            foreach (int c in (int[])[2, 4, 6])
                table.Add(dimension, c, Rounded(c / (double)dimension));
        }

        return Figure.Create("regimes", "Ratios as a heat map", "Light cells: the subtasks decide.", "Heat map of ratios.", new Plot(
            Axis.Category("lattice dimension d"),
            Axis.Category("c"),
            new HeatCells(table, "dimension", "c", new ColourScale("ratio", "c/d")) { Format = ".2f" })
        {
            Height = 150,
            Width = 520,
        });
    }

    public static Figure Width(bool small)
    {
        Table table = new("width_fit", "parameters", "d_model");
        foreach (double parameters in Powers(small ? 2 : 50, 44_000_000, 16_000_000_000))
            table.Add(parameters, Rounded(0.57 * Math.Pow(parameters, 0.387)));
        return Figure.Create("width-fit", "Width against parameters", "d_{model} = 0.57 P^{0.387}.", "Model width against parameter count.", new Plot(
            Axis.Log("parameters P"),
            Axis.Log("d_model"),
            new Points(table, "parameters", "d_model") { Label = "Chinchilla models", Filled = false },
            new Line(table, "parameters", "d_model") { Label = "0.57 P⁰·³⁸⁷", Colour = Palette.Ink }));
    }

    public static double[] Powers(int count, double from, double to) =>
        [.. Enumerable.Range(0, count).Select(i => Rounded(from * Math.Pow(to / from, i / (count - 1.0))))];

    public static double Rounded(double value) => double.Parse($"{value:G6}");

    private static Plot Ratio(Table table, string column, string title, string axis) => new(
        Axis.Linear("lattice dimension d") with { Ticks = [2, 3, 4, 5, 6, 7, 8] },
        Axis.Log(axis),
        new Line(table, "dimension", column) { Series = "c", SeriesLabel = "c = {0}" },
        new Points(table, "dimension", column) { Series = "c", SeriesLabel = "c = {0}" },
        Rule.Horizontal(1))
    {
        Title = title,
        Width = 270,
        Height = 250,
    };
}
