namespace Percolaw.Experiments;

/// <summary>Configurations of a periodic box at one probability.</summary>
/// <param name="Length">L, at least 2.</param>
/// <param name="Probability">p, in [0, 1].</param>
/// <param name="Samples">How many, at least 2.</param>
public sealed record BoxPlan(int Length, double Probability, long Samples);

/// <summary>What is measured of every configuration of a <see cref="BoxRun"/>, per site of the box where it is a number of sites.</summary>
internal enum BoxQuantity
{
    /// <summary>1 where some direction is wrapped.</summary>
    Wraps,

    /// <summary>The largest cluster.</summary>
    Largest,

    /// <summary>Σ s² over all clusters.</summary>
    Squares,

    /// <summary>The number of quantities.</summary>
    Count,
}
