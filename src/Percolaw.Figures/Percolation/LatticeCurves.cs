using Percolaw.Experiments;
using Percolaw.Formats;
using Percolaw.Percolation;
using Percolaw.Statistics;

namespace Percolaw.Figures.Percolation;

/// <summary>Observables of boxes against the occupation probability.</summary>
internal static class LatticeCurves
{
    /// <summary>Whether there are enough probabilities for a curve.</summary>
    public static bool Possible(LatticeParameters parameters) => parameters.Probabilities.Count >= 3;

    /// <summary>The table <c>length, p, value, low, high</c> of an observable, one standard error to either side; rows by length and p.</summary>
    public static Table Table(string name, IEnumerable<LatticeMeasurement> points, string observable)
    {
        Table table = new(name, "length", "p", "value", "low", "high");
        foreach (LatticeMeasurement point in points.OrderBy(point => point.Box.Length).ThenBy(point => point.Probability))
        {
            if (point.Find(observable) is not { } found) continue;
            double error = found.StandardError ?? 0;
            table.Add(point.Box.Length, point.Probability, found.Value, found.Value - error, found.Value + error);
        }
        return table;
    }

    /// <summary>Lines with error bars, one series for each length.</summary>
    public static IEnumerable<Layer> Layers(Table table, string x = "p")
    {
        yield return new Line(table, x, "value") { Series = "length", SeriesLabel = "L = {0}", Width = 1.4 };
        yield return new ErrorBars(table, x, "low", "high") { Series = "length", SeriesLabel = "L = {0}" };
        yield return new Points(table, x, "value") { Series = "length", SeriesLabel = "L = {0}", Size = 22 };
    }

    /// <summary>A line at the threshold, where it is known and the probabilities reach it.</summary>
    public static IEnumerable<Layer> ThresholdRule(LatticeParameters parameters)
    {
        if (parameters.MakeLattice().Threshold(parameters.Kind) is { } threshold
            && threshold.Value >= parameters.Probabilities.Min() && threshold.Value <= parameters.Probabilities.Max())
            yield return Rule.Vertical(threshold.Value) with { Text = "p_c" };
    }

    /// <summary>The published exponents, where the dimension has a threshold.</summary>
    public static CriticalExponents? Exponents(LatticeParameters parameters) =>
        parameters.Dimension >= 2 ? CriticalExponents.Of(parameters.Dimension, ExponentEdition.Later) : null;

    /// <summary>The probability nearest to the threshold; the first one where none is known.</summary>
    public static double NearestToThreshold(LatticeParameters parameters) =>
        parameters.MakeLattice().Threshold(parameters.Kind) is { } threshold
            ? parameters.Probabilities.MinBy(p => Math.Abs(p - threshold.Value))
            : parameters.Probabilities[0];

    /// <summary>An observable's value and error bar in other units.</summary>
    public static (double Value, double Low, double High) Scaled(Estimate estimate, double factor)
    {
        double error = estimate.StandardError ?? 0;
        return (estimate.Value * factor, (estimate.Value - error) * factor, (estimate.Value + error) * factor);
    }
}
