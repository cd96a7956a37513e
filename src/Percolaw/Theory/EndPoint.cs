namespace Percolaw.Theory;

/// <summary>Where an allocation over clusters stops.</summary>
public enum EndPoint
{
    /// <summary>The paper's convention: the last cluster gets n ≥ 1, although a cluster with exactly 1 gains nothing.</summary>
    One,

    /// <summary>The number of learnt clusters that minimises the loss; the last gets about (1+c/D)^(D/c).</summary>
    Optimal,
}
