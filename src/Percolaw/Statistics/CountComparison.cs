namespace Percolaw.Statistics;

/// <summary>Counts against what a distribution expects.</summary>
public static class CountComparison
{
    /// <summary>Pearson's χ² of counts against expected ones that add up to the same number.</summary>
    /// <param name="cells">Observed and expected counts, in order.</param>
    /// <param name="least">Cells are put together with the following ones until they expect at least this many; what is left at the end goes to the last.</param>
    /// <param name="fitted">Parameters that were fitted to the counts; each costs a degree of freedom.</param>
    public static ChiSquare ChiSquare(IEnumerable<(double Observed, double Expected)> cells, double least, int fitted = 0)
    {
        ArgumentNullException.ThrowIfNull(cells);
        List<(double Observed, double Expected)> merged = [];
        (double observed, double expected) = (0, 0);
        foreach ((double count, double mean) in cells)
        {
            (observed, expected) = (observed + count, expected + mean);
            if (expected < least) continue;
            merged.Add((observed, expected));
            (observed, expected) = (0, 0);
        }
        if (merged.Count == 0) return new ChiSquare(0, 0);
        merged[^1] = (merged[^1].Observed + observed, merged[^1].Expected + expected);
        double sum = merged.Sum(cell => (cell.Observed - cell.Expected) * (cell.Observed - cell.Expected) / cell.Expected);
        return new ChiSquare(sum, Math.Max(0, merged.Count - 1 - fitted));
    }
}
