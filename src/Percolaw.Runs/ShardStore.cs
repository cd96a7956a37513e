using System.Text.Json;

namespace Percolaw.Runs;

/// <summary>The results of a run folder, in shards of one or more tasks.</summary>
public sealed class ShardStore<TResult> : IShardStore<TResult>
    where TResult : class
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly string folder;
    private readonly RunManifest manifest;

    internal ShardStore(string folder, RunManifest manifest)
    {
        this.folder = folder;
        this.manifest = manifest;
    }

    /// <summary>The number of shards of the whole run.</summary>
    public int Count => manifest.ShardCount;

    /// <summary>The tasks of one shard: the first and how many.</summary>
    public (int First, int Count) Tasks(int shard) => ShardFile.Tasks(manifest, shard);

    /// <summary>The shards that are missing or damaged, in order.</summary>
    public IReadOnlyList<int> Missing() => [.. Enumerable.Range(0, Count).Where(shard => !ShardFile.IsValid(folder, manifest, shard))];

    /// <summary>Writes the results of a shard's tasks, in task order.</summary>
    /// <exception cref="PercolawException">A result has a number that is not finite, or the disk refuses.</exception>
    public void Write(int shard, IReadOnlyList<TResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        (int first, int count) = Tasks(shard);
        if (results.Count != count) throw new ArgumentException($"shard {shard} has {count} tasks, not {results.Count}", nameof(results));
        ShardFile.Write(folder, manifest, shard, [.. results.Select((result, i) => Serialise(result, first + i))]);
    }

    /// <summary>All results in task order.</summary>
    /// <param name="warn">Told in one line where shards were made on platforms whose functions differ in the last bit.</param>
    /// <exception cref="PercolawException">Shards are missing; the message lists them.</exception>
    public IReadOnlyList<TResult> Merge(Action<string>? warn = null)
    {
        List<TResult> results = new(manifest.TaskCount);
        List<int> missing = [];
        HashSet<string> fingerprints = [];
        for (int shard = 0; shard < Count; shard++)
        {
            if (ShardFile.Read(folder, manifest, shard) is not { } found)
            {
                missing.Add(shard);
                continue;
            }
            fingerprints.Add(found.Fingerprint);
            results.AddRange(found.Lines.Select((line, i) => Deserialise(line, shard, i)));
        }
        if (missing.Count > 0) throw new PercolawException(Missing(missing));
        if (fingerprints.Count > 1) warn?.Invoke($"{folder} has results of platforms whose exp, log or pow differ in the last bit");
        return results;
    }

    private string Missing(List<int> missing)
    {
        const int Most = 10;
        string listed = string.Join(", ", missing.Take(Most)) + (missing.Count > Most ? ", …" : "");
        return $"{folder} misses {missing.Count} of {Count} shards ({listed}); run the same command again to make them";
    }

    private static string Serialise(TResult result, int task)
    {
        try
        {
            return JsonSerializer.Serialize(result, Options);
        }
        catch (ArgumentException notFinite)
        {
            throw new PercolawException($"task {task} gave a number that is not finite, which no result may have", notFinite);
        }
    }

    private TResult Deserialise(string line, int shard, int index)
    {
        try
        {
            return JsonSerializer.Deserialize<TResult>(line, Options) ?? throw new JsonException("null");
        }
        catch (JsonException failure)
        {
            string path = ShardFile.PathOf(folder, shard);
            throw new PercolawException($"{path}, line {index + 1}: not a result of this program version; clear the folder with --force", failure);
        }
    }
}
