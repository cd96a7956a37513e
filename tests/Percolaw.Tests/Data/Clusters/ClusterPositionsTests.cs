using Percolaw.Data;
using Percolaw.Percolation;

namespace Percolaw.Tests.Data.Clusters;

/// <summary>Positions: geometry exactly, laws by statistics. All false-alarm probabilities are 1e-4 a call.</summary>
public sealed class ClusterPositionsTests
{
    /// <summary>Edges of the tree have the length M^(-1/4) √d up to the rounding of coordinates; first sites lie in the ball of radius √d.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public void Positions_OnTheBetheLattice_HaveEdgesOfTheStep(int dimension)
    {
        ClusterDataSet data = (ClusterSets.Bethe with { Dimension = dimension }).Create();
        (double[][] precise, double[][] single) = (data.Positions<double>(), data.Positions<float>());
        double scale = Math.Sqrt(dimension), step = Math.Pow(3000, -0.25) * scale;
        for (int row = 0; row < data.Size; row++)
        {
            int parent = data.TreeParents[row];
            if (parent < 0)
            {
                ClusterSets.Distance(precise[row], new double[dimension]).ShouldBeLessThan(scale);
                continue;
            }

            ClusterSets.Distance(precise[row], precise[parent]).ShouldBe(step, 1e-13 * scale);
            ClusterSets.Distance(single[row], single[parent]).ShouldBe(step, 2e-6 * scale);
        }
    }

    /// <summary>
    /// Steps of different edges are independent with mean 0, so that of two sites t edges apart the mean squared distance is
    /// t steps squared exactly. Sites and their forebears, the largest cluster of each seed, for these are independent.
    /// </summary>
    [Fact]
    public void Positions_OnTheBetheLattice_HaveMeanSquaresInProportionToTreeDistance()
    {
        int[] distances = [1, 4, 16, 64];
        ClusterDataParameters parameters = ClusterSets.Bethe with { Clusters = 1, MinimumSize = 2000, MaximumSize = 4000, Dimension = 3 };
        var ratios = distances.ToDictionary(distance => distance, _ => new List<double>());
        for (ulong seed = 0; seed < 150; seed++)
        {
            ClusterDataSet data = (parameters with { Seed = seed }).Create();
            double[][] positions = data.Positions<float>();
            foreach (int distance in distances)
            {
                double[] squares = [.. Enumerable.Range(0, data.Size).Where(row => data.Depths[row] >= distance)
                    .Select(row => Math.Pow(ClusterSets.Distance(positions[row], positions[Forebear(data, row, distance)]), 2))];
                if (squares.Length > 0)
                    ratios[distance].Add(squares.Average() / (distance * Math.Pow(parameters.EdgeLength, 2)));
            }
        }

        foreach (int distance in distances.Skip(1))
            ratios[distance].ShouldHaveMean(1, $"distance {distance}");
        ratios[1].ShouldAllBe(ratio => Math.Abs(ratio - 1) < 1e-5);
    }

    /// <summary>Distances within a cluster are the lattice's, times step and √d: up to rounding.</summary>
    [Theory]
    [MemberData(nameof(ClusterSets.LatticeCases), MemberType = typeof(ClusterSets))]
    public void Positions_OnALattice_AreAnIsometry(int index)
    {
        ClusterDataParameters parameters = ClusterSets.Lattices.ElementAt(index);
        ClusterDataSet data = parameters.Create();
        ILattice lattice = parameters.MakeLattice();
        int[][] sites = data.Sites();
        (double[][] precise, double[][] single) = (data.Positions<double>(), data.Positions<float>());
        double scale = Math.Sqrt(parameters.Dimension);
        var chance = new Random(5);
        for (int cluster = 0; cluster < data.Draw.ClusterCount; cluster++)
        {
            Range rows = data.Rows(cluster);
            for (int pair = 0; pair < 100; pair++)
            {
                int first = chance.Next(rows.Start.Value, rows.End.Value), second = chance.Next(rows.Start.Value, rows.End.Value);
                double expected = parameters.EdgeLength * Length(lattice, [.. sites[first].Zip(sites[second], (x, y) => x - y)]);
                // Coordinates of the chain, the longest clusters, are up to 2 √d.
                ClusterSets.Distance(precise[first], precise[second]).ShouldBe(expected, 1e-13 * scale);
                ClusterSets.Distance(single[first], single[second]).ShouldBe(expected, 1e-6 * scale);
            }
        }
    }

