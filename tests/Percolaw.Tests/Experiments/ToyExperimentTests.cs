using System.Text.Json;
using Percolaw.Experiments;
using Percolaw.Theory;

namespace Percolaw.Tests.Experiments;

public sealed class ToyExperimentTests
{
    private static readonly ToyParameters Parameters = TinyToy.Parameters;
    private static readonly int Tasks = new ToyExperiment(Parameters).TaskCount;

    /// <summary>JSON has every digit of a double: equal text is equal bits.</summary>
    private static string Text(ToyTaskResult result) => JsonSerializer.Serialize(result);

    /// <summary>Each task by an experiment of its own: fresh memory.</summary>
    private static readonly string[] Expected = [.. Enumerable.Range(0, Tasks).Select(task => Text(TinyToy.Run(new ToyExperiment(Parameters), task)))];

    [Fact]
    public void TaskCount_SeedsAndScan_IsTheirSum()
    {
        Tasks.ShouldBe(3);
        new ToyExperiment(Parameters with { SkipScan = true }).TaskCount.ShouldBe(2);
        // 16 repeats of the theory's pair and 2000 random ones, 504 a task.
        new ToyExperiment(new ToyParameters()).TaskCount.ShouldBe(54);
    }

    [Fact]
    public void Run_TasksInAnyOrderOnSharedMemory_GivesTheSameBits()
    {
        var experiment = new ToyExperiment(Parameters);
        foreach (int task in new[] { 2, 0, 1, 1, 0, 2, 1 })
            Text(TinyToy.Run(experiment, task)).ShouldBe(Expected[task], $"task {task}");
    }

    /// <summary>In large clusters predictions from far away are not lost in rounding: what memory held before would show.</summary>
    [Fact]
    public void Run_LargeClustersOnSharedMemory_GivesTheSameBits()
    {
        ToyParameters large = Parameters with { MinimumSize = 20_000, MaximumSize = 200_000, ExpectedLarge = 1, SkipScan = true };
        var experiment = new ToyExperiment(large);
        string[] fresh = [.. Enumerable.Range(0, 2).Select(task => Text(TinyToy.Run(new ToyExperiment(large), task)))];
        foreach (int task in new[] { 1, 0, 0, 1 })
            Text(TinyToy.Run(experiment, task)).ShouldBe(fresh[task], $"task {task}");
    }

