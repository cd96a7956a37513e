using Percolaw.Experiments;
using Percolaw.Percolation;
using Percolaw.Statistics;

namespace Percolaw.Tests.Experiments;

public sealed class LatticeExperimentTests
{
    private static readonly LatticeParameters Torus = new() { Lengths = [3], Probabilities = [0.3, 0.6], Samples = 20_000, Seed = 7 };

    /// <summary>Every observable at every p against the exact average over all configurations of the 3 × 3 torus or square.</summary>
    [Theory]
    [InlineData(PercolationKind.Site, Boundary.Periodic, false)]
    [InlineData(PercolationKind.Site, Boundary.Free, false)]
    [InlineData(PercolationKind.Bond, Boundary.Periodic, false)]
    [InlineData(PercolationKind.Site, Boundary.Periodic, true)]
    [InlineData(PercolationKind.Bond, Boundary.Free, true)]
    public void Run_TinyBox_AgreesWithTheExactAverages(PercolationKind kind, Boundary boundary, bool sweep)
    {
        LatticeParameters parameters = Torus with { Kind = kind, Boundary = boundary, Sweep = sweep };
        LatticeExperiment experiment = new(parameters);
        foreach (LatticeMeasurement point in experiment.Merge(Silent.RunAll(experiment)))
        {
            point.Samples.ShouldBe(parameters.Samples);
            IReadOnlyDictionary<string, double> exact = ExactAverages.Of(point.Box, kind, point.Probability);
            foreach (Observable observable in point.Observables.Where(observable => exact.ContainsKey(observable.Name)))
            {
                // 12 observables at 2 probabilities.
                observable.Estimate.Value.ShouldBeWithin(exact[observable.Name], Math.Max(1e-12, observable.Estimate.StandardError!.Value), 24, observable.Name);
            }
            point.Observables.Count(observable => exact.ContainsKey(observable.Name)).ShouldBeGreaterThan(5);
        }
    }

    [Fact]
    public void Run_OneProbability_DoesNotDependOnTheOthers()
    {
        LatticeExperiment both = new(Torus with { Samples = 100 }), one = new(Torus with { Samples = 100, Probabilities = [0.6] });
        both.Merge(Silent.RunAll(both))[1].Observables.ShouldBe(one.Merge(Silent.RunAll(one))[0].Observables);
    }

    [Fact]
    public void ClusterSizes_OfAllSamples_AddUpToTheSites()
    {
        LatticeExperiment experiment = new(Torus with { Samples = 50, Lengths = [20], Dimension = 2 });
        foreach (LatticeMeasurement point in experiment.Merge(Silent.RunAll(experiment)))
        {
            double clusters = point.ClusterSizes.Sum(bin => bin.NumberPerSite.Value);
            clusters.ShouldBe(point.Find("clusters_per_site")!.Value.Value, 1e-12);
        }
    }

    [Fact]
    public void Observables_AtTheEnds_AreThoseThatExist()
    {
        LatticeExperiment experiment = new(Torus with { Samples = 3, Probabilities = [0, 1] });
        IReadOnlyList<LatticeMeasurement> points = experiment.Merge(Silent.RunAll(experiment));
        points[0].Find("percolation_strength").ShouldBe(new Estimate(0, 0));
        points[0].Find("mean_cluster_size").ShouldBeNull("an empty box has no occupied site to look from");
        points[1].Find("mean_cluster_size").ShouldBe(new Estimate(9, 0));
        points[1].Find("mean_cluster_size_without_largest").ShouldBeNull();
        points[1].Find("wrapping_all")!.Value.Value.ShouldBe(1);
        points[1].Find("wrapping_all")!.Value.StandardError!.Value.ShouldBeGreaterThan(0, "three samples do not prove a probability of 1");
    }

    [Fact]
    public void Merge_LabellingAndSweep_AgreeWithinErrors()
    {
        LatticeParameters parameters = new() { Lengths = [24], Probabilities = [0.57, 0.6], Samples = 2000, Seed = 3 };
        LatticeExperiment labelling = new(parameters), sweep = new(parameters with { Sweep = true });
        IReadOnlyList<LatticeMeasurement> first = labelling.Merge(Silent.RunAll(labelling)), second = sweep.Merge(Silent.RunAll(sweep));
        for (int i = 0; i < first.Count; i++)
        {
            foreach (Observable observable in second[i].Observables)
            {
                Estimate other = first[i].Find(observable.Name)!.Value;
                double error = Math.Sqrt(Math.Pow(other.StandardError!.Value, 2) + Math.Pow(observable.Estimate.StandardError!.Value, 2));
                observable.Estimate.Value.ShouldBeWithin(other.Value, error, 18, observable.Name);
            }
        }
    }
}
