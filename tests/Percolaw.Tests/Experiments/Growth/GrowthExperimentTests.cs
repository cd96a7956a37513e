using System.Text.Json;
using Percolaw.Experiments;
using Percolaw.Percolation;
using Percolaw.Statistics;

namespace Percolaw.Tests.Experiments.Growth;

public sealed class GrowthExperimentTests
{
    private static readonly GrowthParameters Cubic = new() { Dimension = 3, Probability = 0.3, Clusters = 50_000, MaximumSize = 3000, Seed = 4 };

    [Fact]
    public void Run_TasksInAnyOrder_GivesTheSameBytes()
    {
        var forwards = new GrowthExperiment(Cubic);
        forwards.TaskCount.ShouldBeGreaterThan(1);
        string[] first = [.. Enumerable.Range(0, forwards.TaskCount).Select(task => Text(forwards, task))];
        var backwards = new GrowthExperiment(Cubic);
        string[] second = [.. Enumerable.Range(0, forwards.TaskCount).Reverse().Select(task => Text(backwards, task)).Reverse()];
        second.ShouldBe(first);
        JsonSerializer.Serialize(JsonSerializer.Deserialize<GrowthTaskResult>(first[0])).ShouldBe(first[0]);
    }

    /// <summary>All means from the clusters themselves, one by one.</summary>
    [Fact]
    public void Merge_AllTasks_HasTheMeansOfTheClusters()
    {
        GrowthMeasurement measured = Measure(Cubic);
        var growth = new ClusterGrowth(Cubic.MakeLattice(), Cubic.Kind, Cubic.MaximumSize);
        int complete = int.MaxValue;
        long stopped = 0, small = 0;
        var shells = new Dictionary<long, List<(double Sites, double Mass, double Squares)>>();
        GrownDistance[] distances = [.. measured.Distances];
        for (ulong cluster = 0; cluster < (ulong)Cubic.Clusters; cluster++)
        {
            GrownClusterSummary grown = growth.Grow(Cubic.Seed, cluster, Cubic.Probability, null, TestContext.Current.CancellationToken);
            if (grown.Censored) complete = Math.Min(complete, growth.Shells.Count);
            stopped += grown.Censored ? 1 : 0;
            small += !grown.Censored && grown.Size < 100 ? 1 : 0;
            foreach (GrownDistance distance in distances)
            {
                int l = (int)distance.ChemicalDistance;
                ShellSums shell = l < growth.Shells.Count ? growth.Shells[l] : default;
                if (!shells.TryGetValue(l, out var list)) shells[l] = list = [];
                list.Add((shell.Sites, growth.Shells.Take(l + 1).Sum(other => (double)other.Sites), shell.SquaredDistance));
            }
        }

        measured.Total.Stopped.ShouldBe(stopped);
        stopped.ShouldBeGreaterThan(0);
        measured.Total.CompleteShells.ShouldBe(complete);
        distances[^1].ChemicalDistance.ShouldBeLessThan(complete);
        distances.Length.ShouldBeGreaterThan(20);
        measured.ClusterSizes.Where(bin => bin.SizeHigh < 100).Sum(bin => bin.Clusters).ShouldBeLessThanOrEqualTo(small);
        foreach (GrownDistance distance in distances) CompareDistance(distance, shells[distance.ChemicalDistance]);
    }

    [Fact]
    public void Merge_NothingStopped_AddsUp()
    {
        GrowthMeasurement measured = Measure(Cubic with { Probability = 0.2, MaximumSize = 1_000_000 });
        measured.Total.Stopped.ShouldBe(0);
        measured.ClusterSizes.Sum(bin => bin.Clusters).ShouldBe(Cubic.Clusters);
        measured.ClusterSizes[0].Tail.Value.ShouldBe(1);
        double mean = measured.Observables.Single(observable => observable.Name == "mean_cluster_size").Estimate.Value;
        measured.ClusterSizes.Sum(bin => bin.MeanSize * bin.Clusters).ShouldBeRelatively(mean * Cubic.Clusters, 1e-12);
        // Beyond the highest cluster the mass is the size.
        measured.Distances[^1].Mass.Value.ShouldBeLessThanOrEqualTo(mean * (1 + 1e-12));
        measured.Distances[^1].Mass.Value.ShouldBeRelatively(mean, 0.01);
    }

