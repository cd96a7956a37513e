using Percolaw.Percolation;
using Percolaw.Statistics;

namespace Percolaw.Experiments;

/// <summary>What <c>estimate exponents</c> runs for one lattice.</summary>
/// <param name="Dimension">d, at least 2.</param>
/// <param name="Kind">Sites or bonds.</param>
/// <param name="Probability">p, the threshold.</param>
/// <param name="Effort">1 for some thirty seconds on two cores; the work is proportional to it.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Boxes">Whether there are boxes too, where they serve; without them the estimates are τ, D and d_min.</param>
public sealed record ExponentsParameters(int Dimension, PercolationKind Kind, double Probability, double Effort, ulong Seed, bool Boxes = true);

/// <summary>What a task of <see cref="ExponentsExperiment"/> gives: one of them.</summary>
/// <param name="Growth">Grown clusters.</param>
/// <param name="Box">Configurations of a box.</param>
public sealed record ExponentsTask(GrowthSums? Growth, SampleMoments? Box);

/// <summary>
/// The critical exponents of a hypercubic lattice: τ, D and d_min from clusters grown on the infinite lattice, β/ν, γ/ν and
/// 1/ν from periodic boxes up to five dimensions. Above six a periodic box has clusters of L^(2d/3) sites, which are not
/// those of the infinite lattice, and at six logarithms: boxes are not used there.
/// </summary>
public sealed class ExponentsExperiment : IExperiment<ExponentsTask>
{
    private readonly ExponentsParameters parameters;
    private readonly GrowthRun growth;
    private readonly BoxRun? boxes;

    /// <summary>Prepares the experiment.</summary>
    public ExponentsExperiment(ExponentsParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        this.parameters = parameters;
        int dimension = parameters.Dimension;
        var lattice = new HypercubicLattice(dimension);
        GrowthPlan plan = GrowthPlan.ForSites(4e8 * parameters.Effort, parameters.Probability, MaximumSize(dimension), dimension);
        growth = new GrowthRun(lattice, parameters.Kind, plan, parameters.Seed);
        if (parameters.Boxes && ThresholdExperiment.HasBoxes(dimension)) boxes = new BoxRun(lattice, parameters.Kind, Design().Plans(dimension), parameters.Seed);
    }

    /// <inheritdoc/>
    public int TaskCount => growth.TaskCount + (boxes?.TaskCount ?? 0);

    /// <inheritdoc/>
    public long EstimateMemory(int threads) => Math.Max(growth.EstimateMemory(threads), boxes?.EstimateMemory(threads) ?? 0);

    /// <inheritdoc/>
    public ExponentsTask Run(int task, ITaskMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        bool grows = task < growth.TaskCount;
        monitor.Enter(grows ? "growing clusters" : "boxes");
        return grows
            ? new ExponentsTask(growth.Run(task, monitor, cancellation), null)
            : new ExponentsTask(null, boxes!.Run(task - growth.TaskCount, monitor, cancellation));
    }

    /// <summary>The estimates from the results of all tasks in order.</summary>
    public ExponentsResult Estimate(IReadOnlyList<ExponentsTask> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        int dimension = parameters.Dimension;
        GrowthSums sums = GrowthRun.Merge([.. results.Select(result => result.Growth).OfType<GrowthSums>()]);
        var sizes = new FisherExponent(dimension, sums);
        List<CriticalEstimate> estimates =
            [sizes.Estimate(), GrowthExponents.FractalDimension(dimension, sums), GrowthExponents.ShortestPath(dimension, sums)];
        if (boxes is not null)
        {
            estimates.AddRange(BoxExponents.Estimate(dimension, new BoxSeries(boxes, [.. results.Select(result => result.Box).OfType<SampleMoments>()])));
            estimates.Add(CutOffExponent(estimates));
        }
        return new ExponentsResult([.. estimates.Select(estimate => estimate with { Published = PublishedExponents.Of(dimension, estimate.Name) })], sizes);
    }

    private static long MaximumSize(int dimension) => (1L << Math.Min(13 + dimension, 18)) - 1;

    private BoxDesign Design()
    {
        int[] lengths = parameters.Dimension switch
        {
            2 => [16, 24, 32, 48, 64, 96, 128, 192],
            3 => [8, 12, 16, 24, 32, 48],
            4 => [4, 5, 6, 8, 10, 12, 16],
            _ => [4, 5, 6, 7, 8, 10],
        };
        double sites = parameters.Kind == PercolationKind.Site ? 6e8 : 4e8 / parameters.Dimension;
        return new BoxDesign(lengths, parameters.Probability, sites * parameters.Effort / lengths.Length, (long)Math.Clamp(4e5 * parameters.Effort, 1000, 1e9), 0.34);
    }

    // σ = 1/(ν D); the two factors were measured independently.
    private static CriticalEstimate CutOffExponent(IEnumerable<CriticalEstimate> estimates)
    {
        CriticalEstimate slope = estimates.First(estimate => estimate.Name == "one_over_nu");
        CriticalEstimate fractal = estimates.First(estimate => estimate.Name == "fractal_dimension");
        double value = slope.Value / fractal.Value;
        double Combined(Func<CriticalEstimate, double> error) =>
            value * Math.Sqrt(Math.Pow(error(slope) / slope.Value, 2) + Math.Pow(error(fractal) / fractal.Value, 2));
        return new CriticalEstimate
        {
            Name = "sigma",
            Value = value,
            StatisticalError = Combined(estimate => estimate.StatisticalError),
            SystematicError = Combined(estimate => estimate.SystematicError),
            Method = "(1/nu)/D of these estimates",
            Accepted = slope.Accepted && fractal.Accepted,
        };
    }
}

/// <summary>What <see cref="ExponentsExperiment"/> gives.</summary>
/// <param name="Estimates">The exponents.</param>
/// <param name="Sizes">The law of sizes behind τ.</param>
public sealed record ExponentsResult(IReadOnlyList<CriticalEstimate> Estimates, FisherExponent Sizes);
