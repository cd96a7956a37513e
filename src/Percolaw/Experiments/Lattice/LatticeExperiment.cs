using System.Collections.Concurrent;
using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Experiments;

/// <summary>
/// Percolation in boxes: for each length, independent configurations at each probability, or sweeps that serve all
/// probabilities. A task is some samples of one box; their number depends on the parameters alone.
/// </summary>
public sealed class LatticeExperiment : IExperiment<LatticeTaskResult>
{
    private readonly LatticeParameters parameters;
    private readonly List<LatticePart> tasks = [];
    private readonly ConcurrentBag<LatticeWorker> workers = [];
    private readonly Lazy<SweepConvolution>[] convolutions;

    /// <summary>Prepares the experiment.</summary>
    /// <exception cref="PercolawException">A length is out of range.</exception>
    public LatticeExperiment(LatticeParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        this.parameters = parameters;
        Boxes = [.. parameters.Lengths.Select(parameters.Box)];
        convolutions = [.. Boxes.Select(box => new Lazy<SweepConvolution>(() => new SweepConvolution(box.ElementCount(parameters.Kind), parameters.Probabilities)))];
        for (int box = 0; box < Boxes.Count; box++) tasks.AddRange(LatticePart.Of(parameters, box, Boxes[box].ElementCount(parameters.Kind)));
    }

    /// <summary>The boxes, one for each length.</summary>
    public IReadOnlyList<LatticeBox> Boxes { get; }

    /// <inheritdoc/>
    public int TaskCount => tasks.Count;

    /// <inheritdoc/>
    public long EstimateMemory(int threads)
    {
        const long runtime = 100_000_000;
        long perResult = LatticeObservables.BytesOfMoments * (parameters.Sweep ? parameters.Probabilities.Count : 1);
        long shared = parameters.Sweep ? Boxes.Sum(box => SweepConvolution.EstimateMemory(box.ElementCount(parameters.Kind), parameters.Probabilities)) : 0;
        return runtime + (TaskCount * perResult) + shared + (Math.Min(threads, TaskCount) * Boxes.Max(box => LatticeWorker.EstimateMemory(parameters, box)));
    }

    /// <inheritdoc/>
    public LatticeTaskResult Run(int task, ITaskMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        LatticePart part = tasks[task];
        LatticeBox box = Boxes[part.Box];
        monitor.Enter($"L = {box.Length}");
        if (!workers.TryTake(out LatticeWorker? worker) || worker.Box != box) worker = Worker(part.Box);
        LatticeTaskResult result = worker.Run(part, monitor, cancellation);
        workers.Add(worker);
        return result;
    }

    private LatticeWorker Worker(int box) => parameters.Sweep
        ? new SweepWorker(parameters, Boxes[box], convolutions[box].Value)
        : new LabellingWorker(parameters, Boxes[box]);

    /// <summary>The clusters of the first configuration that labelling draws at a probability, by rank: see <see cref="ConfigurationLabeller.CopyLabels"/>.</summary>
    public static int[] DrawClusters(LatticeParameters parameters, LatticeBox box, double probability)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(box);
        ConfigurationLabeller labeller = new(box, parameters.Kind);
        RandomStream stream = LabellingWorker.Stream(parameters, box, 0, probability);
        labeller.Draw(ref stream, probability);
        int[] clusters = new int[box.SiteCount];
        labeller.CopyLabels(clusters);
        return clusters;
    }

    /// <summary>All points, from the results of all tasks in order.</summary>
    public IReadOnlyList<LatticeMeasurement> Merge(IReadOnlyList<LatticeTaskResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        List<LatticeMeasurement> points = [.. Boxes.SelectMany(box => parameters.Probabilities.Select(p => new LatticeMeasurement(box, p, parameters.Sweep)))];
        for (int task = 0; task < tasks.Count; task++)
        {
            int first = (tasks[task].Box * parameters.Probabilities.Count) + tasks[task].FirstProbability;
            for (int i = 0; i < results[task].Points.Count; i++) points[first + i].Merge(results[task].Points[i]);
        }
        return points;
    }
}
