namespace Percolaw.Fitting;

/// <summary>What a loss depends on.</summary>
public enum Scale
{
    /// <summary>N, the model's parameters.</summary>
    Parameters,

    /// <summary>D, the tokens (examples) seen in training, repetitions included.</summary>
    Tokens,

    /// <summary>C, the floating-point operations of training.</summary>
    Flops,

    /// <summary>U, the different tokens that there are; those seen again and again count once.</summary>
    UniqueTokens,
}
