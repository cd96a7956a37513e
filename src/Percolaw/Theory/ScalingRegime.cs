namespace Percolaw.Theory;

/// <summary>What decides the asymptotic exponent of a loss curve.</summary>
public enum ScalingRegime
{
    /// <summary>The finer and finer approximation of the largest clusters: exponent c/D.</summary>
    Manifold,

    /// <summary>Both exponents agree: the common power with a logarithm.</summary>
    Transition,

    /// <summary>How many clusters are learnt at all: exponent α (model) or α/(1+α) (data).</summary>
    Quanta,
}
