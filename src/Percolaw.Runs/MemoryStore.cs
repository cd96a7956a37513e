namespace Percolaw.Runs;

/// <summary>Results that live as long as the process, one task a shard.</summary>
internal sealed class MemoryStore<TResult>(int taskCount) : IShardStore<TResult>
    where TResult : class
{
    private readonly TResult[] results = new TResult[taskCount];

    /// <summary>All results in task order; complete once every task is.</summary>
    public IReadOnlyList<TResult> Results => results;

    public (int First, int Count) Tasks(int shard) => (shard, 1);

    public void Write(int shard, IReadOnlyList<TResult> results) => this.results[shard] = results[0];
}
