using Percolaw.Formats;

namespace Percolaw.Tests.Formats.Training;

/// <summary>Large tables, the example and the reference data.</summary>
public sealed class RunTableSizesTests : RunFiles
{
    [Fact]
    public void Load_ThousandsOfColumns_AreRead()
    {
        string names = string.Join(',', Enumerable.Range(0, 5000).Select(i => $"column_{i}"));
        string row = string.Concat(Enumerable.Repeat("0,", 5000));
        ShouldBe(Load($"{names},params,tokens,loss\n{row}70B,1.4T,1.9\n{row}1B,25B,2.75\n").Runs, [7e10, 1e9], [1.4e12, 2.5e10], [1.9, 2.75]);
    }

    [Fact]
    public void Load_HugeName_CostsNoMemory()
    {
        string text = $"{new string('x', 1_000_000)},params,loss\n1,2,3\n";
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refusal(text, With((RunRole.Loss, "los"))).Length.ShouldBeLessThan(1000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(30_000_000);
    }

    [Fact]
    public void Load_AMillionRows_AreCounted()
    {
        using (StreamWriter writer = new(Path))
        {
            writer.Write("model,params,tokens,loss\n");
            for (int i = 1; i <= 1_000_000; i++) writer.Write($"m{i % 1000},{i}000,{i}e4,{(i % 10 == 0 ? "x" : "2.5")}\n");
        }

        LoadedRuns loaded = RunTable.Load(Path, new RunReadOptions());
        (loaded.Runs.Count, loaded.RowsUnusable, loaded.Problems.Count).ShouldBe((900_000, 100_000, LoadedRuns.MostProblems));
        loaded.Runs.Parameters!.Value.Sum().ShouldBe(1000 * (500_000_500_000.0 - 10 * 5_000_050_000.0));
        loaded.GroupNames!.Count.ShouldBe(900);
        loaded.Runs.Lines!.Value[^1].ShouldBe(1_000_000);
    }

    [Fact]
    public void Load_Example_IsRead()
    {
        LoadedRuns loaded = RunTable.Load(System.IO.Path.Combine(Sources.Root, "examples", "runs.csv"), new RunReadOptions { Strict = true });
        loaded.Runs.Count.ShouldBe(60);
        loaded.GroupNames!.Count.ShouldBe(10);
        for (int i = 0; i < 60; i++)
        {
            double law = 1.8 + 480 / Math.Pow(loaded.Runs.Parameters!.Value[i], 0.35) + 2100 / Math.Pow(loaded.Runs.Tokens!.Value[i], 0.37);
            // The largest of 60 normal deviates is beyond 4.5 with probability 4e-4, and the losses are fixed.
            Math.Log(loaded.Runs.Loss[i] / law).ShouldBe(0, 4.5 * 0.005);
        }
    }

    [Fact]
    public void Load_ReferenceRuns_HaveTokensByTheRule()
    {
        LoadedRuns loaded = RunTable.Load(Sources.Reference("data/chinchilla_runs.csv"), new RunReadOptions { DropHighestLoss = 5, Strict = true });
        (loaded.RowsRead, loaded.Runs.Count).ShouldBe((245, 240));
        loaded.Runs.Loss.Max().ShouldBeLessThan(3.77);
        loaded.Runs.Tokens!.Value[0].ShouldBe(loaded.Runs.Flops!.Value[0] / (6 * loaded.Runs.Parameters!.Value[0]));
        loaded.Notes.ShouldBe(["tokens derived by 6ND"]);
        loaded.Columns[RunRole.Flops].ShouldBe("training_flops");
    }
}