    /// <summary>
    /// Exactly known: z p sites at distance 1, all at r² = 1; at distance 2 the sites straight on and those around a corner, at
    /// r² = 4 and 2; p (1-p)^z single sites per site of the lattice. False alarm 1e-4 each.
    /// </summary>
    [Theory]
    [InlineData(2, 0.4)]
    [InlineData(6, 0.1)]
    public void Merge_ShortDistances_HaveTheirExactMeans(int dimension, double p)
    {
        GrowthMeasurement measured = Measure(Cubic with { Dimension = dimension, Probability = p, Clusters = 100_000, MaximumSize = 1_000_000 });
        int z = 2 * dimension;
        GrownDistance one = measured.Distances[0], two = measured.Distances[1];
        Within(one.Sites, z * p);
        one.SquaredDistance.Value.ShouldBe(1, 1e-12);
        Within(one.Reached, 1 - Math.Pow(1 - p, z));
        double straight = z * p * p, corner = z * (dimension - 1) * p * ((2 * p) - (p * p));
        Within(two.Sites, straight + corner);
        Within(two.Mass, 1 + (z * p) + straight + corner);
        Within(two.SquaredDistance, ((4 * straight) + (2 * corner)) / (straight + corner));
        Within(measured.ClusterSizes[0].NumberPerSite, p * Math.Pow(1 - p, z));
        // A pair of neighbours: radius of gyration 1/2.
        measured.ClusterSizes[1].GyrationSquared.Value.ShouldBe(0.25, 1e-12);
    }

    /// <summary>The line: p (1-p) clusters per site, mean size (1+p)/(1-p). False alarm 1e-4 each.</summary>
    [Fact]
    public void Observables_Line_AreThoseOfTheClosedForm()
    {
        GrowthMeasurement measured = Measure(Cubic with { Dimension = 1, Probability = 0.8 });
        Within(measured.Observables.Single(observable => observable.Name == "clusters_per_site").Estimate, 0.8 * 0.2);
        Within(measured.Observables.Single(observable => observable.Name == "mean_cluster_size").Estimate, 1.8 / 0.2);
        EffectiveExponents.Of(measured).ShouldBeEmpty();
    }

    /// <summary>Above six dimensions τ = 5/2, D = 4 and d_min = 2 with small corrections; 0.15 in τ and some 10 % are allowed for them beside four standard errors.</summary>
    [Fact]
    public void EffectiveExponents_HighDimension_AreNearMeanField()
    {
        double p = HypercubicThresholds.Of(PercolationKind.Bond, 13)!.Value;
        GrowthMeasurement measured = Measure(Cubic with { Dimension = 13, Kind = PercolationKind.Bond, Probability = p, Clusters = 20_000, MaximumSize = 20_000 });
        IReadOnlyList<EffectiveExponent> exponents = EffectiveExponents.Of(measured);
        foreach ((string name, double exact, double allowed) in new[] { ("tau", 2.5, 0.15), ("fractal_dimension", 4, 0.4), ("shortest_path_dimension", 2, 0.2) })
        {
            EffectiveExponent last = exponents.Last(exponent => exponent.Exponent == name);
            last.Estimate.Value.ShouldBe(exact, allowed + (4 * last.Estimate.StandardError!.Value), name);
        }
    }

    [Fact]
    public void EffectiveExponents_AwayFromTheThreshold_AreNone() => EffectiveExponents.Of(Measure(Cubic with { Clusters = 1000 })).ShouldBeEmpty();

    private static void CompareDistance(GrownDistance distance, List<(double Sites, double Mass, double Squares)> shells)
    {
        distance.Reached.Value.ShouldBe(shells.Count(shell => shell.Sites > 0) / (double)shells.Count, 1e-12);
        distance.Sites.Value.ShouldBeRelatively(shells.Average(shell => shell.Sites), 1e-9);
        distance.Mass.Value.ShouldBeRelatively(shells.Average(shell => shell.Mass), 1e-9);
        distance.SquaredDistance.Value.ShouldBeRelatively(shells.Sum(shell => shell.Squares) / shells.Sum(shell => shell.Sites), 1e-9);
        var moments = new SampleMoments(3);
        foreach ((double sites, double mass, double squares) in shells) moments.Add([sites, mass, squares]);
        distance.Sites.StandardError!.Value.ShouldBeRelatively(moments.Mean(0).StandardError!.Value, 1e-6);
        distance.Mass.StandardError!.Value.ShouldBeRelatively(moments.Mean(1).StandardError!.Value, 1e-6);
        distance.SquaredDistance.StandardError!.Value.ShouldBeRelatively(moments.Ratio(2, 0).StandardError!.Value, 1e-4);
    }

    private static void Within(Estimate estimate, double exact) => estimate.Value.ShouldBeWithin(exact, estimate.StandardError!.Value);

    private static GrowthMeasurement Measure(GrowthParameters parameters)
    {
        var experiment = new GrowthExperiment(parameters);
        return experiment.Merge([.. Enumerable.Range(0, experiment.TaskCount).Select(task => experiment.Run(task, new Silent(), TestContext.Current.CancellationToken))]);
    }

    private static string Text(GrowthExperiment experiment, int task) =>
        JsonSerializer.Serialize(experiment.Run(task, new Silent(), TestContext.Current.CancellationToken));
}
