using Percolaw.Experiments;
using Percolaw.Percolation;

namespace Percolaw.Tests.Experiments;

public sealed class BetheExperimentTests
{
    /// <summary>Below, at and above the threshold. False-alarm probability 1e-4 for each statement, of which there are some five a case.</summary>
    [Theory]
    [InlineData(3, 0.8, 100_000, 10_000)]
    [InlineData(6, 0.999, 20_000, 20_000)]
    [InlineData(6, 0.9, 20_000, 3)]
    [InlineData(6, 1.001, 20_000, 20_000)]
    [InlineData(6, 1.0, 20_000, 5_000)]
    [InlineData(3, 1.3, 20_000, 2_000)]
    [InlineData(200, 1.1, 20_000, 10_000)]
    public void Run_AnyProbability_AgreesWithTheExactResults(int coordination, double ratio, long clusters, long maximumSize)
    {
        BetheMeasurement measured = Measure(coordination, ratio, clusters, maximumSize);
        measured.Comparison.PValue.ShouldBeGreaterThan(Chance.FalseAlarm);
        measured.Comparison.DegreesOfFreedom.ShouldBeGreaterThan(maximumSize > 10 ? 10 : 2);
        foreach (CheckedObservable observable in measured.Observables)
            observable.Estimate.Value.ShouldBeWithin(observable.Exact, Math.Max(1e-9, observable.Estimate.StandardError!.Value), 1, observable.Name);
        measured.ClusterSizes.Sum(bin => bin.Probability.Value).ShouldBe(1 - ((double)measured.Total.Stopped / clusters), 1e-12);
    }

    [Theory]
    [InlineData(4, 1, 5)]
    [InlineData(4, 20_000, 21_500)]
    [InlineData(200, 1_000_000, 1_090_000)]
    public void Bins_OfTheExactDistribution_AreSumsOfItsTerms(int coordination, long low, long high)
    {
        BetheLattice lattice = new(coordination, 0.97 / (coordination - 1));
        double probability = 0, number = 0;
        for (long size = high; size >= low; size--)
        {
            probability += lattice.SizeProbability(size);
            number += lattice.ClusterNumber(size);
        }
        BetheBins.Probability(lattice, low, high).ShouldBe(probability, 1e-7 * probability);
        BetheBins.NumberPerSite(lattice, low, high).ShouldBe(number, 1e-7 * number);
    }

    [Theory]
    [InlineData(3, 1.5)]
    [InlineData(6, 1.2)]
    [InlineData(200, 1.3)]
    public void MeanFiniteSize_AboveTheThreshold_IsTheSumOverFiniteClusters(int coordination, double ratio)
    {
        BetheLattice lattice = new(coordination, ratio / (coordination - 1));
        double weight = 0, sum = 0;
        for (long size = 1; size < 20_000; size++)
        {
            weight += lattice.SizeProbability(size);
            sum += size * lattice.SizeProbability(size);
        }
        lattice.MeanFiniteSize.ShouldBe(sum / weight, 1e-10 * sum / weight);
    }

    [Fact]
    public void MeanFiniteSize_AtTheEnds_IsInfiniteOrNone()
    {
        BetheLattice.AtThreshold(6).MeanFiniteSize.ShouldBe(double.PositiveInfinity);
        new BetheLattice(6, 1).MeanFiniteSize.ShouldBe(double.NaN);
    }

    private static BetheMeasurement Measure(int coordination, double ratio, long clusters, long maximumSize)
    {
        BetheExperiment experiment = new(new BetheParameters
        {
            Coordination = coordination,
            Probability = ratio / (coordination - 1),
            Clusters = clusters,
            MaximumSize = maximumSize,
            Seed = 11,
        });
        return experiment.Merge(Silent.RunAll(experiment));
    }
}