    [Fact]
    public void Step_AnyLattice_IsTheMaximumSizeToTheMinusOneOverD()
    {
        ClusterDataParameters parameters = new() { MaximumSize = 10_000, Dimension = 4 };
        (parameters.Step, parameters.EdgeLength).ShouldBe((0.1, 0.2));
        (parameters with { Lattice = "hypercubic", LatticeDimension = 8 }).Step.ShouldBe(0.1);
        (parameters with { Lattice = "hypercubic", LatticeDimension = 2 }).Step.ShouldBe(Math.Pow(10_000, -48.0 / 91), 1e-12);
        (parameters with { Lattice = "triangular" }).Step.ShouldBe(Math.Pow(10_000, -48.0 / 91), 1e-12);
        (parameters with { Lattice = "hypercubic", LatticeDimension = 3 }).Step.ShouldBe(Math.Pow(10_000, -1 / 2.52295), 1e-12);
        (parameters with { Lattice = "hypercubic", LatticeDimension = 1 }).Step.ShouldBe(1e-4, 1e-16);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Positions_OfOneCluster_BeginAtZero(bool isTree) =>
        ((isTree ? ClusterSets.Bethe : ClusterSets.Cubic) with { Clusters = 1 }).Create().Positions<double>()[0].ShouldAllBe(x => x == 0);

    /// <summary>Origins are uniform in the ball of radius √d: (|x|/√d)^d is uniform in [0, 1], and no axis is preferred.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Positions_OfFirstSites_AreUniformInTheBall(bool isTree)
    {
        const int dimension = 5, bins = 20;
        ClusterDataSet data = ((isTree ? ClusterSets.Bethe : ClusterSets.Cubic) with { Clusters = 20_000, MaximumSize = 1, Dimension = dimension }).Create();
        double[][] origins = data.Positions<float>();
        long[] counts = new long[bins];
        foreach (double[] origin in origins)
            counts[(int)(bins * Math.Pow(ClusterSets.Distance(origin, new double[dimension]) / Math.Sqrt(dimension), dimension))]++;
        counts.ShouldBeEven();
        origins.ShouldBeIsotropic();
    }

    /// <summary>Edges from the first site have no preferred direction: in three dimensions each coordinate is uniform (Archimedes).</summary>
    [Fact]
    public void Positions_OfTreeEdges_AreUniformOnTheSphere()
    {
        ClusterDataSet data = (ClusterSets.Bethe with { Clusters = 20_000, MinimumSize = 2, MaximumSize = 3, Dimension = 3 }).Create();
        double[][] positions = data.Positions<double>();
        double[][] edges = [.. Enumerable.Range(0, data.Size).Where(row => data.TreeParents[row] >= 0)
            .Select(row => positions[row].Zip(positions[data.TreeParents[row]], (x, y) => (x - y) / data.Parameters.EdgeLength).ToArray())];
        edges.ShouldBeOnTheSphere();
    }

    private static int Forebear(ClusterDataSet data, int row, int distance)
    {
        for (; distance > 0; distance--)
            row = data.TreeParents[row];
        return row;
    }

    private static double Length(ILattice lattice, int[] vector)
    {
        double sum = 0;
        for (int i = 0; i < vector.Length; i++)
        {
            for (int j = 0; j < vector.Length; j++)
                sum += vector[i] * vector[j] * lattice.Metric(i, j);
        }

        return Math.Sqrt(sum);
    }
}
