using Percolaw.Fitting;
using Percolaw.Percolation;

namespace Percolaw.Experiments;

/// <summary>
/// The threshold from invasion percolation: while the number n of invaded sites doubles, so many are seen for each one
/// invaded; this tends to 1/p_c as a + b n^-δ, with δ fitted (Mertens and Moore, PRE 98, 022120 (2018), who use n over all
/// seen so far). Octaves of one cluster are nearly independent; what correlation they have is in the covariance.
/// </summary>
public static class InvasionThreshold
{
    // The front of n invaded sites leaves p_c by n^-σ, so that δ is σ or larger; on a tree it is 1.
    private const double LargestExponent = 1.3;

    /// <summary>The estimate.</summary>
    /// <param name="dimension">d, at least 2.</param>
    /// <param name="run">The run.</param>
    /// <param name="tasks">Its results.</param>
    /// <exception cref="PercolawException">There are too few clusters or octaves.</exception>
    public static CriticalEstimate Estimate(int dimension, InvasionRun run, IReadOnlyList<InvasionTask> tasks)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(tasks);
        ScalingPoints points = Points(run, tasks);
        double least = 0.9 * CriticalExponents.Of(dimension, ExponentEdition.Later).CutOffExponent;
        RangedFits fits = new(ScalingForm.Limit(least, LargestExponent), points, Threshold);
        // The last octave has its say in the error: without it the estimate must not move much.
        double shorter = Threshold(ScalingFitter.Fit(fits.Best.Form, points[fits.Choice.Index..^1])).Value;
        return fits.Estimate("threshold", "invasion percolation, a + b n^-delta", [shorter],
            fits.Picture("Seen for each one invaded, while the cluster doubles", "invaded n", "seen per invaded"));
    }

    private static ScalingPoints Points(InvasionRun run, IReadOnlyList<InvasionTask> tasks)
    {
        int octaves = run.Checkpoints.Count - 1;
        if (octaves < 5 || tasks.Count < octaves + 10)
            throw new PercolawException($"{tasks.Count} clusters with {octaves} octaves are too few for a threshold: at least {octaves + 10} and 5 are needed");
        double[] scales = [.. Enumerable.Range(0, octaves).Select(i => run.Checkpoints[i] * Math.Sqrt(2))];
        return ScalingPoints.Means(scales, [.. tasks.Select(task => (IReadOnlyList<double>)
            [.. Enumerable.Range(0, octaves).Select(i => (double)(task.Seen[i + 1] - task.Seen[i]) / (run.Checkpoints[i + 1] - run.Checkpoints[i]))])]);
    }

    private static (double Value, double Error) Threshold(ScalingFit fit)
    {
        double limit = fit.Amplitudes[0];
        return (1 / limit, fit.AmplitudeError(0) / (limit * limit));
    }
}
