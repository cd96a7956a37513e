namespace Percolaw.Percolation;

/// <summary>Sums of the Bethe lattice's size distribution over all sizes from one on.</summary>
internal static class BetheTail
{
    // With a cut-off this small the terms themselves are summed: the integral needs terms that vary slowly.
    private const double SlowDecay = 1e-3;
    private const int IntegralStart = 256;

    // Weights of Gregory's formula for the end of a sum, in forward differences of order 0 … 5.
    private static readonly double[] Gregory = [1.0 / 2, -1.0 / 12, 1.0 / 24, -19.0 / 720, 3.0 / 160, -863.0 / 60480];

    public static double Sum(BetheLattice lattice, long size)
    {
        if (double.IsInfinity(lattice.InverseCutOff))
            return 0;
        return lattice.InverseCutOff > SlowDecay ? DirectTail(lattice, size) : SlowTail(lattice, size);
    }

    private static double DirectTail(BetheLattice lattice, long size)
    {
        double sum = 0;
        for (long s = size; ; s++)
        {
            double term = lattice.SizeProbability(s);
            sum += term;
            // What is left is less than a geometric series with ratio e^(-1/s_ξ).
            if (term <= 1e-17 * lattice.InverseCutOff * sum || term == 0)
                return sum;
        }
    }

    private static double SlowTail(BetheLattice lattice, long size)
    {
        long start = Math.Max(size, IntegralStart);
        double sum = IntegratedTail(lattice, start);
        for (long s = start - 1; s >= size; s--)
            sum += lattice.SizeProbability(s);
        return sum;
    }

    // Σ_{s ≥ start} = ∫_start^∞ + corrections at the end.
    private static double IntegratedTail(BetheLattice lattice, long start)
    {
        double[] difference = new double[Gregory.Length];
        for (int i = 0; i < difference.Length; i++)
            difference[i] = lattice.SizeProbability(start + i);
        double sum = 0;
        for (int order = 0; order < Gregory.Length; order++)
        {
            sum += Gregory[order] * difference[0];
            for (int i = 0; i + 1 < difference.Length - order; i++)
                difference[i] = difference[i + 1] - difference[i];
        }
        return Integral(lattice, start) + sum;
    }

    // ∫_start^∞ w_x dx with x = start/u²: the power law becomes a smooth function of u, which panels that never let the
    // exponential fall by more than e^4 integrate to all digits.
    private static double Integral(BetheLattice lattice, double start)
    {
        double rate = lattice.InverseCutOff;
        double sum = 0;
        double x = start;
        for (int panel = 0; panel < 100 && rate * (x - start) < 45; panel++)
        {
            double next = Math.Min(2 * x, x + 4 / rate);
            // Where the cut-off is beyond reach (at p_c it is infinite) one panel takes the rest.
            if (rate * x < 1e-20)
                next = double.PositiveInfinity;
            sum += Panel(lattice, start, Math.Sqrt(start / next), Math.Sqrt(start / x));
            if (double.IsInfinity(next))
                break;
            x = next;
        }
        return sum;
    }

    private static double Panel(BetheLattice lattice, double start, double from, double to) =>
        MathNet.Numerics.Integration.GaussLegendreRule.Integrate(
            u =>
            {
                double x = start / (u * u);
                return Math.Exp(lattice.LogDensity(x)) * 2 * x / u;
            },
            from,
            to,
            32);
}
