using Percolaw.Runs;

namespace Percolaw.Tests.Runs;

/// <summary>What the tests of run folders share: a folder, and runs in it.</summary>
public abstract class RunTest : IDisposable
{
    protected TemporaryFolder Folder { get; } = new();

    protected string Path => Folder["run"];

    public virtual void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static ExecutionOutcome Execute(RunFolder folder, FakeExperiment experiment, int threads = 2) =>
        ExecuteUntil(folder, experiment, threads, CancellationToken.None);

    protected static ExecutionOutcome ExecuteUntil(RunFolder folder, FakeExperiment experiment, int threads, CancellationToken cancellation) =>
        new ThreadExecutor { Threads = threads, Version = "0.1.0" }.Execute(folder, experiment, cancellation);

    protected static ExecutionOutcome Run(string path, FakeExperiment experiment, int threads = 2, int perShard = 1)
    {
        using RunFolder folder = RunFolder.Open(path, FakeExperiment.Request(experiment.TaskCount, perShard));
        return Execute(folder, experiment, threads);
    }

    /// <summary>The bytes of all results, as one text.</summary>
    protected static string Bytes(string path) => string.Concat(
        Directory.GetFiles(System.IO.Path.Combine(path, "shards")).Order(StringComparer.Ordinal)
            .Select(file => System.IO.Path.GetFileName(file) + "\n" + File.ReadAllText(file)));
}
