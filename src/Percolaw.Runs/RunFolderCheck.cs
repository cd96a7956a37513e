using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Percolaw.Formats;

namespace Percolaw.Runs;

/// <summary>What may be done to a folder: recognising, refusing, cleaning and clearing it.</summary>
internal static partial class RunFolderCheck
{
    public const string ManifestName = "manifest.json";

    /// <summary>Refuses a file, and a folder with content that is no run folder.</summary>
    public static void RefuseForeign(string path)
    {
        if (File.Exists(path)) throw new PercolawException($"{path} is a file; choose a folder with --out");
        if (!Directory.Exists(path) || File.Exists(Path.Combine(path, ManifestName))) return;
        bool foreign = FileFailure.Guard("read", path, () =>
            Directory.EnumerateFileSystemEntries(path).Any(entry => !IsTrace(Path.GetFileName(entry))));
        if (foreign) throw Foreign(path);
    }

    public static RunManifest? ReadManifest(string path)
    {
        string file = Path.Combine(path, ManifestName);
        return File.Exists(file) ? RunManifest.Parse(FileFailure.Guard("read", file, () => File.ReadAllText(file))) : null;
    }

    /// <summary>Removes the temporary files of killed runs; the caller holds the lock.</summary>
    public static void RemoveLeftovers(string path)
    {
        foreach (string folder in (string[])["", "shards", "attempts", "tables", "figures"])
            AtomicFile.RemoveLeftovers(Path.Combine(path, folder));
    }

    /// <summary>Why a folder with other parameters is refused: the settings that differ, and what to do.</summary>
    public static PercolawException Refusal(string path, RunManifest? found, RunManifest wanted)
    {
        if (found is null)
            return new PercolawException($"{path}/{ManifestName} is damaged or of another program; choose another folder with --out");
        string reason = found.Experiment != wanted.Experiment ? $"it holds a run of '{found.Experiment}'"
            : found.Revision != wanted.Revision ? $"it was made by version {found.Version}, whose results differ from those of {wanted.Version}"
            : found.Seed != wanted.Seed ? $"it was made with seed {found.Seed}, not {wanted.Seed}"
            : Differences(found.Parameters, wanted.Parameters);
        return new PercolawException($"{path} holds another run ({reason}); choose another folder with --out, or clear it with --force");
    }

    /// <summary>Removes what the program wrote, and folders that are empty then. Files of others stay.</summary>
    public static void Clear(string path)
    {
        if (ReadManifest(path) is null) throw Foreign(path);
        FileFailure.Guard("clear", path, () =>
        {
            foreach (string output in OutputList.Read(path)) File.Delete(Path.Combine(path, output));
            DeleteMatching(Path.Combine(path, "shards"), ShardName());
            DeleteMatching(Path.Combine(path, "attempts"), AttemptName());
            File.Delete(Path.Combine(path, OutputList.FileName));
            File.Delete(Path.Combine(path, ManifestName));
            foreach (string folder in Directory.EnumerateDirectories(path).Where(folder => !Directory.EnumerateFileSystemEntries(folder).Any()))
                Directory.Delete(folder);
        });
    }

    private static PercolawException Foreign(string path) =>
        new($"{path} is not empty and is no run folder; choose another folder with --out");

    // What a run leaves that was killed between taking the lock and writing the manifest.
    private static bool IsTrace(string name) => name == RunLock.FileName || AtomicFile.IsTemporary(name);

    private static void DeleteMatching(string folder, Regex name)
    {
        if (!Directory.Exists(folder)) return;
        foreach (string file in Directory.EnumerateFiles(folder).Where(file => name.IsMatch(Path.GetFileName(file))))
            File.Delete(file);
    }

    private static string Differences(JsonObject found, JsonObject wanted)
    {
        const int Most = 3;
        string[] differing = [.. wanted.Select(pair => pair.Key).Union(found.Select(pair => pair.Key))
            .Where(name => Text(found, name) != Text(wanted, name))
            .Select(name => $"{name} is {Text(found, name)}, not {Text(wanted, name)}")];
        if (differing.Length == 0) return "its task count differs";
        string more = differing.Length > Most ? $" and {differing.Length - Most} more" : "";
        return string.Join(", ", differing.Take(Most)) + more;
    }

    private static string Text(JsonObject parameters, string name)
    {
        string text = parameters.TryGetPropertyValue(name, out JsonNode? value) ? value?.ToJsonString() ?? "null" : "unset";
        return text.Length <= 40 ? text : text[..40] + "…";
    }

    [GeneratedRegex(@"^\d{6,}\.jsonl$")]
    private static partial Regex ShardName();

    [GeneratedRegex(@"^\d{8}T\d{6}Z-\d+-[0-9a-f]{8}\.json$")]
    private static partial Regex AttemptName();
}
