using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Tests.Percolation;

/// <summary>The same observable by labelling at p and by a sweep averaged to p.</summary>
public sealed class TwoRoutesTests
{
    // False-alarm probability 1e-4 for all observables of a box together.
    [Theory]
    [InlineData("hypercubic", 2, 20, Boundary.Periodic, PercolationKind.Site)]
    [InlineData("hypercubic", 2, 20, Boundary.Free, PercolationKind.Bond)]
    [InlineData("hypercubic", 3, 8, Boundary.Periodic, PercolationKind.Bond)]
    [InlineData("hypercubic", 4, 5, Boundary.Periodic, PercolationKind.Site)]
    [InlineData("triangular", 2, 18, Boundary.Periodic, PercolationKind.Bond)]
    [InlineData("triangular", 2, 18, Boundary.Free, PercolationKind.Site)]
    public void Sweep_AgainstLabellingAtProbability_HasTheSameMeans(string name, int dimension, int length, Boundary boundary, PercolationKind kind)
    {
        LatticeBox box = new(LatticeList.All.Single(entry => entry.Name == name).Make(dimension), length, boundary);
        double probability = box.Lattice.Threshold(kind)!.Value * 1.01;
        OccupationSweep sweep = new(box, kind, new SweepConvolution(box.ElementCount(kind), [probability]));
        ConfigurationLabeller labeller = new(box, kind, gyration: false);
        List<double[]> swept = [], labelled = [];
        for (ulong sample = 0; sample < 1500; sample++)
        {
            RandomStream order = new(10, StreamPurpose.SweepOrder, sample), configuration = new(10, StreamPurpose.LatticeConfiguration, sample);
            swept.Add(Numbers(sample % 2 == 0 ? sweep.Run(ref order) : sweep.RunWindow(ref order)));
            labelled.Add(Numbers(labeller.Draw(ref configuration, probability)));
        }
        for (int i = 0; i < swept[0].Length; i++)
        {
            (double sweptMean, double sweptError) = Mean(swept, i);
            (double mean, double error) = Mean(labelled, i);
            double together = Math.Sqrt((sweptError * sweptError) + (error * error));
            if (together > 1e-12) sweptMean.ShouldBeWithin(mean, together, swept[0].Length, $"number {i}");
            else sweptMean.ShouldBe(mean, 1e-9 * Math.Max(1, mean));
        }
    }

    private static double[] Numbers(SweepSummary summary)
    {
        SweepValues values = summary.Values[0];
        return
        [
            values.Largest, values.LargestSquared, values.SumOfSquares, values.SumOfSquaresWithoutLargest, values.OccupiedSites,
            values.Clusters, values.WrapsFirst, values.WrapsAny, values.WrapsAll, values.Spans,
        ];
    }

    private static double[] Numbers(ConfigurationSummary summary)
    {
        double square = (double)summary.Largest * summary.Largest;
        return
        [
            summary.Largest, square, summary.SumOfSquares, summary.SumOfSquares - square, summary.OccupiedSites,
            summary.Clusters, summary.WrapsFirst ? 1 : 0, summary.WrapsAny ? 1 : 0, summary.WrapsAll ? 1 : 0, summary.Spans ? 1 : 0,
        ];
    }

    private static (double Mean, double Error) Mean(List<double[]> samples, int index)
    {
        double mean = samples.Average(sample => sample[index]);
        return (mean, Math.Sqrt(samples.Sum(sample => Math.Pow(sample[index] - mean, 2)) / (samples.Count - 1) / samples.Count));
    }
}
