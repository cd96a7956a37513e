using Percolaw.Data;
using Percolaw.Experiments;
using Percolaw.Fitting;
using Percolaw.Percolation;
using Percolaw.Randomness;
using Percolaw.Theory;

namespace Percolaw.Tests.Experiments;

/// <summary>
/// One seed of the toy experiment as the paper tells it, without a thought for speed: only the random numbers and the
/// fit of the scale factor are the library's.
/// </summary>
internal sealed class PlainToy
{
    private readonly ToyParameters parameters;
    private readonly ulong seed;

    public PlainToy(ToyParameters parameters, int seed)
    {
        this.parameters = parameters;
        this.seed = (ulong)seed;
        DrawClusters();
        Clusters = [.. Clusters.OrderByDescending(cluster => cluster.Parents.Length)];
        ScaleFactors = [.. Clusters.Select(FitScaleFactor)];
    }

    public List<PlainCluster> Clusters { get; private set; } = [];

    public double[] ScaleFactors { get; }

    public int Attempts { get; private set; }

    public int TooLarge { get; private set; }

    public int Small { get; private set; }

    /// <summary>N or 𝒟 at an index.</summary>
    public double Scale(int value) => Math.Pow(parameters.MaximumScale, value / (parameters.ScaleValues - 1.0));

    /// <summary>p_train,k = n_k scale_k/s_k, n_k by the published formula, cut at k_br.</summary>
    public PlainLoss Model(int value) => Evaluate(
        Published(Scale(value)), size => size, StreamPurpose.ModelScalingSites, ((uint)Allocation.Published << 16) | (uint)value);

    /// <summary>p_train = 𝒟 scale_k/Σs.</summary>
    public PlainLoss Data(int value) => Evaluate(
        [.. Clusters.Select(_ => Scale(value))], _ => Clusters.Sum(cluster => cluster.Parents.Length), StreamPurpose.DataScalingSites, (uint)value);

    /// <summary>n_k ∝ k^(b-1) below k_br, Σ n_k = N.</summary>
    public PlainLoss Scan(int pair, double exponent, double breakRank)
    {
        double[] shape = [.. Enumerable.Range(1, Clusters.Count).Select(k => k == 1 || k < breakRank ? Math.Pow(k, exponent - 1) : 0)];
        double[] allocation = [.. shape.Select(share => share * parameters.ScanDegreesOfFreedom / shape.Sum())];
        return Evaluate(allocation, size => size, StreamPurpose.AllocationScanSites, (uint)pair);
    }

    private void DrawClusters()
    {
        double expected = parameters.ExpectedLarge * Math.Pow((double)parameters.MaximumSize / parameters.MinimumSize, parameters.FisherExponent - 2);
        var growth = new BetheGrowth(2 * parameters.Dimension, parameters.OccupationRatio / ((2 * parameters.Dimension) - 1));
        var buffer = new int[parameters.MaximumSize + BetheGrowth.Slack];
        for (; Clusters.Count < Math.Floor(expected); Attempts++)
        {
            int size = growth.Grow(new RandomStream(seed, StreamPurpose.ClusterStructure, (ulong)Attempts), parameters.MaximumSize, buffer);
            if (size == BetheGrowth.TooLarge)
                TooLarge++;
            else if (size < parameters.MinimumSize)
                Small++;
            else
                Clusters.Add(WithTarget(buffer[..size]));
        }
    }

    private PlainCluster WithTarget(int[] depths)
    {
        var values = new float[depths.Length];
        var steps = new RandomStream(seed, StreamPurpose.ClusterTarget, (ulong)Attempts);
        RandomWalkTarget.Walk(depths, ref steps, values);
        RandomWalkTarget.Standardise(values);
        return new PlainCluster(TreeShape.Parents(depths), values, Attempts);
    }

    /// <summary>Exactly 40 test sites; training sites log-spaced from 1 to min(10⁴, size/10).</summary>
    private double FitScaleFactor(PlainCluster cluster)
    {
        int size = cluster.Parents.Length, tests = parameters.SingleTestSites;
        double largest = Math.Min(parameters.SingleMaximum, parameters.SingleMaximumFraction * size);
        double[] expected = [.. Enumerable.Range(0, parameters.SingleValues).Select(i => Math.Pow(largest, i / (parameters.SingleValues - 1.0)))];
        double[] losses = [.. expected.Select((number, i) =>
            cluster.TestErrors(Stream(cluster, StreamPurpose.SingleClusterSites, (uint)i), tests, number / (size - tests)) / tests)];
        return ScaleFactorFit.Fit(expected, losses, parameters.ClusterExponent, parameters.HuberDelta).ScaleFactor;
    }

    private RandomStream Stream(PlainCluster cluster, StreamPurpose purpose, uint subIndex) => new(seed, purpose, (ulong)cluster.Attempt, subIndex);

    private PlainLoss Evaluate(double[] allocation, Func<int, double> sites, StreamPurpose purpose, uint subIndex)
    {
        double errors = 0, weighted = 0;
        int tests = 0, clipped = 0;
        for (int k = 0; k < Clusters.Count; k++)
        {
            PlainCluster cluster = Clusters[k];
            int size = cluster.Parents.Length;
            double fraction = allocation[k] * ScaleFactors[k] / sites(size);
            if (fraction > 0.95)
            {
                clipped++;
                fraction = 0.95;
            }

            int testSites = (int)Math.Round(parameters.TestFraction * size);
            double probability = fraction / (1 - parameters.TestFraction);
            errors += cluster.TestErrors(Stream(cluster, purpose, subIndex), testSites, probability);
            tests += testSites;
            weighted += size * cluster.Loss(Stream(cluster, purpose, subIndex), testSites, probability);
        }

        return new PlainLoss(errors / tests, weighted / Clusters.Sum(cluster => cluster.Parents.Length), clipped);
    }

    private double[] Published(double degreesOfFreedom)
    {
        double b = 1 - ((parameters.QuantaExponent + 1) / (parameters.ClusterExponent + 1));
        // N = k_br (1 - k_br^-b)/b grows with k_br: halve the interval.
        double low = 1, high = 1e9;
        for (int i = 0; i < 200; i++)
        {
            double middle = (low + high) / 2;
            if (middle * (1 - Math.Pow(middle, -b)) / b < degreesOfFreedom)
                low = middle;
            else
                high = middle;
        }

        return [.. Enumerable.Range(1, Clusters.Count).Select(k => k == 1 || k < low ? Math.Pow(k / low, b - 1) : 0)];
    }
}

/// <summary>What a curve has at one value.</summary>
internal sealed record PlainLoss(double Published, double AllSites, int Clipped);
