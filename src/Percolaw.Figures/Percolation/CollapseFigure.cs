using System.Globalization;
using Percolaw.Experiments;
using Percolaw.Formats;
using Percolaw.Percolation;

namespace Percolaw.Figures.Percolation;

/// <summary>Finite-size scaling: curves of all lengths on one, with published exponents.</summary>
public static class CollapseFigure
{
    /// <summary>The figure; null with one length, few probabilities, or in a dimension where boxes do not scale like that.</summary>
    public static Figure? Create(LatticeParameters parameters, IReadOnlyList<LatticeMeasurement> points)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(points);
        if (!LatticeCurves.Possible(parameters) || parameters.Lengths.Count < 2 || parameters.Dimension is < 2 or > 5) return null;
        if (parameters.MakeLattice().Threshold(parameters.Kind) is not { } threshold) return null;
        CriticalExponents exponents = LatticeCurves.Exponents(parameters)!;
        double thermal = 1 / exponents.CorrelationLengthExponent.Value, order = parameters.Dimension - exponents.FractalDimension.Value;
        string crossing = parameters.Boundary == Boundary.Periodic ? "wrapping_given" : "spanning";
        Table probability = Scaled("collapse_probability", crossing, points, threshold.Value, thermal, 0);
        Table strength = Scaled("collapse_strength", "percolation_strength", points, threshold.Value, thermal, order);
        return Figure.Create(
            "collapse",
            "Data collapse",
            string.Create(CultureInfo.InvariantCulture, $"The same curves against (p - p_{"{c}"}) L^{"{1/ν}"}, the percolation strength times L^{"{β/ν}"}: with the published p_{"{c}"} = {threshold.Value:0.#######}, 1/ν = {thermal:0.####} and β/ν = d - D = {order:0.####} all lengths should fall on one curve; small boxes depart from it, by corrections to scaling. Nothing is fitted."),
            "Two panels in which the points of all lengths lie on one rising curve.",
            Panels.Beside(
                Panel(probability, crossing == "spanning" ? "spanning probability" : "wrapping probability", "(a)", LegendPlace.TopLeft),
                Panel(strength, "percolation strength · L^(β/ν)", "(b)", LegendPlace.None)));
    }

    private static Plot Panel(Table table, string axis, string title, LegendPlace legend) => new(
        Axis.Linear("(p - p_c) L^(1/ν)"), Axis.Linear(axis), [.. LatticeCurves.Layers(table, "x").Skip(1)])
    {
        Title = title,
        Width = 280,
        Height = 260,
        Legend = legend,
    };

    private static Table Scaled(string name, string observable, IEnumerable<LatticeMeasurement> points, double threshold, double thermal, double order)
    {
        Table table = new(name, "length", "x", "value", "low", "high");
        foreach (LatticeMeasurement point in points)
        {
            if (point.Find(observable) is not { } found) continue;
            double length = point.Box.Length;
            (double value, double low, double high) = LatticeCurves.Scaled(found, Math.Pow(length, order));
            table.Add(length, (point.Probability - threshold) * Math.Pow(length, thermal), value, low, high);
        }
        return table;
    }
}
