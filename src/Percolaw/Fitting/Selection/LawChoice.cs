namespace Percolaw.Fitting;

/// <summary>
/// Chooses a law by decision theory. Each law may be the right one, with a weight 1/s^√n of n runs. ln s is three quarters of
/// the logarithm of the error at the cut-offs, of which later ones count more, since they are nearer to the real task, a
/// quarter of that of the error in the sample, and the penalty for k coefficients of Akaike's criterion for small samples, (k+1)/(n-k-2) (Hurvich and
/// Tsai 1989). The law chosen is the one with the smallest expected squared difference from the right one beyond the data:
/// with much data that is the law of the smallest error, with little data one between those that are plausible, never one that
/// goes its own way. Of laws that hardly differ in this the one whose fit can be trusted, and then the one with fewest
/// coefficients.
/// </summary>
internal static class LawChoice
{
    // Fewer residuals than that beyond the coefficients tell nothing; the criterion would be infinite.
    private const double FewestSpare = 0.3;
    private const double SampleShare = 0.25;
    private const double Smallest = 1e-12, HardlyMore = 1.1;

    /// <summary>The weights, which add up to 1.</summary>
    public static double[] Weights(IReadOnlyList<ComparedLaw> laws, int runs)
    {
        double[] logs = [.. laws.Select(law => -Math.Sqrt(runs) * LogScore(law, runs))];
        double largest = logs.Max();
        double[] weights = [.. logs.Select(log => Math.Exp(log - largest))];
        double sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    /// <summary>The index of the law chosen.</summary>
    /// <param name="laws">With their weights.</param>
    /// <param name="predictions">Of each law, ln loss beyond the data.</param>
    public static int Choose(IReadOnlyList<ComparedLaw> laws, double[][] predictions)
    {
        double[] risks = [.. predictions.Select(own => predictions.Select((other, i) => laws[i].Weight == 0 ? 0 : laws[i].Weight * MeanSquare(own, other)).Sum())];
        double limit = HardlyMore * risks.Where(double.IsFinite).DefaultIfEmpty(double.PositiveInfinity).Min();
        return Enumerable.Range(0, laws.Count).Where(i => !(risks[i] > limit))
            .OrderBy(i => !laws[i].Fit.Trusted).ThenBy(i => laws[i].Fit.FreeCount).ThenByDescending(i => laws[i].Weight).First();
    }

    private static double LogScore(ComparedLaw law, int runs)
    {
        int free = law.Fit.FreeCount;
        double penalty = (free + 1) / Math.Max(FewestSpare, runs - free - 2);
        double cutOffs = Math.Log(Math.Max(Smallest, CutOffError(law.CutOffErrors))), sample = Math.Log(Math.Max(Smallest, law.InSampleError));
        return ((1 - SampleShare) * cutOffs) + (SampleShare * sample) + penalty;
    }

    // The i-th cut-off counts i² times.
    private static double CutOffError(IReadOnlyList<double> errors)
    {
        double sum = 0, counts = 0;
        for (int i = 0; i < errors.Count; i++)
        {
            double count = (i + 1) * (i + 1);
            sum += count * errors[i] * errors[i];
            counts += count;
        }
        return Math.Sqrt(sum / counts);
    }

    private static double MeanSquare(double[] first, double[] second)
    {
        double sum = 0;
        for (int i = 0; i < first.Length; i++) sum += (first[i] - second[i]) * (first[i] - second[i]);
        return sum / first.Length;
    }
}
