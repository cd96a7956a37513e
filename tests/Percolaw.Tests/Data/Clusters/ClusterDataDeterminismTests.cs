using System.Numerics;
using Percolaw.Data;
using Percolaw.Percolation;
using Percolaw.Tests.Data.Columns;

namespace Percolaw.Tests.Data.Clusters;

/// <summary>What must not change results: threads, blocks, and for the clusters the number of those that follow.</summary>
public sealed class ClusterDataDeterminismTests
{
    public static TheoryData<string, int, int> Cases => new()
    {
        { "bethe", 400, 5000 }, { "bethe", 1, 60_000 }, { "hypercubic", 200, 5000 }, { "hypercubic", 1, 40_000 }, { "triangular", 50, 3000 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Columns_AnyThreadsAndBlocks_AreTheSameBytes(string lattice, int clusters, int maximumSize)
    {
        ClusterDataParameters parameters = ClusterSets.Cubic with
        {
            Lattice = lattice,
            Clusters = clusters,
            MaximumSize = maximumSize,
            MinimumSize = clusters == 1 ? maximumSize / 2 : 1,
            Dimension = 7,
        };
        ClusterDataSet data = parameters.Create(), other = parameters.Create(3);
        Same<float>(data, other);
        Same<double>(data, other);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Columns_OfADataSet_AreItsArrays(bool isTree)
    {
        ClusterDataSet data = (isTree ? ClusterSets.Bethe : ClusterSets.Cubic).Create();
        Dictionary<string, DataColumn> columns = data.Columns<double>().ToDictionary(column => column.Name);
        columns.Keys.ShouldBe([.. "X,y,cluster_id,cluster_size,depth,tree_parent,attempt".Split(','), .. isTree ? Array.Empty<string>() : ["site"]]);
        (columns["X"].Type, columns["X"].Width).ShouldBe((NumberType.Float64, 5));
        Reading.ToArray<double>(columns["y"]).ShouldBe(data.Targets.ToArray().Select(y => (double)y));
        int[] clusters = [.. Enumerable.Range(0, data.Size).Select(data.Draw.ClusterOf)];
        Reading.All<int>(columns["cluster_id"], 999).ShouldBe(clusters);
        Reading.All<int>(columns["cluster_size"], 77).ShouldBe(clusters.Select(data.Draw.ClusterSize));
        Reading.All<int>(columns["attempt"], 13).ShouldBe(clusters.Select(cluster => data.Draw.ClusterAttempts[cluster]));
        Reading.All<int>(columns["depth"], 13).ShouldBe(data.Depths.ToArray());
        Reading.All<int>(columns["tree_parent"], 13).ShouldBe(data.TreeParents.ToArray());
        clusters.ShouldBeInOrder();
        Enumerable.Range(0, data.Draw.ClusterCount).Select(data.Draw.ClusterSize).ShouldBeInOrder(SortDirection.Descending);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Create_MoreClusters_KeepsTheFirst(bool isTree)
    {
        ClusterDataParameters parameters = isTree ? ClusterSets.Bethe : ClusterSets.Cubic;
        ClusterDataSet few = (parameters with { Clusters = 50 }).Create(), many = (parameters with { Clusters = 150 }).Create();
        (double[][] fewPositions, double[][] manyPositions) = (few.Positions<float>(), many.Positions<float>());
        int[] attempts = many.Draw.ClusterAttempts.ToArray();
        attempts.Count(attempt => attempt <= few.Draw.ClusterAttempts.ToArray().Max()).ShouldBe(50);
        for (int cluster = 0; cluster < 50; cluster++)
        {
            Range here = few.Rows(cluster), there = many.Rows(Array.IndexOf(attempts, few.Draw.ClusterAttempts[cluster]));
            many.Targets[there].ToArray().ShouldBe(few.Targets[here].ToArray());
            manyPositions[there].SelectMany(row => row).ShouldBe(fewPositions[here].SelectMany(row => row));
        }
    }

    /// <summary>The same seed grows other clusters than <c>simulate cluster</c>: streams are not shared.</summary>
    [Fact]
    public void Draw_OnALattice_HasStreamsOfItsOwn()
    {
        ClusterDataDraw draw = ClusterSets.Cubic.Draw();
        var growth = new ClusterGrowth(new HypercubicLattice(3), PercolationKind.Site, 3000);
        int equal = Enumerable.Range(0, draw.ClusterCount).Count(cluster => growth.Grow(
            3, (ulong)draw.ClusterAttempts[cluster], ClusterSets.Cubic.OccupationProbability, null, TestContext.Current.CancellationToken).Size == draw.ClusterSize(cluster));
        equal.ShouldBeLessThan(draw.ClusterCount / 2);
    }

    private static void Same<T>(ClusterDataSet data, ClusterDataSet other)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((DataColumn column, DataColumn again) in data.Columns<T>().Zip(other.Columns<T>(3)))
        {
            byte[] all = Bytes(column, (int)column.RowCount);
            foreach (int block in new[] { 997, 5000, 20_000 })
                Bytes(again, block).AsSpan().SequenceEqual(all).ShouldBeTrue($"{column.Name} in blocks of {block}");
            Bytes(column, 61).AsSpan().SequenceEqual(all).ShouldBeTrue(column.Name);
        }
    }

    private static byte[] Bytes(DataColumn column, int blockRows)
    {
        using var bytes = new MemoryStream();
        byte[] block = new byte[blockRows * column.RowBytes];
        using ColumnReader reader = column.Open();
        while (reader.Read(block, TestContext.Current.CancellationToken) is > 0 and int length)
            bytes.Write(block, 0, length);
        bytes.Length.ShouldBe(column.ByteCount);
        return bytes.ToArray();
    }
}
