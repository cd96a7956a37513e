using Percolaw.Runs;

namespace Percolaw.Tests.Runs;

public sealed class ThreadExecutorTests : RunTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Execute_AnyNumberOfThreads_WritesTheSameBytes(int perShard)
    {
        foreach (int threads in (int[])[1, 2, 5])
            Run(Folder[$"threads-{threads}"], new FakeExperiment { Before = task => Thread.Sleep(task * 7 % 5) }, threads, perShard).Complete.ShouldBeTrue();
        Bytes(Folder["threads-2"]).ShouldBe(Bytes(Folder["threads-1"]));
        Bytes(Folder["threads-5"]).ShouldBe(Bytes(Folder["threads-1"]));
        File.ReadAllText(Folder["threads-5/manifest.json"]).ShouldBe(File.ReadAllText(Folder["threads-1/manifest.json"]));
    }

    [Fact]
    public void Execute_InterruptedAndResumed_WritesTheSameBytes()
    {
        Run(Folder["whole"], new FakeExperiment());
        using CancellationTokenSource stop = new();
        FakeExperiment first = new() { Before = task => { if (task == 5) stop.Cancel(); } };
        using (RunFolder folder = RunFolder.Open(Path, FakeExperiment.Request()))
        {
            ExecutionOutcome interrupted = ExecuteUntil(folder, first, 2, stop.Token);
            interrupted.Complete.ShouldBeFalse();
            interrupted.TasksDone.ShouldBe(first.Ran.Count);
        }
        FakeExperiment second = new();
        using (RunFolder folder = RunFolder.Open(Path, FakeExperiment.Request()))
        {
            folder.State.ShouldBe(RunState.Continued);
            Execute(folder, second).Complete.ShouldBeTrue();
        }
        first.Ran.Concat(second.Ran).Order().ShouldBe(Enumerable.Range(0, 12));
        Bytes(Path).ShouldBe(Bytes(Folder["whole"]));
    }

    [Fact]
    public void Execute_Complete_RunsNothing()
    {
        Run(Path, new FakeExperiment());
        FakeExperiment again = new();
        using RunFolder folder = RunFolder.Open(Path, FakeExperiment.Request());
        folder.State.ShouldBe(RunState.Complete);
        Execute(folder, again).ShouldBe(new ExecutionOutcome(true, 12, TimeSpan.Zero), new SameOutcome());
        again.Ran.ShouldBeEmpty();
    }

    [Fact]
    public void Execute_TaskFails_SaysWhichAndKeepsTheOthers()
    {
        FakeExperiment failing = new() { Before = task => { if (task == 4) throw new InvalidOperationException("a fault\nof two lines"); } };
        Should.Throw<PercolawException>(() => Run(Path, failing, threads: 1)).Message.ShouldBe("task 4 failed: a fault of two lines");
        FakeExperiment healthy = new();
        Run(Path, healthy);
        healthy.Ran.Order().ShouldBe([4, 5, 6, 7, 8, 9, 10, 11]);
    }

    [Fact]
    public void Execute_ResultIsNotFinite_IsRefused() =>
        Should.Throw<PercolawException>(() => Run(Path, new FakeExperiment { Value = task => task == 3 ? double.NaN : 0 }, threads: 1))
            .Message.ShouldContain("task 3 gave a number that is not finite");

    [Fact]
    public void Execute_LittleMemory_TakesFewerThreadsAndSaysSo()
    {
        List<string> notes = [];
        using RunFolder folder = RunFolder.Open(Path, FakeExperiment.Request());
        ThreadExecutor executor = new() { Threads = 4, Version = "0.1.0", AvailableMemory = 3L << 30, Note = notes.Add };
        executor.Execute(folder, new FakeExperiment { BytesPerThread = 1L << 30 }, CancellationToken.None).Complete.ShouldBeTrue();
        notes.ShouldBe(["3 instead of 4 threads: 4 would need 4 GiB of memory, and 3 GiB are available"]);
    }

    [Fact]
    public void Execute_TooLittleMemory_SaysWhatItNeeds()
    {
        using RunFolder folder = RunFolder.Open(Path, FakeExperiment.Request());
        ThreadExecutor executor = new() { Threads = 4, Version = "0.1.0", AvailableMemory = 1 << 29 };
        Should.Throw<PercolawException>(() => executor.Execute(folder, new FakeExperiment { BytesPerThread = 1L << 30 }, CancellationToken.None))
            .Message.ShouldStartWith("the run needs 1 GiB of memory with one thread, and 0.5 GiB are available");
    }

    [Fact]
    public void Execute_Attempt_IsRecorded()
    {
        Run(Path, new FakeExperiment());
        string attempt = File.ReadAllText(Directory.GetFiles(Folder["run/attempts"]).ShouldHaveSingleItem());
        attempt.ShouldContain("\"outcome\": \"complete\"");
        attempt.ShouldContain("\"threads\": 2");
        attempt.ShouldContain("\"tasks_done\": 12");
    }

    [Fact]
    public void Watch_Progress_AddsUp()
    {
        RunProgress? progress = null;
        using RunFolder folder = RunFolder.Open(Path, FakeExperiment.Request());
        new ThreadExecutor { Threads = 2, Version = "0.1.0", Watch = seen => progress = seen }.Execute(folder, new FakeExperiment(), CancellationToken.None);
        ProgressSnapshot end = progress.ShouldNotBeNull().Snapshot();
        (end.TasksDone, end.TaskCount, end.Sites, end.Stage).ShouldBe((12, 12, 12_000L, "counting"));
        end.Fraction.ShouldBe(1, 1e-6);
    }

    private sealed class SameOutcome : IEqualityComparer<ExecutionOutcome>
    {
        public bool Equals(ExecutionOutcome? x, ExecutionOutcome? y) => (x?.Complete, x?.TasksDone) == (y?.Complete, y?.TasksDone);

        public int GetHashCode(ExecutionOutcome obj) => obj.TasksDone;
    }
}
