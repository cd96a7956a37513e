using Percolaw.Formats;
using Percolaw.Theory;

namespace Percolaw.Cli.Commands.Theory;

/// <summary>The result of a curve command: <c>n, loss, k_br, local_exponent</c>.</summary>
internal static class CurveTable
{
    public static Table Make(string name, ScalingCurve curve, IEnumerable<double> scales, bool raw)
    {
        Table table = new(name, "n", "loss", "k_br", "local_exponent");
        foreach (double n in scales)
            table.Add(n, raw ? curve.RawLoss(n) : curve.Loss(n), BreakRank(curve, n), curve.LocalExponent(n));
        return table;
    }

    public static bool HasUnderflow(Table table) => table.Rows.Any(row => row[1] is 0.0);

    /// <summary>The break rank; none where the integral formulas, which start at n = 1 and with one data point at the largest cluster, do not hold.</summary>
    private static double? BreakRank(ScalingCurve curve, double n) => curve switch
    {
        ExactScaling => curve.BreakRank(n),
        DataScaling when n < 1 || curve.QuantaExponent * n < 1 => null,
        _ => n < 1 ? null : curve.BreakRank(n),
    };
}
