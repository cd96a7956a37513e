using Percolaw.Experiments;

namespace Percolaw.Runs;

/// <summary>The shards that are to do, and the threads that work on them.</summary>
internal sealed class ShardQueue<TResult>(
    IShardStore<TResult> shards, IReadOnlyList<int> missing, IExperiment<TResult> experiment, RunProgress progress)
    where TResult : class
{
    private int next = -1;

    /// <summary>Works until all shards are done, one fails, or the user interrupts; only a failure throws.</summary>
    public void Run(int threads, CancellationToken cancellation)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task[] workers = [.. Enumerable.Range(0, threads).Select(_ => Start(stop))];
        try
        {
            Task.WaitAll(workers, CancellationToken.None);
        }
        catch (AggregateException failures)
        {
            // A cancelled worker is one that was asked to stop, by the user or by the failure of another.
            Exception? failure = failures.Flatten().InnerExceptions.FirstOrDefault(inner => inner is not OperationCanceledException);
            if (failure is not null) throw failure as PercolawException ?? new PercolawException(failure.Message, failure);
        }
    }

    // LongRunning gives each worker a thread of its own: tasks take seconds, and the pool would add threads slowly.
    private Task Start(CancellationTokenSource stop) => Task.Factory.StartNew(
        () => Work(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Work(CancellationTokenSource stop)
    {
        bool healthy = false;
        try
        {
            while (!stop.IsCancellationRequested && Interlocked.Increment(ref next) is int turn && turn < missing.Count)
                RunShard(missing[turn], stop.Token);
            healthy = true;
        }
        finally
        {
            if (!healthy) stop.Cancel();
        }
    }

    private void RunShard(int shard, CancellationToken cancellation)
    {
        (int first, int count) = shards.Tasks(shard);
        TResult[] results = new TResult[count];
        for (int i = 0; i < count; i++) results[i] = RunTask(first + i, cancellation);
        shards.Write(shard, results);
        for (int i = 0; i < count; i++) progress.Finish();
    }

    private TResult RunTask(int task, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return experiment.Run(task, progress.Monitor(), cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Whatever a task throws gets the task's number, without which nobody can look at it again.
            throw new PercolawException($"task {task} failed: {failure.Message.ReplaceLineEndings(" ")}", failure);
        }
    }
}
