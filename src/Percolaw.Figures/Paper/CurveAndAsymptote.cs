using Percolaw.Formats;
using Percolaw.Theory;

namespace Percolaw.Figures.Paper;

/// <summary>One scaling law in all its forms: integral, exact sums, asymptote; below, the local exponents.</summary>
public static class CurveAndAsymptote
{
    private const int PointCount = 400;

    /// <summary>The figure. Its <see cref="Figure.Data"/> are the curves and the marked values.</summary>
    /// <param name="curve">The law whose values are marked; exponents and number of clusters of all that is drawn are its own.</param>
    /// <param name="marked">The scales to mark, above 0; the curves reach from 1 to the largest of them, and to 100 at least.</param>
    public static Figure Create(ScalingCurve curve, IReadOnlyList<double> marked)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(marked);
        CurveForms forms = CurveForms.Of(curve);
        Table curves = Tabulate(forms, Math.Max(100, marked.DefaultIfEmpty(1).Max()));
        Table values = Mark(curve, marked);
        return Figure.Create(
            forms.IsModel ? "model-scaling-curve" : "data-scaling-curve",
            $"{(forms.IsModel ? "Model" : "Data")} scaling, α = {NumberText.Of(curve.QuantaExponent)}, c/D = {NumberText.Of(curve.ClusterExponent)}",
            Caption(forms),
            $"Two panels against {forms.Axis} on a logarithmic axis. Above, the loss by the integral formula, by the exact sum and as asymptote. Below, the local exponent of each.",
            Panels.Below(LossPanel(forms, curves, values), ExponentPanel(forms, curves, values)));
    }

    private static Table Tabulate(CurveForms forms, double largest)
    {
        Table table = new(
            "curves", "n", "integral", "exact", "exact_finite", "asymptote", "integral_exponent", "exact_exponent", "exact_finite_exponent");
        foreach (double n in LogSpaced.From1To(largest, PointCount))
        {
            table.Add(
                n, forms.Integral.Loss(n), forms.Exact.Loss(n), forms.Finite?.Loss(n), TheoreticalScaling.FallingAsymptote(forms.Integral, n),
                forms.Integral.LocalExponent(n), forms.Exact.LocalExponent(n), forms.Finite?.LocalExponent(n));
        }

        return table;
    }

    private static Table Mark(ScalingCurve curve, IReadOnlyList<double> marked)
    {
        Table table = new("values", "n", "loss", "local_exponent");
        foreach (double n in marked)
            table.Add(n, curve.Loss(n), curve.LocalExponent(n));
        return table;
    }

    private static Plot LossPanel(CurveForms forms, Table curves, Table values) => new(
        Axis.Log(forms.Axis),
        Axis.Log("loss L") with { Max = 1.3 },
        [.. Lines(forms, curves, "exact", "exact_finite", "integral"),
            new Line(curves, "n", "asymptote") { Label = "asymptote of the integral", Colour = Palette.Grey, Dash = Dash.Dotted },
            new Points(values, "n", "loss") { Label = "values asked for", Colour = Palette.Ink, Filled = false }])
    {
        Height = 320,
    };

    private static Plot ExponentPanel(CurveForms forms, Table curves, Table values) => new(
        Axis.Log(forms.Axis),
        Axis.Linear("−d ln L / d ln n") with { Zero = true },
        [.. Lines(forms, curves, "exact_exponent", "exact_finite_exponent", "integral_exponent"),
            Rule.Horizontal(forms.Integral.AsymptoticExponent) with { Dash = Dash.Dotted, Width = 2 },
            new Points(values, "n", "local_exponent") { Colour = Palette.Ink, Filled = false }])
    {
        Height = 190,
        Legend = LegendPlace.None,
    };

    private static IEnumerable<Layer> Lines(CurveForms forms, Table curves, string exact, string finite, string integral)
    {
        yield return new Line(curves, "n", exact) { Label = "exact sum", Colour = Palette.Vermilion, Width = 1.4 };
        if (forms.Finite is { ClusterCount: { } count })
            yield return new Line(curves, "n", finite) { Label = $"exact sum, {NumberText.Of(count)} clusters", Colour = Palette.Green, Dash = Dash.DashDot };
        yield return new Line(curves, "n", integral) { Label = "integral", Colour = Palette.Blue };
    }

    private static string Caption(CurveForms forms)
    {
        IntegralScaling curve = forms.Integral;
        string limit = NumberText.Of(curve.AsymptoticExponent);
        string logarithm = curve.Regime == ScalingRegime.Transition ? ", with a logarithm" : "";
        string finite = forms.Finite is { ClusterCount: { } count, CompletionScale: { } scale }
            ? $" With {NumberText.Of(count)} clusters all are learnt from n = {NumberText.Of(scale)} on; beyond, the exponent becomes c/D = {NumberText.Of(curve.ClusterExponent)}, whatever α is."
            : "";
        return $"The loss is 1 at n = 1. The published formula replaces the sum over clusters by an integral; the exact sum falls differently at small n, "
            + $"where a few clusters are learnt one by one{Steps(forms)}, and tends to the same exponent with another amplitude. Below, the local exponent rises slowly to the asymptote’s {limit}{logarithm} (dotted).{finite}";
    }

    private static string Steps(CurveForms forms) =>
        forms.IsModel ? " (it steps up where a further cluster takes its first degree of freedom, from which it gains nothing yet)" : "";
}
