using Percolaw.Data;
using Percolaw.Randomness;
using Percolaw.Tests.Percolation.Growth;

namespace Percolaw.Tests.Data.Clusters;

/// <summary>Whole data sets against plain slow ones from the same random numbers.</summary>
public sealed class ClusterDataOracleTests
{
    [Theory]
    [InlineData(6, 1, 5, 200)]
    [InlineData(3, 10, 100, 30)]
    [InlineData(20, 50, 1, 20)]
    [InlineData(6, 1, 17, 1)]
    public void Create_OnTheBetheLattice_IsThePlainDataSet(int coordination, int minimumSize, int dimension, int clusters)
    {
        ClusterDataParameters parameters = ClusterSets.Bethe with
        {
            Coordination = coordination,
            MinimumSize = minimumSize,
            Dimension = dimension,
            Clusters = clusters,
            MaximumSize = 700,
        };
        ClusterDataSet data = parameters.Create();
        (PlainTree Tree, int Attempt)[] plain = [.. InOrder(parameters, data.Draw)];
        double[][] precise = data.Positions<double>(), single = data.Positions<float>();
        double tolerance = Math.Sqrt(dimension);
        for (int cluster = 0; cluster < clusters; cluster++)
        {
            (PlainTree tree, int attempt) = plain[cluster];
            int start = data.Draw.ClusterStarts[cluster];
            data.Draw.ClusterAttempts[cluster].ShouldBe(attempt);
            data.Draw.ClusterSize(cluster).ShouldBe(tree.Sites.Count);
            (double[] targets, double[][] positions) = (tree.Targets(), tree.Positions());
            for (int site = 0; site < targets.Length; site++)
            {
                data.Depths[start + site].ShouldBe(tree.Sites[site].Depth);
                data.TreeParents[start + site].ShouldBe(tree.Sites[site].Parent is { } parent ? start + parent.Index : -1);
                ((double)data.Targets[start + site]).ShouldBe(targets[site], 1e-4);
                ClusterSets.Distance(precise[start + site], positions[site]).ShouldBeLessThan(1e-12 * tolerance);
                ClusterSets.Distance(single[start + site], positions[site]).ShouldBeLessThan(1e-5 * tolerance);
            }
        }
    }

    /// <summary>The plain growth and the plain frame; parents are checked in their own test.</summary>
    [Theory]
    [MemberData(nameof(ClusterSets.LatticeCases), MemberType = typeof(ClusterSets))]
    public void Create_OnALattice_IsThePlainDataSet(int index)
    {
        ClusterDataParameters parameters = ClusterSets.Lattices.ElementAt(index);
        ClusterDataSet data = parameters.Create();
        (int[][] sites, double[][] positions) = (data.Sites(), data.Positions<double>());
        for (int cluster = 0; cluster < data.Draw.ClusterCount; cluster++)
        {
            int attempt = data.Draw.ClusterAttempts[cluster];
            (List<List<int[]>> shells, bool censored) = Plain(parameters, attempt).Grow(parameters.MaximumSize);
            censored.ShouldBeFalse();
            (double[] origin, double[][] frame) = (PlainBall.Origin(parameters, attempt), PlainBall.Frame(parameters, attempt));
            var depths = shells.SelectMany((shell, depth) => shell.Select(site => (Text(site), depth))).ToDictionary();
            depths.Count.ShouldBe(data.Draw.ClusterSize(cluster));
            for (int row = data.Rows(cluster).Start.Value; row < data.Rows(cluster).End.Value; row++)
            {
                depths.Remove(Text(sites[row]), out int depth).ShouldBeTrue();
                data.Depths[row].ShouldBe(depth);
                double[] place = RightAngled(parameters, sites[row]);
                double[] expected = [.. origin.Select((x, i) => x + (parameters.EdgeLength * place.Select((c, axis) => c * frame[axis][i]).Sum()))];
                ClusterSets.Distance(positions[row], expected).ShouldBeLessThan(1e-11);
            }
        }
    }