    [Fact]
    public void Run_OnSeveralThreads_GivesTheSameBits()
    {
        var experiment = new ToyExperiment(Parameters);
        int[] order = [0, 1, 2, 2, 1, 0, 0, 1, 2];
        var results = new string[order.Length];
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        Parallel.For(0, order.Length, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellation },
            i => results[i] = Text(experiment.Run(order[i], new TinyToy.Tally(), cancellation)));
        results.ShouldBe(order.Select(task => Expected[task]));
    }

    [Fact]
    public void Run_PartsOfTheScan_GiveTheSameSeedResults() =>
        Text(TinyToy.Run(new ToyExperiment(Parameters with { SkipScan = true }), 1)).ShouldBe(Expected[1], "what else is asked for changes nothing");

    [Fact]
    public void Run_MoreSeeds_ChangesNoSeed() =>
        Text(TinyToy.Run(new ToyExperiment(Parameters with { Seeds = 5, SkipScan = true }), 1)).ShouldBe(Expected[1]);

    [Fact]
    public void Result_ThroughJson_IsTheSame()
    {
        foreach (string text in Expected)
            Text(JsonSerializer.Deserialize<ToyTaskResult>(text)!).ShouldBe(text);
    }

    [Theory]
    [InlineData(Allocation.Published)]
    [InlineData(Allocation.Normalised)]
    [InlineData(Allocation.Optimal)]
    public void Run_AnyAllocation_IsMeasuredEverywhereAndTheOthersAtComparedValues(Allocation chosen)
    {
        ToySeedResult result = TinyToy.Run(new ToyExperiment(Parameters with { Allocation = chosen }), 0).Seed!;
        result.Model.Select(model => model.Allocation).ShouldBe(Enum.GetValues<Allocation>());
        foreach (ToyModelCurve model in result.Model)
        {
            for (int value = 0; value < Parameters.ScaleValues; value++)
            {
                bool compared = value % Parameters.ComparisonStride == 0, measured = model.Allocation == chosen || compared;
                (model.Curve.Loss[value] is not null).ShouldBe(measured);
                (model.Curve.AllSitesLoss[value] is > 0 and < 3).ShouldBe(measured);
                (model.Curve.Clipped[value] is not null).ShouldBe(measured);
                (model.Curve.OptimalLoss[value] is > 0 and < 3).ShouldBe(model.Allocation == chosen && compared);
            }
        }

        // The streams of a curve depend on its allocation, not on which one was chosen.
        ToySeedResult other = TinyToy.Run(new ToyExperiment(Parameters), 0).Seed!;
        result.Model[(int)chosen].Curve.AllSitesLoss[3].ShouldBe(other.Model[(int)chosen].Curve.AllSitesLoss[3]);
    }

    [Fact]
    public void Run_NoTestSites_HasNoPublishedLoss()
    {
        ToySeedResult result = TinyToy.Run(new ToyExperiment(Parameters with { TestFraction = 0 }), 0).Seed!;
        result.Data.Loss.ShouldAllBe(loss => loss == null);
        result.Data.AllSitesLoss.ShouldAllBe(loss => loss > 0);
    }

    /// <summary>Edges of what the configuration allows: clusters all of whose sites are test sites, tiny clusters, steep allocations.</summary>
    [Fact]
    public void Run_ExtremeParameters_StillMeasures()
    {
        ToyParameters extreme = Parameters with
        {
            MinimumSize = 20,
            SingleTestSites = 18,
            MaximumSize = 200,
            ExpectedLarge = 4,
            ScanExponentRange = 300,
            TestFraction = 0.5,
            MaximumTrainingFraction = 0.5,
        };
        var experiment = new ToyExperiment(extreme);
        ToySeedResult seed = TinyToy.Run(experiment, 0).Seed!;
        seed.ScaleFactors.ShouldAllBe(scaleFactor => scaleFactor >= 1);
        seed.Data.AllSitesLoss.ShouldAllBe(loss => loss > 0 && loss < 3);
        TinyToy.Run(experiment, 2).Scan!.AllSitesLoss.ShouldAllBe(loss => loss > 0 && loss < 3);
    }

    [Fact]
    public void Run_OnlyTheFirstSeed_ShowsSingleClusters()
    {
        ToySeedResult first = TinyToy.Run(new ToyExperiment(Parameters), 0).Seed!, second = TinyToy.Run(new ToyExperiment(Parameters), 1).Seed!;
        first.SingleClusters.Select(cluster => cluster.Rank).ShouldBe([1, 2, 3, 6]);
        first.SingleClusters.ShouldAllBe(cluster => cluster.ScaleFactor == first.ScaleFactors[cluster.Rank - 1] && cluster.Loss.Length == 50);
        second.SingleClusters.ShouldBeEmpty();
    }

    [Fact]
    public void Run_AnyTask_TellsTheMonitorOfAllItsWork()
    {
        for (int task = 0; task < Tasks; task++)
        {
            var tally = new TinyToy.Tally();
            TinyToy.Run(new ToyExperiment(Parameters), task, tally);
            tally.Fraction.ShouldBe(1, 1e-12);
            tally.Sites.ShouldBeGreaterThan(0);
            tally.Stages.Count.ShouldBe(1);
        }
    }

    [Fact]
    public void Run_CancelledBefore_ThrowsAndLeavesTheExperimentUsable()
    {
        var experiment = new ToyExperiment(Parameters);
        Should.Throw<OperationCanceledException>(() => experiment.Run(0, new TinyToy.Tally(), new CancellationToken(true)));
        Text(TinyToy.Run(experiment, 0)).ShouldBe(Expected[0]);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 4)]
    [InlineData(2, 2)]
    public void Run_CancelledInTheMiddle_ThrowsAndLeavesTheExperimentUsable(int task, int clusters)
    {
        var experiment = new ToyExperiment(Parameters);
        using var source = new CancellationTokenSource();
        var monitor = new Canceller(source, clusters);
        Should.Throw<OperationCanceledException>(() => experiment.Run(task, monitor, source.Token));
        for (int other = 0; other < Tasks; other++)
            Text(TinyToy.Run(experiment, other)).ShouldBe(Expected[other], $"task {other} in the memory of the cancelled one");
    }

    [Fact]
    public void EstimateMemory_PaperOnTwoThreads_IsBelowTwoGibibytes()
    {
        var experiment = new ToyExperiment(new ToyParameters());
        experiment.EstimateMemory(2).ShouldBeLessThan(2L << 30);
        // Two threads hold two clusters of up to 3e7 sites, 12 bytes a site.
        experiment.EstimateMemory(2).ShouldBeGreaterThan(2 * 12 * 30_000_000L);
        experiment.EstimateMemory(1).ShouldBeLessThan(experiment.EstimateMemory(2));
        new ToyExperiment(Parameters).EstimateMemory(1000).ShouldBe(new ToyExperiment(Parameters).EstimateMemory(3), "three tasks never run on more threads");
    }

    private sealed class Canceller(CancellationTokenSource source, int clusters) : ITaskMonitor
    {
        private int done;

        public void Enter(string stage)
        {
        }

        public void Advance(long sites, double fraction)
        {
            if (++done == clusters)
                source.Cancel();
        }
    }
}
