namespace Percolaw.Fitting;

/// <summary>Starts for E + A N^-α + B D^-β from the ranges of the data: at the medians the terms share the loss above the floor.</summary>
internal static class TwoTermStarts
{
    private static readonly double[] Exponents = [0.1, 0.25, 0.5, 1];

    /// <summary>ln E, ln A, ln B, α, β.</summary>
    public static IReadOnlyList<double[]> Of(TrainingRuns runs)
    {
        LogRange parameters = LogRange.Of(runs, Scale.Parameters), tokens = LogRange.Of(runs, Scale.Tokens), loss = LogRange.OfLoss(runs);
        List<double[]> starts = [];
        foreach (double floor in (double[])[0.4, 0.8])
        {
            double above = loss.Low + Math.Log(Math.Exp(loss.Middle - loss.Low) - floor);
            foreach (double alpha in Exponents)
            {
                foreach (double beta in Exponents)
                {
                    foreach (double share in (double[])[0.2, 0.5, 0.8])
                    {
                        double a = above + Math.Log(share) + (alpha * parameters.Middle);
                        double b = above + Math.Log(1 - share) + (beta * tokens.Middle);
                        starts.Add([loss.Low + Math.Log(floor), a, b, alpha, beta]);
                    }
                }
            }
        }
        return starts;
    }
}
