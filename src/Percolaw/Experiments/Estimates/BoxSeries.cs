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
    public ScalingPoints Wrapping => Points(i => Wraps(Centre(i)));

    /// <summary>dR/dp: the difference of the wrapping probability on both sides of p₀.</summary>
    public ScalingPoints Slope => Points(i =>
    {
        (BoxPlan low, BoxPlan high) = (plans[(3 * i) + 1], plans[(3 * i) + 2]);
        (SampleMoments below, SampleMoments above) = (moments[(3 * i) + 1], moments[(3 * i) + 2]);
        (Estimate from, Estimate to) = (Wraps(below), Wraps(above));
        double width = high.Probability - low.Probability;
        double error = Math.Sqrt(Math.Pow(from.StandardError!.Value, 2) + Math.Pow(to.StandardError!.Value, 2));
        return new Estimate((to.Value - from.Value) / width, error / width);
    });

    /// <summary>The largest cluster over the sites of the box.</summary>
    public ScalingPoints Largest => Points(i => Centre(i).Mean((int)BoxQuantity.Largest));

    /// <summary>Σ s² over all clusters, per site of the box.</summary>
    public ScalingPoints SecondMoment => Points(i => Centre(i).Mean((int)BoxQuantity.Squares));

    private SampleMoments Centre(int i) => moments[3 * i];

    private static Estimate Wraps(SampleMoments samples) => Estimate.OfShare(samples.Means[(int)BoxQuantity.Wraps], samples.Count);

    private ScalingPoints Points(Func<int, Estimate> of)
    {
        Estimate[] estimates = [.. Enumerable.Range(0, lengths.Length).Select(of)];
        return ScalingPoints.Independent(lengths, [.. estimates.Select(e => e.Value)], [.. estimates.Select(e => e.StandardError ?? double.NaN)]);
    }
}
