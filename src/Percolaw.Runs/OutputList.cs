using System.Text.Json;
using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Runs;

/// <summary>
/// Which files beside manifest, shards and attempts the program wrote into a run folder (<c>outputs.json</c>), so that
/// clearing the folder removes these and no file that somebody put beside them.
/// </summary>
internal sealed class OutputList(string folder)
{
    public const string FileName = "outputs.json";
    private readonly SortedSet<string> names = new(Read(folder), StringComparer.Ordinal);

    /// <summary>Remembers a file before it is written, so that no kill leaves one that is not listed.</summary>
    public void Add(string name)
    {
        if (!IsInside(name)) throw new ArgumentException($"'{name}' is not a path inside the run folder", nameof(name));
        if (!names.Add(name)) return;
        JsonArray list = [.. names.Select(entry => (JsonNode)entry)];
        AtomicFile.WriteText(Path.Combine(folder, FileName), JsonText.ToText(list));
    }

    public static IReadOnlyList<string> Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return [];
        try
        {
            string[] names = JsonSerializer.Deserialize<string[]>(FileFailure.Guard("read", path, () => File.ReadAllBytes(path))) ?? [];
            return [.. names.Where(IsInside)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static bool IsInside(string? name) =>
        !string.IsNullOrEmpty(name)
        && !name.Contains('\\', StringComparison.Ordinal)
        && name.Split('/').All(part => part is not ("" or "." or ".."));
}
