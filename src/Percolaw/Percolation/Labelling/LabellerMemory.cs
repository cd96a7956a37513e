namespace Percolaw.Percolation;

/// <summary>What labelling takes of memory. Grown arrays keep a sixteenth in reserve.</summary>
internal static class LabellerMemory
{
    private const double Reserve = 17.0 / 16;
    private const int Probabilities = 64;

    /// <summary>The bytes at most, whatever the probability.</summary>
    public static long Most(LatticeBox box, PercolationKind kind) =>
        Enumerable.Range(0, Probabilities + 1).Max(i => At(box, kind, (double)i / Probabilities));

    /// <summary>The bytes at a probability.</summary>
    public static long At(LatticeBox box, PercolationKind kind, double probability)
    {
        int planes = kind == PercolationKind.Bond ? box.Lattice.StepCount : 1;
        double bytes = sizeof(ulong) * ((double)planes + 1) * ElementBits.PlaneLength(box);
        bytes += (sizeof(int) * (double)ElementBits.PlaneLength(box)) + (1 << 16);
        int turns = box.Boundary == Boundary.Periodic ? sizeof(int) * (1 + box.Dimension) : 0;
        int cluster = ClusterSums.BytesOf(box, true) + turns + sizeof(bool);
        bytes += Reserve * sizeof(int) * Bounded(box, Beginnings(box, kind, probability, 1));
        bytes += Reserve * cluster * Bounded(box, Beginnings(box, kind, probability, box.Lattice.StepCount));
        return (long)bytes;
    }

    /// <summary>
    /// The probability that a site is connected along none of the first steps to a site before it. The first site of a
    /// run is such a site with one step, and that of a cluster with all: there are no more of them.
    /// </summary>
    private static double Beginnings(LatticeBox box, PercolationKind kind, double probability, int steps)
    {
        double begins = kind == PercolationKind.Site ? probability : 1;
        for (int step = 0; step < steps; step++)
        {
            // Sites at a face have nobody before them.
            double face = 1;
            for (int axis = 0; axis < box.Dimension; axis++) face *= box.Lattice.Component(step, axis) != 0 ? 1 - (1.0 / box.Length) : 1;
            begins *= 1 - (probability * face);
        }
        return begins;
    }

    /// <summary>That many sites, some standard deviations more, but not more than there are.</summary>
    private static double Bounded(LatticeBox box, double fraction) =>
        Math.Min(box.SiteCount, (fraction * box.SiteCount) + (8 * Math.Sqrt(box.SiteCount)));
}
