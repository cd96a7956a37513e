using System.Text.Json;

namespace Percolaw.Formats;

/// <summary>Texts in foreign JSON, which may hold halves of letters that no text can.</summary>
internal static class JsonTexts
{
    /// <summary>The text, or null where it is none.</summary>
    public static string? TryGet(JsonElement element) => element.ValueKind == JsonValueKind.String ? Try(() => element.GetString()) : null;

    /// <summary>The name of a property, or null where it is no text.</summary>
    public static string? TryGetName(JsonProperty property) => Try(() => property.Name);

    private static string? Try(Func<string?> get)
    {
        try
        {
            return get();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
