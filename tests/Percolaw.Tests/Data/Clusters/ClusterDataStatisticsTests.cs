using MathNet.Numerics.Distributions;
using Percolaw.Data;
using Percolaw.Percolation;

namespace Percolaw.Tests.Data.Clusters;

/// <summary>Sizes and targets against their laws. All false-alarm probabilities are 1e-4 a call.</summary>
public sealed class ClusterDataStatisticsTests
{
    /// <summary>Sizes are those of a random occupied site's cluster, given the range.</summary>
    [Theory]
    [InlineData(6, 1, 1, 3000)]
    [InlineData(6, 0.7, 1, 100)]
    [InlineData(6, 1.5, 1, 300)]
    [InlineData(3, 1, 20, 2000)]
    [InlineData(200, 1, 5, 500)]
    public void Draw_OnTheBetheLattice_HasTheExactSizes(int coordination, double ratio, int minimumSize, int maximumSize)
    {
        const int clusters = 20_000;
        double probability = ratio / (coordination - 1);
        ClusterDataDraw draw = new ClusterDataParameters
        {
            Coordination = coordination,
            Probability = probability,
            Clusters = clusters,
            MinimumSize = minimumSize,
            MaximumSize = maximumSize,
            Seed = 11,
        }.Draw();
        long[] counts = new long[maximumSize - minimumSize + 1];
        for (int cluster = 0; cluster < clusters; cluster++)
            counts[draw.ClusterSize(cluster) - minimumSize]++;
        var lattice = new BetheLattice(coordination, probability);
        double[] laws = [.. Enumerable.Range(minimumSize, counts.Length).Select(size => lattice.SizeProbability(size))];
        double kept = laws.Sum();
        counts.ShouldFollow([.. laws.Select(law => law / kept)], clusters);

        // Between one cluster that is kept and the next the dropped ones of a kind are geometric: mean r, variance r (1 + r).
        double larger = lattice.Tail(maximumSize + 1) / kept, smaller = (1 - lattice.Tail(minimumSize)) / kept;
        ((double)draw.TooLarge).ShouldBeWithin(clusters * larger, Math.Sqrt(clusters * larger * (1 + larger)), 2, "too large");
        if (minimumSize > 1)
            ((double)draw.TooSmall).ShouldBeWithin(clusters * smaller, Math.Sqrt(clusters * smaller * (1 + smaller)), 2, "too small");
        draw.Attempts.ShouldBe(clusters + draw.TooLarge + draw.TooSmall);
    }

    /// <summary>A chain has s sites with probability s p^(s-1) (1-p)².</summary>
    [Theory]
    [InlineData(PercolationKind.Site)]
    [InlineData(PercolationKind.Bond)]
    public void Draw_OnAChain_HasTheExactSizes(PercolationKind kind)
    {
        const int clusters = 20_000, most = 60;
        const double p = 0.85;
        ClusterDataDraw draw = new ClusterDataParameters
        {
            Lattice = "hypercubic",
            LatticeDimension = 1,
            Kind = kind,
            Probability = p,
            Clusters = clusters,
            MaximumSize = most,
            Seed = 12,
        }.Draw();
        long[] counts = new long[most];
        for (int cluster = 0; cluster < clusters; cluster++)
            counts[draw.ClusterSize(cluster) - 1]++;
        double[] laws = [.. Enumerable.Range(1, most).Select(size => size * Math.Pow(p, size - 1) * (1 - p) * (1 - p))];
        counts.ShouldFollow([.. laws.Select(law => law / laws.Sum())], clusters);
    }

    /// <summary>On the square lattice n_s of sites is p q⁴, 2 p² q⁶, p³ (2 q⁸ + 4 q⁷); a random occupied site's cluster s n_s/p.</summary>
    [Fact]
    public void Draw_OnTheSquareLattice_HasTheExactSmallSizes()
    {
        const int clusters = 20_000;
        const double p = 0.4, q = 1 - p;
        ClusterDataDraw draw = new ClusterDataParameters
        {
            Lattice = "hypercubic",
            LatticeDimension = 2,
            Probability = p,
            Clusters = clusters,
            MaximumSize = 3,
            Seed = 13,
        }.Draw();
        long[] counts = new long[3];
        for (int cluster = 0; cluster < clusters; cluster++)
            counts[draw.ClusterSize(cluster) - 1]++;
        double[] laws = [Math.Pow(q, 4), 4 * p * Math.Pow(q, 6), 3 * p * p * ((2 * Math.Pow(q, 8)) + (4 * Math.Pow(q, 7)))];
        counts.ShouldFollow([.. laws.Select(law => law / laws.Sum())], clusters);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Targets_OfEachCluster_HaveMeanZeroAndVarianceOne(bool isTree)
    {
        ClusterDataSet data = (isTree ? ClusterSets.Bethe : ClusterSets.Cubic).Create();
        for (int cluster = 0; cluster < data.Draw.ClusterCount && data.Draw.ClusterSize(cluster) > 1; cluster++)
        {
            float[] targets = data.Targets[data.Rows(cluster)].ToArray();
            targets.Average(y => (double)y).ShouldBe(0, 1e-6);
            targets.Average(y => (double)y * y).ShouldBe(1, 1e-5);
        }
    }

    /// <summary>
    /// Steps along edges are alike: undone the standardisation, which multiplies all of a cluster by one factor, the squares
    /// of steps at the first sites have the mean of all. The root's edges against the others, cluster by cluster.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Targets_Steps_HaveTheSameVarianceNearAndFar(bool isTree)
    {
        ClusterDataSet data = ((isTree ? ClusterSets.Bethe : ClusterSets.Cubic) with { Clusters = 2000, MinimumSize = 20, MaximumSize = 400 }).Create();
        List<double> differences = [];
        for (int cluster = 0; cluster < data.Draw.ClusterCount; cluster++)
        {
            Range rows = data.Rows(cluster);
            double[] near = [.. Squares(data, rows, depth => depth == 1)], far = [.. Squares(data, rows, depth => depth > 1)];
            if (near.Length > 0 && far.Length > 0)
                differences.Add((near.Average() - far.Average()) / near.Concat(far).Average());
        }

        differences.Count.ShouldBeGreaterThan(1000);
        differences.ShouldHaveMean(0);
    }

    /// <summary>Single sites have a standard normal number.</summary>
    [Fact]
    public void Targets_OfSingleSites_AreStandardNormal()
    {
        const int bins = 40;
        ClusterDataSet data = (ClusterSets.Bethe with { Clusters = 20_000, MaximumSize = 1 }).Create();
        data.Size.ShouldBe(20_000);
        long[] counts = new long[bins];
        foreach (float target in data.Targets)
            counts[(int)(bins * Normal.CDF(0, 1, target))]++;
        counts.ShouldBeEven();
    }

    private static IEnumerable<double> Squares(ClusterDataSet data, Range rows, Func<int, bool> isWanted)
    {
        for (int row = rows.Start.Value; row < rows.End.Value; row++)
        {
            if (data.Depths[row] > 0 && isWanted(data.Depths[row]))
                yield return Math.Pow(data.Targets[row] - (double)data.Targets[data.TreeParents[row]], 2);
        }
    }
}
