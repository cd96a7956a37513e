using System.Collections.Immutable;

namespace Percolaw.Formats;

/// <summary>
/// How the FLOPs of a training follow from parameters and tokens: <c>6ND</c>, then any of <c>+embeddings</c>,
/// <c>-embeddings</c>, <c>+head</c>, <c>-head</c>, <c>+attention</c> or <c>+attention:2048</c>.
/// </summary>
/// <remarks>
/// C = k·(N ± E ± H)·D + 2k·layers·width·context·D. The coefficient k is 6: two operations for each parameter and token in
/// the forward pass, four in the backward pass (Kaplan et al. 2020); 8 counts the forward pass that is repeated where
/// activations are not kept. E are the parameters that embed tokens, which no product of matrices uses, H those of the
/// output layer; they are added where the table's N is without them, and taken away where it is with them and they should
/// not count. Attention adds 12·layers·width·context for each token where k is 6: both products of the attention with
/// its full square (Chowdhery et al. 2022, appendix B). The rule changes FLOPs, never the N that a law is fitted to.
/// </remarks>
public sealed record FlopsRule
{
    /// <summary>C = 6·N·D.</summary>
    public static FlopsRule Default { get; } = new("6ND");

    internal FlopsRule(string text) => Text = text;

    /// <summary>The rule as it is written.</summary>
    public string Text { get; }

    /// <summary>k, the FLOPs for each parameter and token.</summary>
    public double Coefficient { get; internal init; } = 6;

    /// <summary>1 where embedding parameters are added, -1 where they are taken away, else 0.</summary>
    public int Embeddings { get; internal init; }

    /// <summary>1 where the parameters of the output layer are added, -1 where they are taken away, else 0.</summary>
    public int Head { get; internal init; }

    /// <summary>Whether the products of the attention count.</summary>
    public bool Attention { get; internal init; }

    /// <summary>The tokens in a context, for all runs; null where the table says it.</summary>
    public double? ContextLength { get; internal init; }

    /// <summary>The columns that the rule needs besides parameters, tokens and FLOPs.</summary>
    public ImmutableArray<RunRole> Needs => [.. Needed()];

    /// <summary>Reads a rule.</summary>
    /// <exception cref="PercolawException">The text is no rule; the message says where.</exception>
    public static FlopsRule Parse(string text) => new FlopsRuleReader(text).Read();

    /// <summary>C of N and D.</summary>
    public double Flops(double parameters, double tokens, RunShape shape) => PerToken(parameters, shape) * tokens;

    /// <summary>D of C and N.</summary>
    public double Tokens(double flops, double parameters, RunShape shape) => flops / PerToken(parameters, shape);

    /// <summary>N of C and D.</summary>
    public double Parameters(double flops, double tokens, RunShape shape) => (flops / tokens - PerToken(0, shape)) / Coefficient;

    /// <inheritdoc/>
    public override string ToString() => Text;

    private double PerToken(double parameters, RunShape shape)
    {
        double counted = parameters + Signed(Embeddings, shape.EmbeddingParameters) + Signed(Head, shape.HeadParameters);
        double attention = Attention ? 2 * shape.Layers * shape.Width * (ContextLength ?? shape.ContextLength) : 0;
        return Coefficient * (counted + attention);
    }

    // What does not count may be NaN.
    private static double Signed(int sign, double value) => sign == 0 ? 0 : sign * value;

    private IEnumerable<RunRole> Needed()
    {
        if (Embeddings != 0) yield return RunRole.EmbeddingParameters;
        if (Head != 0) yield return RunRole.HeadParameters;
        if (!Attention) yield break;
        yield return RunRole.Layers;
        yield return RunRole.Width;
        if (ContextLength is null) yield return RunRole.ContextLength;
    }
}
