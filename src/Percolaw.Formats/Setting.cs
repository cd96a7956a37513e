using System.Text.Json.Nodes;

namespace Percolaw.Formats;

/// <summary>
/// One named value of a parameters record: how it is called, what it means, how it is read and written.
/// Options, configuration files, <c>--print-config</c> and manifests all derive from it.
/// </summary>
/// <typeparam name="TParameters">An immutable record.</typeparam>
public abstract class Setting<TParameters>
{
    private protected Setting(string name, string description)
    {
        if (!Names.IsSnakeCase(name)) throw new ArgumentException($"'{name}' is not snake_case", nameof(name));
        ArgumentException.ThrowIfNullOrEmpty(description);
        Name = name;
        Description = description;
    }

    /// <summary>The name in configuration files and manifests, in snake_case.</summary>
    public string Name { get; }

    /// <summary>What it means: one line, lower case, without a full stop.</summary>
    public string Description { get; }

    /// <summary>What is accepted, for messages and comments: "a whole number at least 1".</summary>
    public abstract string Expects { get; }

    /// <summary>The values to choose from, where there are only a few; else empty.</summary>
    public abstract IReadOnlyList<string> Choices { get; }

    /// <summary>The name as an option: <c>--p-valid</c> for <c>p_valid</c>.</summary>
    public string OptionName => Names.ToOption(Name);

    /// <summary>The parameters with this value read from text.</summary>
    /// <exception cref="PercolawException">The text cannot be read or is out of range; the message does not name the setting.</exception>
    public abstract TParameters Apply(TParameters parameters, string text);

    /// <summary>The value as text that <see cref="Apply"/> reads back to the same value.</summary>
    public abstract string Format(TParameters parameters);

    /// <summary>The value as JSON, for manifests.</summary>
    public abstract JsonNode? ToJson(TParameters parameters);
}

/// <summary>A setting of one type.</summary>
internal sealed class Setting<TParameters, TValue>(
    string name,
    string description,
    ValueKind<TValue> kind,
    Func<TParameters, TValue> get,
    Func<TParameters, TValue, TParameters> set) : Setting<TParameters>(name, description)
{
    public override string Expects => kind.Expects;

    public override IReadOnlyList<string> Choices => kind.Choices;

    public override TParameters Apply(TParameters parameters, string text)
    {
        TValue value = kind.Parse(text);
        try
        {
            return set(parameters, value);
        }
        catch (ArgumentException refused)
        {
            // A parameters record checks itself when it is made; here that is what a user wrote.
            throw new PercolawException(refused.Message.ReplaceLineEndings(" "), refused);
        }
    }

    public override string Format(TParameters parameters) => kind.Format(get(parameters));

    public override JsonNode? ToJson(TParameters parameters) => kind.ToJson(get(parameters));
}
