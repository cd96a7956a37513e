using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Percolaw.Formats;

namespace Percolaw.Runs;

/// <summary>
/// One shard: a JSON line for each task, in task order, then a trailer that says which tasks these are, of which
/// parameters, on which platform, and the SHA-256 of everything before it. What does not fit its trailer counts as missing.
/// </summary>
internal static class ShardFile
{
    private const int HashDigits = 64;
    private const string HashStart = ",\"sha256\":\"";
    private const string HashEnd = "\"}\n";
    private static readonly int TailLength = HashStart.Length + HashDigits + HashEnd.Length;

    public static string PathOf(string folder, int shard) =>
        Path.Combine(folder, "shards", shard.ToString("D6", CultureInfo.InvariantCulture) + ".jsonl");

    /// <summary>The tasks of one shard: the first and how many.</summary>
    public static (int First, int Count) Tasks(RunManifest manifest, int shard)
    {
        int first = shard * manifest.TasksPerShard;
        return (first, Math.Min(manifest.TasksPerShard, manifest.TaskCount - first));
    }

    public static void Write(string folder, RunManifest manifest, int shard, IReadOnlyList<string> lines)
    {
        StringBuilder text = new();
        foreach (string line in lines) text.Append(line).Append('\n');
        text.Append(Trailer(manifest, shard, PlatformFingerprint.Current));
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        AtomicFile.WriteText(PathOf(folder, shard), text.Append(HashStart).Append(hash).Append(HashEnd).ToString());
    }

    public static bool IsValid(string folder, RunManifest manifest, int shard) => Read(folder, manifest, shard) is not null;

    /// <summary>The lines of a valid shard and the platform that made it, or null where it is missing or damaged.</summary>
    public static ShardLines? Read(string folder, RunManifest manifest, int shard)
    {
        string path = PathOf(folder, shard);
        if (!File.Exists(path)) return null;
        byte[] bytes = FileFailure.Guard("read", path, () => File.ReadAllBytes(path));
        if (bytes.Length < TailLength) return null;
        ReadOnlySpan<byte> tail = bytes.AsSpan(bytes.Length - TailLength);
        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, bytes.Length - TailLength)));
        if (!tail.SequenceEqual(Encoding.UTF8.GetBytes(HashStart + hash + HashEnd))) return null;
        string[] lines = Encoding.UTF8.GetString(bytes, 0, bytes.Length - TailLength).Split('\n');
        return Match(lines, manifest, shard);
    }

    private static ShardLines? Match(string[] lines, RunManifest manifest, int shard)
    {
        const int FingerprintDigits = 16;
        string trailer = lines[^1];
        if (lines.Length != Tasks(manifest, shard).Count + 1 || trailer.Length < FingerprintDigits + 1) return null;
        string fingerprint = trailer[^(FingerprintDigits + 1)..^1];
        return trailer == Trailer(manifest, shard, fingerprint) ? new ShardLines(lines[..^1], fingerprint) : null;
    }

    private static string Trailer(RunManifest manifest, int shard, string fingerprint)
    {
        (int first, int count) = Tasks(manifest, shard);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"first_task\":{first},\"tasks\":{count},\"parameters_hash\":\"{manifest.ParametersHash}\",\"fingerprint\":\"{fingerprint}\"");
    }
}

/// <summary>The lines of one shard, and the platform that made it.</summary>
internal sealed record ShardLines(IReadOnlyList<string> Lines, string Fingerprint);