    /// <summary>Every site is an occupied neighbour of its parent, and one step further from the first site: a tree of shortest paths, in depth-first order.</summary>
    [Theory]
    [MemberData(nameof(ClusterSets.LatticeCases), MemberType = typeof(ClusterSets))]
    public void Create_OnALattice_HasAConnectedTreeInDepthFirstOrder(int index)
    {
        ClusterDataParameters parameters = ClusterSets.Lattices.ElementAt(index);
        ClusterDataSet data = parameters.Create();
        int[][] sites = data.Sites();
        for (int cluster = 0; cluster < data.Draw.ClusterCount; cluster++)
        {
            PlainGrowth plain = Plain(parameters, data.Draw.ClusterAttempts[cluster]);
            Range rows = data.Rows(cluster);
            data.TreeParents[rows.Start.Value].ShouldBe(-1);
            data.Depths[rows.Start.Value].ShouldBe(0);
            sites[rows.Start.Value].ShouldAllBe(x => x == 0);
            List<int> above = [rows.Start.Value];
            for (int row = rows.Start.Value + 1; row < rows.End.Value; row++)
            {
                int parent = data.TreeParents[row], depth = data.Depths[row];
                above.RemoveRange(depth, above.Count - depth);
                parent.ShouldBe(above[^1]);
                above.Add(row);
                plain.OccupiedNeighbours(sites[parent]).Select(Text).ShouldContain(Text(sites[row]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(ClusterSets.LatticeCases), MemberType = typeof(ClusterSets))]
    public void Create_OnALattice_KeepsTheFirstClustersThatFit(int index)
    {
        ClusterDataParameters parameters = ClusterSets.Lattices.ElementAt(index) with { Clusters = 20, MinimumSize = 3, MaximumSize = 40 };
        ClusterDataDraw draw = parameters.Draw();
        List<(int Size, int Attempt)> kept = [];
        (int attempt, int tooSmall, int tooLarge) = (0, 0, 0);
        for (; kept.Count < 20; attempt++)
        {
            (List<List<int[]>> shells, bool censored) = Plain(parameters, attempt).Grow(40);
            int size = shells.Sum(shell => shell.Count);
            if (censored)
                tooLarge++;
            else if (size < 3)
                tooSmall++;
            else
                kept.Add((size, attempt));
        }

        (draw.Attempts, draw.TooSmall, draw.TooLarge).ShouldBe((attempt, tooSmall, tooLarge));
        kept = [.. kept.OrderByDescending(cluster => cluster.Size).ThenBy(cluster => cluster.Attempt)];
        draw.ClusterAttempts.ToArray().ShouldBe(kept.Select(cluster => cluster.Attempt));
        Enumerable.Range(0, 20).Select(draw.ClusterSize).ShouldBe(kept.Select(cluster => cluster.Size));
    }

    /// <summary>The target on the Bethe lattice is that of the toy experiment, number by number.</summary>
    [Fact]
    public void Targets_OnTheBetheLattice_AreTheRandomWalkTarget()
    {
        ClusterDataSet data = ClusterSets.Bethe.Create();
        for (int cluster = 0; cluster < data.Draw.ClusterCount && data.Draw.ClusterSize(cluster) > 1; cluster++)
        {
            Range rows = data.Rows(cluster);
            float[] values = new float[data.Draw.ClusterSize(cluster)];
            var stream = new RandomStream(3, StreamPurpose.ClusterDataTarget, (ulong)data.Draw.ClusterAttempts[cluster]);
            RandomWalkTarget.Walk(data.Depths[rows], ref stream, values);
            RandomWalkTarget.Standardise(values);
            data.Targets[rows].ToArray().ShouldBe(values);
        }
    }

    private static IEnumerable<(PlainTree Tree, int Attempt)> InOrder(ClusterDataParameters parameters, ClusterDataDraw draw)
    {
        List<(PlainTree Tree, int Attempt)> kept = [];
        (int attempt, int tooSmall, int tooLarge) = (0, 0, 0);
        for (; kept.Count < parameters.Clusters; attempt++)
        {
            var tree = new PlainTree(parameters, attempt);
            if (tree.IsTooLarge)
                tooLarge++;
            else if (tree.Sites.Count < parameters.MinimumSize)
                tooSmall++;
            else
                kept.Add((tree, attempt));
        }

        (draw.Attempts, draw.TooSmall, draw.TooLarge).ShouldBe((attempt, tooSmall, tooLarge));
        return kept.OrderByDescending(cluster => cluster.Tree.Sites.Count).ThenBy(cluster => cluster.Attempt);
    }

    private static PlainGrowth Plain(ClusterDataParameters parameters, int attempt) => new(
        parameters.MakeLattice(), parameters.Kind, parameters.Seed, (ulong)attempt, parameters.OccupationProbability, StreamPurpose.ClusterDataGrowth);

    private static double[] RightAngled(ClusterDataParameters parameters, int[] site) => parameters.Lattice == "triangular"
        ? [site[0] + (0.5 * site[1]), Math.Sqrt(0.75) * site[1]]
        : [.. site.Select(x => (double)x)];

    private static string Text(int[] site) => string.Join(',', site);
}
