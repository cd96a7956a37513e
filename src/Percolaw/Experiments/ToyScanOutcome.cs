namespace Percolaw.Experiments;

/// <summary>The allocation scan merged: where its minimum lies, and how far above it the theory's pair is.</summary>
public sealed class ToyScanOutcome
{
    internal ToyScanOutcome(ToyParameters parameters, IReadOnlyList<ToyScanPart> parts)
    {
        var scan = new AllocationScan(parameters);
        TheoryPair = scan.TheoryPair;
        Pairs = scan.Pairs;
        ToyScanPart[] ordered = [.. parts.OrderBy(part => part.First)];
        Losses = [.. ordered.SelectMany(part => part.Loss)];
        AllSitesLosses = [.. ordered.SelectMany(part => part.AllSitesLoss)];
        Clipped = [.. ordered.SelectMany(part => part.Clipped)];

        OptimalEndPair = scan.OptimalEndPair;
        (TheoryLoss, Noise) = Moments(AllSitesLosses.Take(AllocationScan.Repeats));
        (OptimalEndLoss, OptimalEndNoise) = Moments(AllSitesLosses.Skip(AllocationScan.Repeats).Take(AllocationScan.Repeats));
        // Not the repeats: sixteen noisy losses of one pair would give it sixteen chances to be the smallest.
        const int repeats = 2 * AllocationScan.Repeats;
        MinimumIndex = Enumerable.Range(repeats, Pairs.Count - repeats).MinBy(pair => AllSitesLosses[pair]);
    }

    /// <summary>The theory's pair (b, k_br).</summary>
    public (double Exponent, double BreakRank) TheoryPair { get; }

    /// <summary>The pair with the optimal end point, 16 times after the theory's.</summary>
    public (double Exponent, double BreakRank) OptimalEndPair { get; }

    /// <summary>All pairs; the theory's come first, <see cref="AllocationScan.Repeats"/> times.</summary>
    public IReadOnlyList<(double Exponent, double BreakRank)> Pairs { get; }

    /// <summary>The published estimate of each pair's loss.</summary>
    public IReadOnlyList<double?> Losses { get; }

    /// <summary>Each pair's loss tested at all sites that are not for training.</summary>
    public IReadOnlyList<double> AllSitesLosses { get; }

    /// <summary>Clusters whose training fraction was clipped.</summary>
    public IReadOnlyList<int> Clipped { get; }

    /// <summary>The mean loss of the theory's pair over its repeats.</summary>
    public double TheoryLoss { get; }

    /// <summary>The standard deviation of one loss: chance of the training sites.</summary>
    public double Noise { get; }

    /// <summary>The mean loss of the pair with the optimal end point, and the standard deviation of one.</summary>
    public double OptimalEndLoss { get; }

    /// <inheritdoc cref="OptimalEndLoss"/>
    public double OptimalEndNoise { get; }

    /// <summary>By how much the theory's pair loses more than the optimal end point's, free of any selection.</summary>
    public double ExcessOverOptimalEnd => (TheoryLoss / OptimalEndLoss) - 1;

    /// <summary>The standard error of <see cref="ExcessOverOptimalEnd"/>, of the training sites alone: the clusters are the same.</summary>
    public double ExcessOverOptimalEndError => TheoryLoss / OptimalEndLoss / Math.Sqrt(AllocationScan.Repeats)
        * Math.Sqrt(Math.Pow(Noise / TheoryLoss, 2) + Math.Pow(OptimalEndNoise / OptimalEndLoss, 2));

    /// <summary>The index of the random pair with the smallest loss. Of many noisy losses the smallest is low by chance too.</summary>
    public int MinimumIndex { get; }

    /// <summary>By how much the loss at the theory's pair exceeds the smallest loss.</summary>
    public double Excess => (TheoryLoss / AllSitesLosses[MinimumIndex]) - 1;

    private static (double Mean, double Deviation) Moments(IEnumerable<double> losses)
    {
        double[] values = [.. losses];
        double mean = values.Average();
        return (mean, Math.Sqrt(values.Sum(loss => (loss - mean) * (loss - mean)) / (values.Length - 1)));
    }
}
