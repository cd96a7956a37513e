namespace Percolaw.Fitting;

/// <summary>
/// Σ_i Huber_δ(y_i + ratio · max(0, x_i - t)), x = ln n, y = ln L, t = ln scale: the objective of <see cref="ScaleFactorFit"/>.
/// </summary>
internal readonly ref struct ScaleFactorObjective(ReadOnlySpan<double> logSites, ReadOnlySpan<double> logLosses, double clusterExponent, double delta)
{
    private readonly ReadOnlySpan<double> x = logSites;
    private readonly ReadOnlySpan<double> y = logLosses;

    public int Count => x.Length;

    public double Value(double logScale)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double size = Math.Abs(y[i] + clusterExponent * Math.Max(0, x[i] - logScale));
            sum += size <= delta ? 0.5 * size * size : delta * (size - 0.5 * delta);
        }
        return sum;
    }

    /// <summary>
    /// Where the quadratic of the piece between two neighbouring breaks has slope 0: inside or outside the piece; NaN if
    /// the objective is linear there.
    /// </summary>
    public double StationaryPoint(double from, double to)
    {
        double middle = 0.5 * (from + to);
        double level = 0;
        int quadratic = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] <= middle)
                continue;
            double residual = y[i] + clusterExponent * (x[i] - middle);
            if (Math.Abs(residual) > delta)
            {
                level += Math.CopySign(delta, residual);
                continue;
            }
            level += y[i] + clusterExponent * x[i];
            quadratic++;
        }
        return quadratic == 0 ? double.NaN : level / (clusterExponent * quadratic);
    }

    /// <summary>Writes the points t &gt; 0 where a term changes its form, in no order, and returns their number, at most 3 × <see cref="Count"/>.</summary>
    public int Breaks(Span<double> breaks)
    {
        int count = 0;
        for (int i = 0; i < x.Length; i++)
        {
            Add(breaks, ref count, x[i], x[i]);
            Add(breaks, ref count, x[i] + (y[i] - delta) / clusterExponent, x[i]);
            Add(breaks, ref count, x[i] + (y[i] + delta) / clusterExponent, x[i]);
        }
        return count;
    }

    private static void Add(Span<double> breaks, ref int count, double point, double end)
    {
        if (point > 0 && point <= end)
            breaks[count++] = point;
    }
}
