using Percolaw.Formats;
using Percolaw.Theory;

namespace Percolaw.Figures.Paper;

/// <summary>What the figures of theoretical model and data scaling share: α = 1, several c/D, asymptotes.</summary>
internal static class TheoreticalScaling
{
    public const double QuantaExponent = 1;
    public const double Largest = 1e8;
    private const int PointsPerDecade = 10;

    public static IReadOnlyList<double> ClusterExponents { get; } = [0.1, 0.5, 1, 2, 20];

    public static Table Tabulate(string name, Func<double, IntegralScaling> curveOf)
    {
        Table table = new(name, "alpha", "c_over_d", "n", "loss", "asymptote", "local_exponent", "k_br");
        double[] scales = LogSpaced.From1To(Largest, (int)Math.Log10(Largest) * PointsPerDecade + 1);
        foreach (double clusterExponent in ClusterExponents)
        {
            IntegralScaling curve = curveOf(clusterExponent);
            foreach (double n in scales)
                table.Add(QuantaExponent, clusterExponent, n, curve.Loss(n), FallingAsymptote(curve, n), curve.LocalExponent(n), curve.BreakRank(n));
        }

        return table;
    }

    public static Plot Draw(Table table, string scale, double smallestLoss) => new(
        Axis.Log(scale),
        Axis.Log("loss L") with { Min = smallestLoss, Max = 1.6 },
        new Line(table, "n", "asymptote") { Series = "c_over_d", SeriesLabel = "c/D = {0}", Dash = Dash.Dotted, Width = 1.8, InLegend = false },
        new Line(table, "n", "loss") { Series = "c_over_d", SeriesLabel = "c/D = {0}", Dash = Dash.Solid },
        new LegendKey("asymptote", Dash.Dotted))
    {
        Height = 420,
    };

    /// <summary>The asymptote, or nothing where it still rises: at the transition the logarithm wins at small scales.</summary>
    public static double? FallingAsymptote(IntegralScaling curve, double n)
    {
        double here = curve.Asymptote(n);
        return curve.Asymptote(n * 1.001) <= here ? here : null;
    }

    /// <summary>A local exponent as captions give it.</summary>
    public static string Exponent(ScalingCurve curve, double n) => NumberText.Of(curve.LocalExponent(n), 2);
}
