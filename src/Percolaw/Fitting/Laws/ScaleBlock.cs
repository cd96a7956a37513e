namespace Percolaw.Fitting;

/// <summary>Natural logarithms of the scales of some rows; the spans of scales that a law does not need may be empty.</summary>
public readonly ref struct ScaleBlock
{
    /// <summary>ln N.</summary>
    public ReadOnlySpan<double> LogParameters { get; init; }

    /// <summary>ln D.</summary>
    public ReadOnlySpan<double> LogTokens { get; init; }

    /// <summary>ln C.</summary>
    public ReadOnlySpan<double> LogFlops { get; init; }

    /// <summary>ln U.</summary>
    public ReadOnlySpan<double> LogUniqueTokens { get; init; }

    /// <summary>The logarithms of one scale.</summary>
    public ReadOnlySpan<double> this[Scale scale] => scale switch
    {
        Scale.Parameters => LogParameters,
        Scale.Tokens => LogTokens,
        Scale.Flops => LogFlops,
        Scale.UniqueTokens => LogUniqueTokens,
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "is not a scale."),
    };
}
