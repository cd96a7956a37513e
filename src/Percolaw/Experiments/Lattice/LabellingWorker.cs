using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Experiments;

/// <summary>Draws and labels independent configurations at one probability.</summary>
internal sealed class LabellingWorker(LatticeParameters parameters, LatticeBox box) : LatticeWorker(parameters, box)
{
    private readonly ConfigurationLabeller labeller = new(box, parameters.Kind);
    private readonly double[] sample = new double[(int)LatticeQuantity.Count];

    public override LatticeTaskResult Run(LatticePart part, ITaskMonitor monitor, CancellationToken cancellation)
    {
        LatticePoint point = new(LatticeObservables.Start(), new SizeCounts());
        double probability = Parameters.Probabilities[part.FirstProbability];
        for (long i = part.FirstSample; i < part.FirstSample + part.Samples; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            RandomStream stream = Stream(Parameters, Box, i, probability);
            ConfigurationSummary summary = labeller.Draw(ref stream, probability);
            LatticeObservables.Fill(summary, Box.SiteCount, sample);
            point.Moments.Add(sample);
            point.Sizes.Add(summary.ClustersBySize);
            monitor.Advance(Box.SiteCount, 1.0 / part.Samples);
        }
        return new LatticeTaskResult([point]);
    }

    /// <summary>The random numbers of a configuration: see <see cref="LatticeWorker.KeyOf"/>.</summary>
    public static RandomStream Stream(LatticeParameters parameters, LatticeBox box, long sample, double probability) =>
        new(parameters.Seed, StreamPurpose.LatticeConfiguration, (ulong)sample, KeyOf(parameters, box, probability));
}
