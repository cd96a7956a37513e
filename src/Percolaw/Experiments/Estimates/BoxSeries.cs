using Percolaw.Fitting;
using Percolaw.Statistics;

namespace Percolaw.Experiments;

/// <summary>Observables against the length of the box, from the results of a <see cref="BoxDesign"/>.</summary>
internal sealed class BoxSeries
{
    private readonly double[] lengths;
    private readonly IReadOnlyList<BoxPlan> plans;
    private readonly IReadOnlyList<SampleMoments> moments;

    /// <summary>Creates the series.</summary>
    public BoxSeries(BoxRun run, IReadOnlyList<SampleMoments> results)
    {
        plans = run.Plans;
        moments = run.Merge(results);
        lengths = [.. plans.Where((_, i) => i % 3 == 0).Select(plan => (double)plan.Length)];
    }

    /// <summary>L.</summary>
    public IReadOnlyList<double> Lengths => lengths;

    /// <summary>The wrapping probability of any direction at p₀.</summary>
    public ScalingPoints Wrapping => Points(i =>
    {
        double share = Centre(i).Means[(int)BoxQuantity.Wraps];
        return new Estimate(share, Proportion(share, Centre(i).Count));
    });

    /// <summary>dR/dp: the difference of the wrapping probability on both sides of p₀.</summary>
    public ScalingPoints Slope => Points(i =>
    {
        (BoxPlan low, BoxPlan high) = (plans[(3 * i) + 1], plans[(3 * i) + 2]);
        (SampleMoments below, SampleMoments above) = (moments[(3 * i) + 1], moments[(3 * i) + 2]);
        (double from, double to) = (below.Means[(int)BoxQuantity.Wraps], above.Means[(int)BoxQuantity.Wraps]);
        double width = high.Probability - low.Probability;
        double error = Math.Sqrt(Math.Pow(Proportion(from, below.Count), 2) + Math.Pow(Proportion(to, above.Count), 2));
        return new Estimate((to - from) / width, error / width);
    });

    /// <summary>The largest cluster over the sites of the box.</summary>
    public ScalingPoints Largest => Points(i => Centre(i).Mean((int)BoxQuantity.Largest));

    /// <summary>Σ s² over all clusters, per site of the box.</summary>
    public ScalingPoints SecondMoment => Points(i => Centre(i).Mean((int)BoxQuantity.Squares));

    private SampleMoments Centre(int i) => moments[3 * i];

    // Where all samples agree their spread is 0, which is no error: as if half a sample more had said yes and half a one no.
    private static double Proportion(double share, double count)
    {
        double shrunk = ((share * count) + 0.5) / (count + 1);
        return Math.Sqrt(shrunk * (1 - shrunk) / count);
    }

    private ScalingPoints Points(Func<int, Estimate> of)
    {
        Estimate[] estimates = [.. Enumerable.Range(0, lengths.Length).Select(of)];
        return ScalingPoints.Independent(lengths, [.. estimates.Select(e => e.Value)], [.. estimates.Select(e => e.StandardError ?? double.NaN)]);
    }
}
