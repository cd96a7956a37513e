namespace Percolaw.Fitting;

/// <summary>
/// Chooses a law by decision theory. Each law may be the right one, with a weight 1/s^(n/12) of n runs, where s
/// is its mean error at the cut-offs; later ones, nearer to the real task, count more. A dozen runs say about as much as one
/// independent prediction would. The law chosen is the one with the smallest expected squared difference from the right one beyond the data: with much
/// data that is the law of the smallest error, with little data one between those that are plausible, never one that goes its
/// own way. Of laws that hardly differ in this the one whose fit can be trusted, and then the one with fewest coefficients.
/// </summary>
internal static class LawChoice
{
    private const double RunsThatTell = 12;
    private const double Smallest = 1e-12, HardlyMore = 1.1;

    /// <summary>The weights, which add up to 1.</summary>
    /// <param name="laws">The laws.</param>
    /// <param name="units">The number of runs, less where they share their errors.</param>
    public static double[] Weights(IReadOnlyList<ComparedLaw> laws, double units)
    {
        double[] logs = [.. laws.Select(law => -units / RunsThatTell * Math.Log(Math.Max(Smallest, CutOffError(law.CutOffErrors))))];
        double largest = logs.Max();
        double[] weights = [.. logs.Select(log => Math.Exp(log - largest))];
        double sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    /// <summary>The index of the law chosen.</summary>
    /// <param name="laws">With their weights.</param>
    /// <param name="predictions">Of each law, ln loss beyond the data; finite.</param>
    public static int Choose(IReadOnlyList<ComparedLaw> laws, double[][] predictions)
    {
        double[] risks = [.. predictions.Select(own => predictions.Select((other, i) => laws[i].Weight == 0 ? 0 : laws[i].Weight * MeanSquare(own, other)).Sum())];
        double limit = HardlyMore * risks.Min();
        return Enumerable.Range(0, laws.Count).Where(i => risks[i] <= limit)
            .OrderBy(i => !laws[i].Fit.Trusted).ThenBy(i => laws[i].Fit.FreeCount).ThenByDescending(i => laws[i].Weight).First();
    }

    // The i-th cut-off counts i times. A mean, no root mean square: one bad prediction must not decide alone.
    private static double CutOffError(IReadOnlyList<double> errors)
    {
        double sum = 0;
        for (int i = 0; i < errors.Count; i++) sum += (i + 1) * errors[i];
        return 2 * sum / (errors.Count * (errors.Count + 1));
    }

    private static double MeanSquare(double[] first, double[] second)
    {
        double sum = 0;
        for (int i = 0; i < first.Length; i++) sum += (first[i] - second[i]) * (first[i] - second[i]);
        return sum / first.Length;
    }
}
