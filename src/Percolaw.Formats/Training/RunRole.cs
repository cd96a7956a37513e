namespace Percolaw.Formats;

/// <summary>What a column of a table of training runs can be.</summary>
public enum RunRole
{
    /// <summary>N, the size of the model.</summary>
    Parameters,

    /// <summary>D, the tokens that were trained on, repeated ones counted each time.</summary>
    Tokens,

    /// <summary>C, the floating-point operations of the training.</summary>
    Flops,

    /// <summary>The final loss.</summary>
    Loss,

    /// <summary>The standard error of the loss.</summary>
    StandardError,

    /// <summary>How much the run counts.</summary>
    Weight,

    /// <summary>What runs that belong together have in common.</summary>
    Group,

    /// <summary>U, the different tokens among those trained on.</summary>
    UniqueTokens,

    /// <summary>The parameters that embed tokens.</summary>
    EmbeddingParameters,

    /// <summary>The parameters of the output layer.</summary>
    HeadParameters,

    /// <summary>The width of the residual stream.</summary>
    Width,

    /// <summary>The number of layers.</summary>
    Layers,

    /// <summary>The tokens in a context.</summary>
    ContextLength,
}
