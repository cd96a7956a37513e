using Percolaw.Percolation;

namespace Percolaw.Experiments;

/// <summary>The chemical distances at which clusters are measured: each up to 32, then eight for each factor of two, all powers of two among them.</summary>
public static class ChemicalDistances
{
    /// <summary>The distance of that number.</summary>
    /// <param name="index">0 for distance 1.</param>
    public static long At(int index) => SizeBins.Low(index);
}
