using System.Text.Json;
using System.Text.Json.Nodes;

namespace Percolaw.Formats;

/// <summary>The members of a JSON object that a program wrote and anybody may have changed.</summary>
public sealed class JsonMembers
{
    private const int DeepestNesting = 32;
    private readonly JsonObject json;
    private readonly string where, writer;

    private JsonMembers(JsonObject json, string where, string writer) => (this.json, this.where, this.writer) = (json, where, writer);

    /// <summary>The names of the members, in order.</summary>
    public IEnumerable<string> Names => json.Select(member => member.Key);

    /// <summary>Reads a JSON object.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="where">What it is and in which file, for messages: "the metadata of data.npz".</param>
    /// <param name="writer">What writes such objects: "percolaw dataset".</param>
    /// <exception cref="PercolawException">It is not a JSON object.</exception>
    public static JsonMembers Parse(string text, string where, string writer)
    {
        try
        {
            // Counting makes the object look for names that occur twice.
            if (JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = DeepestNesting }) is JsonObject json && json.Count >= 0)
                return new JsonMembers(json, where, writer);
        }
        catch (Exception damaged) when (damaged is JsonException or ArgumentException)
        {
            throw new PercolawException($"{where} cannot be used: it is not a JSON object; was it written by {writer}?", damaged);
        }
        throw new PercolawException($"{where} cannot be used: it is not a JSON object; was it written by {writer}?");
    }

    /// <summary>Whether there is such a member, and it is not null.</summary>
    public bool Has(string name) => json[name] is not null;

    /// <summary>A text.</summary>
    public string Text(string name) =>
        json[name] is JsonValue value && value.TryGetValue(out string? text) ? text : throw Wrong(name, "a text");

    /// <summary>True or false.</summary>
    public bool Flag(string name) =>
        json[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : throw Wrong(name, "true or false");

    /// <summary>One member of an enumeration, in lower case with hyphens.</summary>
    public T Choice<T>(string name)
        where T : struct, Enum
    {
        ValueKind<T> kind = ValueKinds.Choice<T>();
        string text = Text(name);
        return kind.Choices.Contains(text) ? kind.Parse(text) : throw Wrong(name, kind.Expects);
    }

    /// <summary>A number from one end to the other.</summary>
    public double Number(string name, double least = double.MinValue, double most = double.MaxValue) =>
        IsNumber(json[name], least, most, out double number) ? number : throw Wrong(name, FormattableString.Invariant($"a number from {least} to {most}"));

    /// <summary>A number, or null where the member is null or missing.</summary>
    public double? OptionalNumber(string name) => Has(name) ? Number(name) : null;

    /// <summary>A whole number from one end to the other.</summary>
    public long WholeNumber(string name, long least, long most) =>
        json[name] is JsonValue value && value.TryGetValue(out long number) && number >= least && number <= most
            ? number
            : throw Wrong(name, FormattableString.Invariant($"a whole number from {least} to {most}"));

    /// <summary>An object within the object.</summary>
    public JsonMembers Members(string name) =>
        json[name] is JsonObject inner ? new JsonMembers(inner, where, writer) : throw Wrong(name, "an object");

    /// <summary>An array of objects.</summary>
    public IReadOnlyList<JsonMembers> Objects(string name) =>
        json[name] is JsonArray array && array.All(item => item is JsonObject)
            ? [.. array.Select(item => new JsonMembers((JsonObject)item!, where, writer))]
            : throw Wrong(name, "an array of objects");

    /// <summary>An array of texts.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        json[name] is JsonArray array && array.All(item => item is JsonValue value && value.TryGetValue(out string? _))
            ? [.. array.Select(item => item!.GetValue<string>())]
            : throw Wrong(name, "an array of texts");

    /// <summary>An array of numbers.</summary>
    /// <param name="name">The member.</param>
    /// <param name="forNull">What null stands for; without it, null is refused.</param>
    public IReadOnlyList<double> Array(string name, double? forNull = null) => NumbersOf(json[name], name, forNull);

    /// <summary>An array of arrays of so many numbers each.</summary>
    public IReadOnlyList<double[]> Arrays(string name, int length, double? forNull = null) =>
        json[name] is JsonArray array && array.All(item => item is JsonArray inner && inner.Count == length)
            ? [.. array.Select(item => NumbersOf(item, name, forNull))]
            : throw Wrong(name, FormattableString.Invariant($"an array of arrays of {length} numbers"));

    /// <summary>The names and numbers of an object.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Numbers(string name)
    {
        JsonMembers inner = Members(name);
        return [.. inner.Names.Select(member => KeyValuePair.Create(member, inner.Number(member)))];
    }

    /// <summary>The exception for a member that is not what it should be.</summary>
    public PercolawException Wrong(string name, string expected) =>
        new($"{where} cannot be used: '{name}' is not {expected}; was it written by another version of {writer}?");

    private double[] NumbersOf(JsonNode? node, string name, double? forNull)
    {
        if (node is not JsonArray array) throw Wrong(name, "an array of numbers");
        double[] numbers = new double[array.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (array[i] is null && forNull is { } missing) numbers[i] = missing;
            else if (!IsNumber(array[i], double.MinValue, double.MaxValue, out numbers[i])) throw Wrong(name, "an array of numbers");
        }
        return numbers;
    }

    private static bool IsNumber(JsonNode? node, double least, double most, out double number)
    {
        number = 0;
        return node is JsonValue value && value.TryGetValue(out number) && number >= least && number <= most;
    }
}
