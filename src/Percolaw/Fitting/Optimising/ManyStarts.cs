namespace Percolaw.Fitting;

/// <summary>Where the descents from many starts ended.</summary>
/// <param name="Point">Free coefficients at the smallest objective found.</param>
/// <param name="Total">Starts.</param>
/// <param name="Agreeing">Starts that ended within a relative 1e-6 of it.</param>
/// <param name="HasConverged">Whether the best descent converged.</param>
internal sealed record StartsOutcome(double[] Point, int Total, int Agreeing, bool HasConverged);

/// <summary>
/// Descends from every start. All go down the smoothed objective until they converge; those that end there in one place
/// have one way on, since a descent depends on nothing but its point, and it is gone once. The lowest ends are shaken.
/// </summary>
internal sealed class ManyStarts
{
    private const double Agreement = 1e-6, SameValue = 1e-6, SamePlace = 1e-5;

    // How much higher than the lowest an end may be to be shaken.
    private const double Near = 1.02;
    private const int StartsPerTask = 8;

    private readonly FitProblem problem;
    private readonly Smoothing smoothing;
    private readonly ParallelOptions parallel;
    private readonly int mostShaken;

    public ManyStarts(FitProblem problem, Smoothing smoothing, FitOptions options)
    {
        (this.problem, this.smoothing, mostShaken) = (problem, smoothing, options.MostShaken);
        parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = options.Cancellation };
    }

    /// <summary>Descends from all starts, given as all of the law's coefficients in fitted form.</summary>
    public StartsOutcome Run(IReadOnlyList<double[]> starts)
    {
        double[][] points = [.. starts.Select(start => problem.Reduce(start))];
        double[] wide = new double[points.Length];
        double[][] bounds = new double[points.Length][];
        InParallel(points.Length, StartsPerTask, (descent, i) =>
        {
            smoothing.DescendWide(descent, points[i], problem.Weights);
            wide[i] = descent.End.Value;
            bounds[i] = [.. descent.End.Majorant];
        });
        int[] place = Places(points, wide, bounds);
        int[] places = [.. place.Distinct()];
        double[] ends = new double[points.Length];
        bool[] hasConverged = new bool[points.Length];
        InParallel(places.Length, StartsPerTask, (descent, i) =>
        {
            hasConverged[places[i]] = smoothing.Narrow(descent, points[places[i]], problem.Weights);
            ends[places[i]] = descent.End.Value;
        });
        double lowest = places.Min(i => ends[i]);
        int[] low = [.. places.Where(i => ends[i] <= lowest * Near).OrderBy(i => ends[i]).Take(mostShaken)];
        InParallel(low.Length, 1, (descent, i) =>
        {
            hasConverged[low[i]] = Shake.Settle(smoothing, descent, problem, points[low[i]]);
            ends[low[i]] = descent.End.Value;
        });
        int best = places.MinBy(i => ends[i]);
        if (!hasConverged[best])
        {
            Descent descent = new(problem);
            hasConverged[best] = smoothing.Finish(descent, points[best], problem.Weights);
            ends[best] = descent.End.Value;
        }
        // A number so small is rounding: exact data.
        double limit = (ends[best] * (1 + Agreement)) + 1e-25;
        return new StartsOutcome(points[best], points.Length, place.Count(i => ends[i] <= limit), hasConverged[best]);
    }

    // For each start the first one in the order of values that ended in the same place.
    private static int[] Places(double[][] points, double[] values, double[][] bounds)
    {
        int[] place = new int[points.Length];
        List<int> found = [];
        foreach (int start in Enumerable.Range(0, points.Length).OrderBy(i => values[i]))
        {
            int same = -1;
            // Values ascend, so the last few places are the only ones near.
            for (int i = found.Count - 1; i >= 0 && IsNear(values[found[i]], values[start]) && same < 0; i--)
            {
                if (Distance(points[found[i]], points[start], bounds[found[i]]) <= SamePlace * values[start]) same = found[i];
            }
            place[start] = same < 0 ? start : same;
            if (same < 0) found.Add(start);
        }
        return place;
    }

    private static bool IsNear(double smaller, double larger) => larger - smaller <= SameValue * larger;

    // Twice the rise of the objective's upper bound from one point to the other: coefficients without effect do not matter.
    private static double Distance(double[] first, double[] second, double[] bound)
    {
        double sum = 0;
        for (int i = 0; i < first.Length; i++)
        {
            for (int j = 0; j < first.Length; j++)
                sum += (first[i] - second[i]) * bound[(i * first.Length) + j] * (first[j] - second[j]);
        }
        return sum;
    }

    private void InParallel(int count, int perTask, Action<Descent, int> work)
    {
        int tasks = (count + perTask - 1) / perTask;
        Parallel.For(0, tasks, parallel, () => new Descent(problem), (task, _, descent) =>
        {
            for (int i = task * perTask; i < Math.Min(count, (task + 1) * perTask); i++) work(descent, i);
            return descent;
        }, _ => { });
    }
}
