using System.Text.Json;
using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>The members of a JSON object that somebody else may have written.</summary>
/// <param name="json">The object.</param>
/// <param name="where">Where it comes from, for messages.</param>
internal sealed class JsonMembers(JsonObject json, string where)
{
    /// <exception cref="PercolawException">It is not a JSON object.</exception>
    public static JsonMembers Parse(string text, string where)
    {
        try
        {
            if (JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 32 }) is JsonObject json && json.Count >= 0)
                return new JsonMembers(json, where);
        }
        catch (Exception damaged) when (damaged is JsonException or ArgumentException)
        {
            // Said below: ArgumentException is a name that occurs twice.
        }
        throw new PercolawException($"{where} has metadata that are not a JSON object; was it written by percolaw dataset?");
    }

    /// <summary>Whether there is such a member, and it is not null.</summary>
    public bool Has(string name) => json[name] is not null;

    public string Text(string name) =>
        json[name] is JsonValue value && value.TryGetValue(out string? text) ? text : throw Wrong(name, "a text");

    public T Choice<T>(string name)
        where T : struct, Enum
    {
        ValueKind<T> kind = ValueKinds.Choice<T>();
        string text = Text(name);
        return kind.Choices.Contains(text) ? kind.Parse(text) : throw Wrong(name, kind.Expects);
    }

    public double Number(string name, double least, double most) =>
        json[name] is JsonValue value && value.TryGetValue(out double number) && number >= least && number <= most
            ? number
            : throw Wrong(name, FormattableString.Invariant($"a number from {least} to {most}"));

    public long WholeNumber(string name, long least, long most) =>
        json[name] is JsonValue value && value.TryGetValue(out long number) && number >= least && number <= most
            ? number
            : throw Wrong(name, FormattableString.Invariant($"a whole number from {least} to {most}"));

    public JsonMembers Object(string name) => json[name] is JsonObject inner ? new JsonMembers(inner, where) : throw Wrong(name, "an object");

    /// <summary>The names and numbers of an object.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Numbers(string name)
    {
        if (json[name] is not JsonObject inner) throw Wrong(name, "an object of numbers");
        var members = new JsonMembers(inner, where);
        return [.. inner.Select(member => KeyValuePair.Create(member.Key, members.Number(member.Key, double.MinValue, double.MaxValue)))];
    }

    private PercolawException Wrong(string name, string expected) =>
        new($"{where} cannot be used: '{name}' in its metadata is not {expected}; was it written by another version of percolaw dataset?");
}
