using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Experiments;

/// <summary>The memory of one thread for one box.</summary>
internal sealed class LatticeWorker
{
    private readonly LatticeParameters parameters;
    private readonly ConfigurationLabeller labeller;
    private readonly double[] sample = new double[(int)LatticeQuantity.Count];

    public LatticeWorker(LatticeParameters parameters, LatticeBox box)
    {
        this.parameters = parameters;
        Box = box;
        labeller = new ConfigurationLabeller(box, parameters.Kind);
    }

    public LatticeBox Box { get; }

    public static long EstimateMemory(LatticeParameters parameters, LatticeBox box) =>
        ConfigurationLabeller.EstimateMemory(box, parameters.Kind);

    public LatticeTaskResult Run(LatticePart part, ITaskMonitor monitor, CancellationToken cancellation)
    {
        LatticePoint point = new(LatticeObservables.Start(), new SizeCounts());
        double probability = parameters.Probabilities[part.FirstProbability];
        for (long i = 0; i < part.Samples; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            RandomStream stream = new(parameters.Seed, StreamPurpose.LatticeConfiguration, (ulong)(part.FirstSample + i), SubIndex(probability));
            ConfigurationSummary summary = labeller.Draw(ref stream, probability);
            LatticeObservables.Fill(summary, Box.SiteCount, sample);
            point.Moments.Add(sample);
            point.Sizes.Add(summary.ClustersBySize);
            monitor.Advance(Box.SiteCount, 1.0 / part.Samples);
        }
        return new LatticeTaskResult([point]);
    }

    /// <summary>A number of the probability itself, not of its place in the list: what comes out at p does not depend on the others.</summary>
    internal static uint SubIndex(double probability)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(probability) * 0x9E3779B97F4A7C15;
        return (uint)(bits >> 32);
    }
}
