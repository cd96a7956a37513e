namespace Percolaw.Formats;

/// <summary>
/// How the FLOPs of a training follow from parameters and tokens: <c>6ND</c>, with terms added or taken away.
/// </summary>
public sealed record FlopsRule
{
    /// <summary>C = 6·N·D.</summary>
    public static FlopsRule Default { get; } = new("6ND");

    private FlopsRule(string text) => Text = text;

    /// <summary>The rule as it is written.</summary>
    public string Text { get; }

    /// <summary>Reads a rule.</summary>
    /// <exception cref="PercolawException">The text is no rule; the message says where.</exception>
    public static FlopsRule Parse(string text) => throw new NotImplementedException();

    /// <inheritdoc/>
    public override string ToString() => Text;
}
