using Percolaw.Data;

namespace Percolaw.Tests.Data.Hierarchical;

/// <summary>Positions: geometry exactly, laws by statistics. All false-alarm probabilities are 1e-4 a test.</summary>
public sealed class HierarchicalPositionsTests
{
    /// <summary>
    /// Edges have the length step · √d; with q = 1/3 roots lie within √d (1 + step). Directions are unit vectors: up to the
    /// rounding of coordinates of size √d.
    /// </summary>
    [Theory]
    [InlineData(1.0 / 3, 3000, 2)]
    [InlineData(0, 5000, 3)]
    [InlineData(1.0 / 3, 3000, 100)]
    [InlineData(0, 5000, 100)]
    public void Fill_Edges_HaveExactlyTheStep(double probability, int size, int dimension)
    {
        HierarchicalStructure structure = Hierarchies.Create(size, probability, 1, dimension);
        double[] rows = Hierarchies.Positions<double>(structure);
        float[] shortRows = Hierarchies.Positions<float>(structure);
        double step = Math.Pow(size, probability == 0 ? -0.25 : -1 / 6.0) * Math.Sqrt(dimension);
        for (int row = 0; row < size; row++)
        {
            int parent = structure.TreeParents[row];
            double length = Length(dimension, i => rows[(row * dimension) + i] - (parent < 0 ? 0 : rows[(parent * dimension) + i]));
            double shortLength = Length(dimension, i => (double)shortRows[(row * dimension) + i] - (parent < 0 ? 0 : shortRows[(parent * dimension) + i]));
            if (parent >= 0 || probability == 0)
            {
                length.ShouldBe(step, 1e-12 * Math.Sqrt(dimension));
                shortLength.ShouldBe(step, 1e-5 * Math.Sqrt(dimension));
            }
            else
            {
                length.ShouldBeLessThan(Math.Sqrt(dimension) + step + 1e-9);
            }
        }
    }

    /// <summary>Splits: the two children are unit vectors, orthogonal to each other, whose sum is √2 times the parent.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(50)]
    [InlineData(101)]
    public void Split_AnyDirection_GivesOrthogonalUnitVectors(int dimension)
    {
        var directions = new LatentDirections<float>(4, dimension);
        directions.Start(7);
        for (int latent = 0; latent < 2000; latent++)
        {
            float[] before = directions.Current.ToArray();
            directions.Split(latent, 0);
            float[] first = directions.Current.ToArray();
            directions.Resume(0);
            float[] second = directions.Current.ToArray();
            Length(dimension, i => first[i]).ShouldBe(1, 1e-6);
            Length(dimension, i => second[i]).ShouldBe(1, 1e-6);
            Enumerable.Range(0, dimension).Sum(i => (double)first[i] * second[i]).ShouldBe(0, 1e-6);
            Length(dimension, i => ((double)first[i] + second[i]) - (Math.Sqrt(2) * before[i])).ShouldBe(0, 1e-6);
        }
    }

    /// <summary>
    /// Positions have no preferred axis: coordinates have the same mean square, x_i and products
    /// of two coordinates mean 0. One point of each seed, for these are independent.
    /// </summary>
    [Fact]
    public void Fill_LastPointOfEachSeed_IsIsotropic()
    {
        const int dimension = 3, seeds = 10_000, size = 20;
        double[][] last = [.. Enumerable.Range(0, seeds).Select(seed =>
        {
            double[] rows = Hierarchies.Positions<double>(Hierarchies.Create(size, 0, (ulong)seed, dimension));
            return rows[^dimension..];
        })];
        for (int i = 0; i < dimension; i++)
        {
            int axis = i, next = (i + 1) % dimension;
            last.Select(row => row[axis]).ToArray().ShouldHaveMean(0);
            last.Select(row => row[axis] * row[next]).ToArray().ShouldHaveMean(0);
            last.Select(row => (row[axis] * row[axis]) - (row[next] * row[next])).ToArray().ShouldHaveMean(0);
        }
    }

    /// <summary>Origins uniform in the ball of radius √d: (|x|/√d)^d is uniform in [0, 1], so bins of it are even.</summary>
    [Fact]
    public void FillOrigin_ManyClusters_AreUniformInTheBall()
    {
        const int dimension = 5, clusters = 50_000, bins = 20;
        var directions = new LatentDirections<double>(5, dimension);
        double[] origin = new double[dimension];
        long[] counts = new long[bins];
        var firsts = new List<double>();
        for (int cluster = 0; cluster < clusters; cluster++)
        {
            directions.FillOrigin(cluster, Math.Sqrt(dimension), origin);
            double radius = Length(dimension, i => origin[i]) / Math.Sqrt(dimension);
            counts[(int)(bins * Math.Pow(radius, dimension))]++;
            firsts.Add(origin[0]);
        }

        counts.ShouldBeEven();
        firsts.ShouldHaveMean(0);
    }

    /// <summary>
    /// The mean square distance of points that are t edges apart is t steps squared, exactly: where the latents of two points
    /// part, their directions are v + w and v - w, orthogonal, and whatever is split off below has no preferred sign. So the
    /// steps of a path are uncorrelated; the tree's fractal dimension 2 becomes 4 in space. Seeds are independent.
    /// </summary>
    [Fact]
    public void Fill_OneCluster_HasMeanSquareDistanceInProportionToTreeDistance()
    {
        const int dimension = 20, size = 4000, seeds = 200;
        int[] distances = [2, 8, 32, 64];
        double[][] ratios = [.. Enumerable.Range(0, seeds).Select(seed =>
        {
            HierarchicalStructure structure = Hierarchies.Create(size, 0, (ulong)seed, dimension);
            double[] means = MeanSquares(structure, Hierarchies.Positions<float>(structure), distances);
            return means.Select((mean, i) => mean / (distances[i] * Math.Pow(structure.Parameters.EdgeLength, 2))).ToArray();
        })];
        for (int i = 0; i < distances.Length; i++)
            ratios.Select(ratio => ratio[i]).Where(double.IsFinite).ToArray().ShouldHaveMean(1, $"distance {distances[i]}");
    }

    /// <summary>The mean square of the way from points to their ancestors so many edges towards the root, over their number.</summary>
    private static double[] MeanSquares(HierarchicalStructure structure, float[] rows, int[] distances)
    {
        int dimension = structure.Parameters.Dimension;
        var sums = new double[distances.Length];
        var counts = new long[distances.Length];
        for (int row = 0; row < structure.Size; row++)
        {
            int ancestor = row;
            for (int distance = 0, next = 0; ancestor >= 0 && next < distances.Length; distance++, ancestor = structure.TreeParents[ancestor])
            {
                if (distance < distances[next])
                    continue;
                double length = Length(dimension, i => (double)rows[(row * dimension) + i] - rows[(ancestor * dimension) + i]);
                sums[next] += length * length;
                counts[next++]++;
            }
        }

        return [.. sums.Select((sum, i) => sum / counts[i])];
    }

    private static double Length(int dimension, Func<int, double> coordinate)
    {
        double sum = 0;
        for (int i = 0; i < dimension; i++)
            sum += coordinate(i) * coordinate(i);
        return Math.Sqrt(sum);
    }
}
