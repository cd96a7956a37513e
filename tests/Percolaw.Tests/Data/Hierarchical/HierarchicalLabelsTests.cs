using Percolaw.Data;

namespace Percolaw.Tests.Data.Hierarchical;

/// <summary>Labels against their exact distribution. All false-alarm probabilities are 1e-4 a test.</summary>
public sealed class HierarchicalLabelsTests
{
    /// <summary>
    /// Of one cluster a seed, so that labels of different seeds are independent: any one is standard normal, and the
    /// product of two has the mean (shared latents) / √((depth_i + 1)(depth_j + 1)), whatever the tree.
    /// </summary>
    [Theory]
    [InlineData(2)]
    [InlineData(12)]
    [InlineData(200)]
    public void Fill_OneCluster_HasTheMeanVarianceAndCovarianceOfTheHierarchy(int size)
    {
        const int seeds = 20_000;
        double[] labels = new double[seeds], squares = new double[seeds], excess = new double[seeds], neighbours = new double[seeds];
        double expected = 0;
        for (int seed = 0; seed < seeds; seed++)
        {
            HierarchicalStructure structure = Hierarchies.Create(size, 0, (ulong)seed);
            double[] filled = Hierarchies.Labels<double>(structure);
            int one = seed % size, other = (seed + (size / 2)) % size;
            (labels[seed], squares[seed]) = (filled[one], filled[one] * filled[one]);
            double covariance = Covariance(structure, one, other);
            expected += covariance / seeds;
            excess[seed] = (filled[one] * filled[other]) - covariance;
            neighbours[seed] = (filled[size - 1] * filled[size - 2]) - Covariance(structure, size - 1, size - 2);
        }

        labels.ShouldHaveMean(0, "labels");
        squares.ShouldHaveMean(1, "squares");
        excess.ShouldHaveMean(0, "covariance");
        neighbours.ShouldHaveMean(0, "covariance of neighbouring rows");
        expected.ShouldBeGreaterThan(0.1); // so that labels without covariance would fail: its error is some 0.007
    }

    /// <summary>Points of different clusters share nothing; within a data set of many clusters labels have mean 0 and variance 1.</summary>
    [Fact]
    public void Fill_ManyClusters_HaveIndependentStandardLabels()
    {
        HierarchicalStructure structure = Hierarchies.Create(200_000, 1.0 / 3, 21);
        double[] labels = Hierarchies.Labels<double>(structure);
        double[] first = [.. Enumerable.Range(0, structure.ClusterCount).Select(cluster => labels[structure.ClusterStarts[cluster]])];
        first.ShouldHaveMean(0);
        first.Select(label => label * label).ToArray().ShouldHaveMean(1);
        first.Zip(first.Skip(1), (one, other) => one * other).ToArray().ShouldHaveMean(0);
    }

    private static double Covariance(HierarchicalStructure structure, int one, int other)
    {
        HashSet<int> above = [.. Ancestors(structure, one)], others = [.. Ancestors(structure, other)];
        return above.Intersect(others).Count() / Math.Sqrt((above.Count + 1.0) * (others.Count + 1.0));
    }

    private static int[] Ancestors(HierarchicalStructure structure, int row)
    {
        int[] depth = new int[1];
        var matrix = new LatentMatrix(structure);
        matrix.FillDepths(row, depth);
        int[] columns = new int[depth[0]];
        matrix.FillColumns(row, columns);
        return columns;
    }
}
