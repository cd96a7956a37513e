using Percolaw.Formats;

namespace Percolaw.Runs;

/// <summary>
/// A run folder that this process holds: the manifest, the shards of results, the attempts, and the files made from
/// the results. Dispose it to let others in.
/// </summary>
public sealed class RunFolder : IDisposable
{
    private readonly RunLock held;
    private readonly OutputList outputs;

    private RunFolder(string path, RunLock held, RunManifest manifest, RunState state)
    {
        Path = path;
        this.held = held;
        Manifest = manifest;
        State = state;
        outputs = new OutputList(path);
    }

    /// <summary>The folder, as the user named it.</summary>
    public string Path { get; }

    /// <summary>What the folder's manifest says.</summary>
    public RunManifest Manifest { get; }

    /// <summary>What the folder was when it was opened.</summary>
    public RunState State { get; }

    /// <summary>
    /// Opens the folder for a request: makes it, continues it, or finds it complete. A folder with other parameters
    /// is refused unless <paramref name="force"/>, which removes what the program itself wrote there and nothing
    /// else; a folder with files in it that is no run folder is refused always.
    /// </summary>
    /// <exception cref="PercolawException">The folder is refused, in use, or cannot be written.</exception>
    public static RunFolder Open(string path, RunRequest request, bool force = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(request);
        RunFolderCheck.RefuseForeign(path);
        FileFailure.Guard("make", path, () => Directory.CreateDirectory(path));
        RunLock held = RunLock.Take(path);
        try
        {
            return OpenLocked(path, request, force, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>The results of one type in this folder.</summary>
    public ShardStore<TResult> Shards<TResult>()
        where TResult : class => new(Path, Manifest);

    /// <summary>Tasks whose shard is valid.</summary>
    public int TasksDone => Enumerable.Range(0, Manifest.ShardCount)
        .Where(shard => ShardFile.IsValid(Path, Manifest, shard))
        .Sum(shard => ShardFile.Tasks(Manifest, shard).Count);

    /// <summary>The full path of a file made from the results, such as <c>tables/clusters.csv</c>.</summary>
    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file made from the results, and remembers that the program wrote it.</summary>
    /// <param name="name">Relative to the folder, with slashes: <c>summary.json</c>, <c>figures/tree.svg</c>.</param>
    /// <param name="content">The whole text.</param>
    public void WriteText(string name, string content)
    {
        outputs.Add(name);
        AtomicFile.WriteText(PathOf(name), content);
    }

    /// <summary>Writes <c>tables/NAME.csv</c>.</summary>
    public void WriteTable(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        WriteText($"tables/{table.Name}.csv", TableCsv.ToText(table));
    }

    /// <summary>Writes <c>summary.json</c>.</summary>
    public void WriteSummary(JsonSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        WriteText("summary.json", summary.ToText());
    }

    /// <inheritdoc/>
    public void Dispose() => held.Dispose();

    private static RunFolder OpenLocked(string path, RunRequest request, bool force, RunLock held)
    {
        RunFolderCheck.RemoveLeftovers(path);
        RunManifest wanted = RunManifest.From(request);
        RunManifest? found = RunFolderCheck.ReadManifest(path);
        if (found is not null && found.ParametersHash == wanted.ParametersHash && found.TaskCount == wanted.TaskCount)
            return new RunFolder(path, held, found, Finished(path, found) ? RunState.Complete : RunState.Continued);
        if (File.Exists(System.IO.Path.Combine(path, RunFolderCheck.ManifestName)))
        {
            if (!force) throw RunFolderCheck.Refusal(path, found, wanted);
            RunFolderCheck.Clear(path);
        }
        AtomicFile.WriteText(System.IO.Path.Combine(path, RunFolderCheck.ManifestName), wanted.ToText());
        return new RunFolder(path, held, wanted, RunState.New);
    }

    private static bool Finished(string path, RunManifest manifest) =>
        Enumerable.Range(0, manifest.ShardCount).All(shard => ShardFile.IsValid(path, manifest, shard));
}
