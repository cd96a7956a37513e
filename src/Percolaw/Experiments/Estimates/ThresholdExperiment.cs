using Percolaw.Percolation;
using Percolaw.Statistics;

namespace Percolaw.Experiments;

/// <summary>How a threshold is measured.</summary>
public enum ThresholdMethod
{
    /// <summary>Wrapping probabilities of periodic boxes of several lengths.</summary>
    Wrapping,

    /// <summary>Invasion percolation on the infinite lattice.</summary>
    Invasion,
}

/// <summary>What <c>estimate threshold</c> runs for one lattice.</summary>
/// <param name="Dimension">d, at least 1.</param>
/// <param name="Kind">Sites or bonds.</param>
/// <param name="Method">How; boxes only where <see cref="ThresholdExperiment.HasBoxes"/>.</param>
/// <param name="Effort">1 for some twenty seconds on two cores; the work is proportional to it.</param>
/// <param name="Seed">The seed.</param>
public sealed record ThresholdParameters(int Dimension, PercolationKind Kind, ThresholdMethod Method, double Effort, ulong Seed);

/// <summary>What a task of <see cref="ThresholdExperiment"/> gives: the one that its method has.</summary>
/// <param name="Invasion">A cluster.</param>
/// <param name="Box">Configurations of a box.</param>
public sealed record ThresholdTask(InvasionTask? Invasion, SampleMoments? Box);

/// <summary>The threshold of a hypercubic lattice.</summary>
public sealed class ThresholdExperiment : IExperiment<ThresholdTask>
{
    private const int FirstOctave = 6;
    private readonly ThresholdParameters parameters;
    private readonly InvasionRun? invasion;
    private readonly BoxRun? boxes;

    /// <summary>Prepares the experiment.</summary>
    public ThresholdExperiment(ThresholdParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        this.parameters = parameters;
        // In one dimension a single empty site or bond ends every cluster: p_c is 1, and there is nothing to measure.
        if (parameters.Dimension == 1) return;
        var lattice = new HypercubicLattice(parameters.Dimension);
        if (parameters.Method == ThresholdMethod.Invasion)
            invasion = new InvasionRun(lattice, parameters.Kind, FirstOctave, LastOctave, Clusters, parameters.Seed);
        else
            boxes = new BoxRun(lattice, parameters.Kind, Design.Plans(parameters.Dimension), parameters.Seed);
    }

    /// <summary>The dimensions in which boxes of several lengths are small enough to be many.</summary>
    public static bool HasBoxes(int dimension) => dimension is >= 2 and <= 5;

    /// <summary>The method that gives more for the same time.</summary>
    public static ThresholdMethod Standard(int dimension) => dimension <= 3 ? ThresholdMethod.Wrapping : ThresholdMethod.Invasion;

    /// <inheritdoc/>
    public int TaskCount => invasion?.TaskCount ?? boxes?.TaskCount ?? 1;

    private bool IsSite => parameters.Kind == PercolationKind.Site;

    private int LastOctave => parameters.Dimension <= 6 ? 17 : 16;

    // A second of one core for each million invaded takes so long: more neighbours to see, with sites all of them remembered.
    private int Clusters
    {
        get
        {
            double secondsPerMillion = IsSite ? 0.18 * parameters.Dimension : 0.25 + (0.035 * parameters.Dimension);
            double all = 40 * parameters.Effort / (secondsPerMillion * (1 << LastOctave) / 1e6);
            return (int)Math.Clamp(all, LastOctave - FirstOctave + 10, 1e8);
        }
    }

    private BoxDesign Design
    {
        get
        {
            int[] lengths = parameters.Dimension switch
            {
                2 => [12, 16, 24, 32, 48, 64, 96, 128],
                3 => [6, 8, 12, 16, 24, 32],
                4 => [4, 5, 6, 8, 10, 12],
                _ => [4, 5, 6, 7, 8],
            };
            double published = HypercubicThresholds.Of(parameters.Kind, parameters.Dimension)!.Value;
            double sites = (IsSite ? 8e8 : 3e8) * parameters.Effort / lengths.Length;
            return new BoxDesign(lengths, Math.Round(published, 3), sites, (long)Math.Clamp(4e5 * parameters.Effort, 1000, 1e9), 0.75);
        }
    }

    /// <inheritdoc/>
    public long EstimateMemory(int threads) => invasion?.EstimateMemory(threads) ?? boxes?.EstimateMemory(threads) ?? 0;

    /// <inheritdoc/>
    public ThresholdTask Run(int task, ITaskMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        if (parameters.Dimension == 1) monitor.Advance(0, 1);
        return new ThresholdTask(invasion?.Run(task, monitor, cancellation), boxes?.Run(task, monitor, cancellation));
    }

    /// <summary>The estimate from the results of all tasks in order.</summary>
    public CriticalEstimate Estimate(IReadOnlyList<ThresholdTask> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        if (parameters.Dimension == 1)
            return new CriticalEstimate { Name = "threshold", Value = 1, StatisticalError = 0, SystematicError = 0, Method = "exact", Published = HypercubicThresholds.Of(parameters.Kind, 1) };
        CriticalEstimate estimate = invasion is not null
            ? InvasionThreshold.Estimate(parameters.Dimension, invasion, [.. results.Select(result => result.Invasion!)])
            : WrappingThreshold.Estimate(parameters.Dimension, boxes!, [.. results.Select(result => result.Box!)]);
        return estimate with { Published = HypercubicThresholds.Of(parameters.Kind, parameters.Dimension) };
    }
}
