using System.Runtime.CompilerServices;

namespace Percolaw.Learning;

/// <summary>
/// The published prediction from the nearest training site: its value times the posterior mean of a random walk,
/// 1 / (1 + distance/√s) in a cluster of s sites. Brill 2024, arXiv:2412.07942, section 5. In single precision, the
/// same operations wherever it is used, so that all ways to evaluate agree.
/// </summary>
internal static class Shrinkage
{
    /// <summary>1/√s.</summary>
    public static float PerStep(int clusterSize) => (float)(1 / Math.Sqrt(clusterSize));

    /// <summary>The prediction; 0 where there is no training site (value 0 at any distance).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Apply(float value, int distance, float perStep) => value / (1 + (distance * perStep));
}
