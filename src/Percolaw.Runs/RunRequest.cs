using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Percolaw.Runs;

/// <summary>What is to be run: everything that decides the results.</summary>
/// <param name="Experiment">The experiment's name, such as "reproduce".</param>
/// <param name="Revision">Raised whenever the experiment gives other results for the same parameters; older folders are then refused.</param>
/// <param name="Parameters">The resolved parameters, in order; never threads, paths or how much is printed.</param>
/// <param name="Seed">The seed of the random streams.</param>
/// <param name="TaskCount">The number of tasks, at least 1.</param>
/// <param name="Version">The program's version; for information.</param>
public sealed record RunRequest(string Experiment, int Revision, JsonObject Parameters, ulong Seed, int TaskCount, string Version)
{
    private const int MostShards = 1000;

    /// <summary>The number of tasks in one shard, by default few enough that an interrupted run loses little.</summary>
    public int TasksPerShard { get; init; } = Math.Max(1, (TaskCount + MostShards - 1) / MostShards);

    /// <summary>The SHA-256 of experiment, revision, seed and parameters, in lower-case hexadecimal digits.</summary>
    public string Hash()
    {
        JsonObject identity = new()
        {
            ["experiment"] = Experiment,
            ["revision"] = Revision,
            ["seed"] = Seed,
            ["parameters"] = Parameters.DeepClone(),
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity.ToJsonString())));
    }
}
