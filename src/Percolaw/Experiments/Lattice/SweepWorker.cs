using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Experiments;

/// <summary>Sweeps over the occupation numbers that the probabilities need.</summary>
internal sealed class SweepWorker(LatticeParameters parameters, LatticeBox box, SweepConvolution convolution) : LatticeWorker(parameters, box)
{
    private readonly OccupationSweep sweep = new(box, parameters.Kind, convolution);
    private readonly double[] sample = new double[(int)LatticeQuantity.Count];

    public override LatticeTaskResult Run(LatticePart part, ITaskMonitor monitor, CancellationToken cancellation)
    {
        LatticePoint[] points = [.. Parameters.Probabilities.Select(_ => new LatticePoint(LatticeObservables.Start(), new SizeCounts()))];
        for (long i = part.FirstSample; i < part.FirstSample + part.Samples; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            RandomStream stream = new(Parameters.Seed, StreamPurpose.SweepOrder, (ulong)i, KeyOf(Parameters, Box, 0));
            SweepSummary summary = sweep.RunWindow(ref stream);
            for (int p = 0; p < points.Length; p++)
            {
                LatticeObservables.Fill(summary.Values[p], Box.SiteCount, sample);
                points[p].Moments.Add(sample);
            }
            monitor.Advance(Box.SiteCount, 1.0 / part.Samples);
        }
        return new LatticeTaskResult(points);
    }
}
