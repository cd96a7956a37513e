using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>What stands at the end of a descent, and whether to trust it.</summary>
internal static class FitDiagnosis
{
    // Of the matrix of correlations of the coefficients' effects: below, rounding decides.
    private const double NullEigenvalue = 1e-11;
    private const double NoEffect = 1e-7;
    private const double FewestShare = 0.01;

    /// <summary>Makes the result.</summary>
    public static LawFit Of(FitProblem problem, TrainingRuns runs, FitOptions options, StartsOutcome outcome)
    {
        Sensitivity sensitivity = new(problem, outcome.Point);
        IScalingLaw law = problem.Law;
        bool[] isAtBound = AtBound(problem, outcome.Point, sensitivity);
        List<FittedCoefficient> coefficients = [];
        for (int i = 0; i < law.Coefficients.Count; i++)
        {
            Coefficient coefficient = law.Coefficients[i];
            bool isFree = problem.FreeIndex[i] >= 0 && Array.IndexOf(problem.FreeIndex, problem.FreeIndex[i]) == i;
            coefficients.Add(new FittedCoefficient(
                coefficient.Name, coefficient.FromFitted(sensitivity.All[i]), isFree, problem.FreeIndex[i] >= 0 && isAtBound[problem.FreeIndex[i]]));
        }
        double[] weights = problem.Weights[..runs.Count];
        string[] names = [.. Enumerable.Range(0, problem.FreeCount).Select(free => law.Coefficients[Array.IndexOf(problem.FreeIndex, free)].Name)];
        string[] indistinguishable = [.. NullDirections(sensitivity, isAtBound, weights, names)];
        string[] reasons = [.. Reasons(problem, runs, outcome, isAtBound, names, indistinguishable)];
        return new LawFit
        {
            Law = law,
            Runs = runs,
            Options = options,
            Coefficients = coefficients,
            Fitted = sensitivity.All,
            ObjectiveValue = sensitivity.Residuals.Select((residual, i) => weights[i] * options.Objective.Of(residual)).Sum(),
            StartsTotal = outcome.Total,
            StartsAgreeing = outcome.Agreeing,
            Eigenvalues = Eigenvalues(problem, sensitivity, weights),
            Residuals = sensitivity.Residuals,
            Indistinguishable = indistinguishable,
            Warnings = [.. reasons, .. Notes(runs, problem, reasons.Length > 0), .. law.Cautions(runs)],
            Trusted = reasons.Length == 0,
        };
    }

    private static bool[] AtBound(FitProblem problem, double[] point, Sensitivity sensitivity)
    {
        bool[] isAtBound = new bool[point.Length];
        for (int i = 0; i < point.Length; i++)
        {
            double effect = 0;
            for (int row = 0; row < sensitivity.Residuals.Length; row++) effect = Math.Max(effect, Math.Abs(sensitivity.Row(row)[i]));
            // A logarithm has no bound of its own: it runs away until nothing depends on it.
            bool hasRunAway = effect < NoEffect && double.IsInfinity(problem.Lower[i]);
            isAtBound[i] = hasRunAway || point[i] <= problem.Lower[i] || point[i] >= problem.Upper[i];
        }
        return isAtBound;
    }

    private static double[] Eigenvalues(FitProblem problem, Sensitivity sensitivity, double[] weights)
    {
        if (problem.FreeCount == 0) return [];
        double[] curvatures = ResidualStatistics.Curvatures(problem.Objective, sensitivity.Residuals);
        Matrix<double> matrix = Matrix<double>.Build.DenseOfArray(sensitivity.Products(row => curvatures[row] * weights[row]));
        return SymmetricEigen.Of(matrix) is { } axes ? [.. axes.Values.Select(value => Math.Max(0, value))] : [];
    }

    // Directions in which nothing changes, from the derivatives scaled to length 1; coefficients at a bound are known.
    private static IEnumerable<string> NullDirections(Sensitivity sensitivity, bool[] isAtBound, double[] weights, string[] names)
    {
        int[] kept = [.. Enumerable.Range(0, names.Length).Where(i => !isAtBound[i])];
        if (kept.Length == 0) yield break;
        double[,] products = sensitivity.Products(row => weights[row]);
        Matrix<double> matrix = Matrix<double>.Build.Dense(
            kept.Length, kept.Length, (i, j) => products[kept[i], kept[j]] / Math.Sqrt(products[kept[i], kept[i]] * products[kept[j], kept[j]]));
        if (SymmetricEigen.Of(matrix) is not { } axes) yield break;
        for (int i = 0; i < kept.Length; i++)
        {
            if (axes.Values[i] >= NullEigenvalue) continue;
            Vector<double> direction = axes.Vectors.Column(i);
            double largest = direction.AbsoluteMaximum();
            yield return string.Join(", ", kept.Where((_, j) => Math.Abs(direction[j]) > 0.05 * largest).Select(j => names[j]));
        }
    }

    private static IEnumerable<string> Reasons(
        FitProblem problem, TrainingRuns runs, StartsOutcome outcome, bool[] isAtBound, string[] names, string[] indistinguishable)
    {
        if (problem.FreeCount == 0) yield break;
        if (runs.Count < problem.FreeCount)
            yield return string.Create(CultureInfo.InvariantCulture, $"not to be trusted: {runs.Count} runs are fewer than the {problem.FreeCount} free coefficients");
        if (!outcome.HasConverged)
            yield return "not to be trusted: the best descent did not converge";
        foreach (Scale scale in problem.Law.Scales)
        {
            if (runs.Column(scale) is { } column && column.All(value => value == column[0]))
                yield return $"not to be trusted: all {ScalingLaws.Word(scale)} are equal, so what the loss does with them is not identifiable";
        }
        foreach (string direction in indistinguishable)
            yield return $"not to be trusted: the runs do not tell apart {direction}";
        for (int i = 0; i < names.Length; i++)
        {
            if (isAtBound[i]) yield return $"not to be trusted: {names[i]} ended at the limit of its range; fix it there or choose a law without it";
        }
        if (outcome.Total > 1 && (outcome.Agreeing < 2 || outcome.Agreeing < FewestShare * outcome.Total))
            yield return string.Create(CultureInfo.InvariantCulture, $"not to be trusted: only {outcome.Agreeing} of {outcome.Total} starts reached the optimum");
    }

    private static IEnumerable<string> Notes(TrainingRuns runs, FitProblem problem, bool isDoubtful)
    {
        int spare = runs.Count - problem.FreeCount;
        if (!isDoubtful && spare is >= 0 and < 3 && problem.FreeCount > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{runs.Count} runs for {problem.FreeCount} free coefficients leave next to nothing to judge the fit by");
        if (runs.Count > LawFitter.RowsForStarts && problem.FreeCount > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"starts descended on {LawFitter.RowsForStarts} of the {runs.Count} runs, evenly taken, and the best end went on with all: a minimum that only the others show would be missed");
    }
}
