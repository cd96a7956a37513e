using Percolaw.Percolation;

namespace Percolaw.Experiments;

/// <summary>The memory of one thread for one box, and what fills it.</summary>
internal abstract class LatticeWorker(LatticeParameters parameters, LatticeBox box)
{
    public LatticeBox Box => box;

    protected LatticeParameters Parameters => parameters;

    public static LatticeWorker Create(LatticeParameters parameters, LatticeBox box) =>
        parameters.Sweep ? new SweepWorker(parameters, box) : new LabellingWorker(parameters, box);

    public static long EstimateMemory(LatticeParameters parameters, LatticeBox box) => parameters.Sweep
        ? OccupationSweep.EstimateMemory(box, parameters.Kind, windowOnly: true)
            + SweepConvolution.EstimateMemory(box.ElementCount(parameters.Kind), parameters.Probabilities)
        : parameters.Probabilities.Max(p => ConfigurationLabeller.EstimateMemory(box, parameters.Kind, p));

    /// <summary>Runs the samples of one task.</summary>
    public abstract LatticeTaskResult Run(LatticePart part, ITaskMonitor monitor, CancellationToken cancellation);
}
