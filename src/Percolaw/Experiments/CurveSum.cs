namespace Percolaw.Experiments;

/// <summary>Adds up one curve cluster by cluster, in the order of the ranks.</summary>
internal sealed class CurveSum(int values)
{
    private readonly double[] testErrors = new double[values], losses = new double[values], optimalLosses = new double[values];
    private readonly int[] clipped = new int[values];
    private readonly bool[] measured = new bool[values];
    private long testSites, sites;

    /// <summary>The weights of one more cluster; its values follow.</summary>
    public void Begin(int clusterSize, int clusterTestSites)
    {
        sites += clusterSize;
        testSites += clusterTestSites;
    }

    /// <summary>Adds the cluster's value.</summary>
    public void Add(int value, int clusterSize, EvaluationResult result, bool isClipped)
    {
        measured[value] = true;
        testErrors[value] += result.SquaredErrorAtTestSites;
        losses[value] += clusterSize * result.Loss;
        optimalLosses[value] += clusterSize * result.OptimalLoss;
        clipped[value] += isClipped ? 1 : 0;
    }

    /// <summary>The curve of all clusters.</summary>
    public ToyCurve Curve() => new(
        Fill(i => testSites > 0 ? testErrors[i] / testSites : null),
        Fill(i => losses[i] / sites),
        Fill(i => double.IsNaN(optimalLosses[i]) ? null : optimalLosses[i] / sites),
        [.. Enumerable.Range(0, clipped.Length).Select(i => measured[i] ? clipped[i] : (int?)null)]);

    private double?[] Fill(Func<int, double?> value) =>
        [.. Enumerable.Range(0, measured.Length).Select(i => measured[i] ? value(i) : null)];
}
