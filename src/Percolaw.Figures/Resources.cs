using System.Collections.Concurrent;

namespace Percolaw.Figures;

/// <summary>The embedded files.</summary>
internal static class Resources
{
    private static readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    public static string Text(string name) => _texts.GetOrAdd(name, Read);

    private static string Read(string name)
    {
        using Stream stream = typeof(Resources).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly holds no resource '{name}'.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
