namespace Percolaw.Runs;

/// <summary>Where the results of tasks go, a shard of consecutive tasks at a time.</summary>
internal interface IShardStore<TResult>
    where TResult : class
{
    /// <summary>The tasks of one shard: the first and how many.</summary>
    (int First, int Count) Tasks(int shard);

    /// <summary>Takes the results of a shard's tasks, in task order. Called from many threads, once for a shard.</summary>
    void Write(int shard, IReadOnlyList<TResult> results);
}
