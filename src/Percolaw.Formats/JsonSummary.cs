using System.Text.Json.Nodes;

namespace Percolaw.Formats;

/// <summary>A JSON object in the making: names in snake_case, in the order in which they are added.</summary>
public sealed class JsonSummary
{
    private readonly JsonObject json = [];

    /// <summary>Adds a value that <see cref="JsonText.ToNode"/> can write; NaN and infinity become null.</summary>
    /// <exception cref="ArgumentException">The name is not snake_case or was added before.</exception>
    public JsonSummary Add(string name, object? value)
    {
        if (!Names.IsSnakeCase(name)) throw new ArgumentException($"'{name}' is not snake_case", nameof(name));
        json.Add(name, JsonText.ToNode(value));
        return this;
    }

    /// <summary>The object so far.</summary>
    public JsonObject ToJson() => (JsonObject)json.DeepClone();

    /// <summary>The object as indented text that ends with a line end.</summary>
    public string ToText() => JsonText.ToText(json);
}
