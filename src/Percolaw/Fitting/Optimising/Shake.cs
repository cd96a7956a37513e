using MathNet.Numerics.LinearAlgebra;
using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>
/// Looks for lower minima beside one: narrow objectives have many, a little apart, and a way down from the smoothed objective
/// ends in one of them. Descends again from points up and down the axes of the objective's upper bound, and with a floor that
/// vanished on the way put back.
/// </summary>
internal static class Shake
{
    // A share of the objective that the bound rises to these points, of the size of what resampling some hundred runs does.
    private const double Rise = 0.02;
    private const double LongestStep = 2, Gain = 1e-9;
    private const int MostRounds = 4;

    // Of the smallest loss, in logarithm: a ten-thousandth.
    private const double Vanished = 9.2;
    private static readonly double[] FloorShares = [0.1, 0.3, 0.6, 0.85];

    /// <summary>Moves a point to the lowest minimum found.</summary>
    /// <returns>Whether the descent to it converged.</returns>
    public static bool Settle(Smoothing smoothing, Descent descent, FitProblem problem, double[] point)
    {
        smoothing.Try(descent, point, problem.Weights);
        double least = descent.End.Value;
        bool isLower = true;
        for (int round = 0; round < MostRounds && isLower && least > 0; round++)
        {
            isLower = false;
            foreach (double[] start in Around(point, descent.End, problem))
            {
                smoothing.Try(descent, start, problem.Weights);
                if (!(descent.End.Value < least * (1 - Gain))) continue;
                (least, isLower) = (descent.End.Value, true);
                start.CopyTo(point, 0);
            }
            // Back where the lowest is, for its derivatives.
            smoothing.Try(descent, point, problem.Weights);
        }
        return smoothing.Settle(descent, point, problem.Weights);
    }

    private static List<double[]> Around(double[] point, Quadratic quadratic, FitProblem problem)
    {
        Matrix<double> bound = Matrix<double>.Build.Dense(point.Length, point.Length, quadratic.Majorant.ToArray());
        if (SymmetricEigen.Of(bound) is not { } axes) return [];
        List<double[]> starts = [];
        for (int i = 0; i < point.Length; i++)
        {
            double length = Math.Sqrt(2 * Rise * quadratic.Value / Math.Max(axes.Values[i], 1e-300));
            Vector<double> step = axes.Vectors.Column(i) * Math.Min(length, LongestStep);
            starts.Add([.. point.Select((value, j) => Math.Clamp(value + step[j], problem.Lower[j], problem.Upper[j]))]);
            starts.Add([.. point.Select((value, j) => Math.Clamp(value - step[j], problem.Lower[j], problem.Upper[j]))]);
        }
        starts.AddRange(Floors(point, problem));
        return starts;
    }

    // A floor that has vanished leaves no slope that would lead back: it is put below the smallest loss again.
    private static IEnumerable<double[]> Floors(double[] point, FitProblem problem)
    {
        int floor = Enumerable.Range(0, problem.FreeIndex.Length).FirstOrDefault(i => problem.Law.Coefficients[i].IsFloor && problem.FreeIndex[i] >= 0, -1);
        if (floor < 0) yield break;
        int free = problem.FreeIndex[floor];
        double smallest = problem.LogLoss.Where((_, row) => problem.Weights[row] > 0).Min();
        if (point[free] > smallest - Vanished) yield break;
        foreach (double share in FloorShares)
        {
            double[] start = [.. point];
            start[free] = smallest + Math.Log(share);
            yield return start;
        }
    }
}
