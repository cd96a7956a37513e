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
            RandomStream stream = Stream(Parameters, i, probability);
            ConfigurationSummary summary = labeller.Draw(ref stream, probability);
            LatticeObservables.Fill(summary, Box.SiteCount, sample);
            point.Moments.Add(sample);
            point.Sizes.Add(summary.ClustersBySize);
            monitor.Advance(Box.SiteCount, 1.0 / part.Samples);
        }
        return new LatticeTaskResult([point]);
    }

    /// <summary>The random numbers of a configuration: a function of the probability itself, not of its place in the list, so that what comes out at p does not depend on the others.</summary>
    public static RandomStream Stream(LatticeParameters parameters, long sample, double probability)
    {
        uint subIndex = (uint)((BitConverter.DoubleToUInt64Bits(probability) * 0x9E3779B97F4A7C15) >> 32);
        return new RandomStream(parameters.Seed, StreamPurpose.LatticeConfiguration, (ulong)sample, subIndex);
    }
}
