using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Percolaw.Experiments;
using Percolaw.Runs;

namespace Percolaw.Tests.Runs;

public sealed record FakeResult(int Task, double Value, double[] Curve, string? Word);

/// <summary>A tiny experiment that remembers what it ran and can be made to fail or to wait.</summary>
public sealed class FakeExperiment(int taskCount = 12) : IExperiment<FakeResult>
{
    public ConcurrentQueue<int> Ran { get; } = new();

    /// <summary>Called at the start of every task.</summary>
    public Action<int> Before { get; init; } = _ => { };

    public Func<int, double> Value { get; init; } = task => Math.Exp(task / 7.0) / 3;

    public long BytesPerThread { get; init; } = 1000;

    public int TaskCount => taskCount;

    public long EstimateMemory(int threads) => threads * BytesPerThread;

    public FakeResult Run(int task, ITaskMonitor monitor, CancellationToken cancellation)
    {
        monitor.Enter("counting");
        Before(task);
        cancellation.ThrowIfCancellationRequested();
        monitor.Advance(500, 0.5);
        Ran.Enqueue(task);
        monitor.Advance(500, 0.5);
        return new FakeResult(task, Value(task), [task / 3.0, 1e-300, double.MaxValue], task % 2 == 0 ? "Bäume" : null);
    }

    public static RunRequest Request(int taskCount = 12, int perShard = 1, int revision = 1, ulong seed = 7, string size = "small") =>
        new("fake", revision, new JsonObject { ["size"] = size, ["p"] = 0.1 }, seed, taskCount, "0.1.0") { TasksPerShard = perShard };
}
