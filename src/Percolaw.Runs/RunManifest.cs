using System.Text.Json;
using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Runs;

/// <summary>What <c>manifest.json</c> says: written once, when the folder is made, and never changed.</summary>
public sealed record RunManifest
{
    private const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
    };

    /// <summary>The layout of the run folder.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>The experiment's revision.</summary>
    public required int Revision { get; init; }

    /// <summary>The program's version that made the folder.</summary>
    public required string Version { get; init; }

    /// <summary>The seed of the random streams.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The number of tasks.</summary>
    public required int TaskCount { get; init; }

    /// <summary>The number of tasks in every shard but the last.</summary>
    public required int TasksPerShard { get; init; }

    /// <summary>The hash of experiment, revision, seed and parameters.</summary>
    public required string ParametersHash { get; init; }

    /// <summary>The platform that made the folder: see <see cref="PlatformFingerprint"/>.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The resolved parameters.</summary>
    public required JsonObject Parameters { get; init; }

    internal int ShardCount => (TaskCount + TasksPerShard - 1) / TasksPerShard;

    internal static RunManifest From(RunRequest request) => new()
    {
        Experiment = request.Experiment,
        Revision = request.Revision,
        Version = request.Version,
        Seed = request.Seed,
        TaskCount = request.TaskCount,
        TasksPerShard = request.TasksPerShard,
        ParametersHash = request.Hash(),
        Fingerprint = PlatformFingerprint.Current,
        Parameters = (JsonObject)request.Parameters.DeepClone(),
    };

    internal string ToText() => JsonText.ToText(JsonSerializer.SerializeToNode(this, Options)!);

    /// <summary>Reads a manifest; null where the file is no manifest of this program.</summary>
    internal static RunManifest? Parse(string text)
    {
        try
        {
            RunManifest? manifest = JsonSerializer.Deserialize<RunManifest>(text, Options);
            return manifest is { Format: CurrentFormat, TaskCount: >= 1, TasksPerShard: >= 1 } ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
