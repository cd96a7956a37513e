using System.Runtime.InteropServices;
using Percolaw.Data;

namespace Percolaw.Tests.Data.Hierarchical;

/// <summary>What must not change results: threads, blocks, and for the clusters the number of points that follow.</summary>
public sealed class HierarchicalDeterminismTests
{
    [Theory]
    [InlineData(1.0 / 3, 40_000)]
    [InlineData(0, 20_000)]
    [InlineData(0.0005, 30_000)]
    public void Fill_AnyThreadsAndBlocks_GivesTheSameBytes(double probability, int size)
    {
        var parameters = new HierarchicalParameters { Size = size, Dimension = 7, CreateProbability = probability, Seed = 5 };
        HierarchicalStructure structure = Hierarchies.Create(parameters), other = Hierarchies.Create(parameters, 3);
        other.GenerationIndices.SequenceEqual(structure.GenerationIndices).ShouldBeTrue();
        other.TreeParents.SequenceEqual(structure.TreeParents).ShouldBeTrue();
        other.LatentParents.SequenceEqual(structure.LatentParents).ShouldBeTrue();
        other.ClusterHeights.SequenceEqual(structure.ClusterHeights).ShouldBeTrue();

        Same(Hierarchies.Labels<float>(structure, 3), Hierarchies.Labels<float>(structure)).ShouldBeTrue();

        float[] rows = Hierarchies.Positions<float>(structure);
        Same(Hierarchies.Positions<float>(structure, 3), rows).ShouldBeTrue();
        foreach (int block in new[] { 997, 5000, size })
        {
            List<float> read = [];
            foreach (ReadOnlyMemory<float> part in new HierarchicalPositions<float>(structure, 2).Blocks(block, TestContext.Current.CancellationToken))
                read.AddRange(part.Span);
            Same(CollectionsMarshal.AsSpan(read), rows).ShouldBeTrue();
        }
    }

    [Fact]
    public void Create_MorePoints_KeepsTheClustersOfTheFirst()
    {
        int[] few = ClustersByPoint(1000), many = ClustersByPoint(5000);
        for (int i = 0; i < few.Length; i++)
            many[i].ShouldBe(few[i]);
    }

    [Fact]
    public void FillDepths_AnyRange_IsThatPartOfAll()
    {
        HierarchicalStructure structure = Hierarchies.Create(new HierarchicalParameters { Size = 3000, CreateProbability = 0.01 });
        var matrix = new LatentMatrix(structure);
        int[] all = new int[3000], some = new int[700];
        matrix.FillDepths(0, all);
        matrix.FillDepths(1234, some);
        some.ShouldBe(all.Skip(1234).Take(700));
    }

    [Fact]
    public void FillLatentValues_AnyRange_IsThatPartOfAllAndOfTheColumns()
    {
        HierarchicalStructure structure = Hierarchies.Create(new HierarchicalParameters { Size = 3000 });
        float[] all = new float[3000], some = new float[1500], columns = new float[structure.LatentCount];
        HierarchicalLabels.FillLatentValues(structure, 0, all);
        HierarchicalLabels.FillLatentValues(structure, 1111, some);
        new LatentMatrix(structure).FillColumnValues(columns);
        some.ShouldBe(all.Skip(1111).Take(1500));
        int[] starts = structure.ClusterStarts.ToArray();
        columns.ShouldBe(all.Where((_, row) => Array.BinarySearch(starts, row) < 0));
        all.Count(value => value == 0).ShouldBe(structure.ClusterCount);
    }

    [Theory]
    [InlineData(0, 3000)]
    [InlineData(5, 1500)]
    [InlineData(2999, 1)]
    public void Columns_AnyRange_AreThoseOfTheClusters(int start, int length)
    {
        HierarchicalStructure structure = Hierarchies.Create(3000, 1.0 / 3, 8);
        int[] clusters = new int[length], sizes = new int[length], heights = new int[length];
        HierarchicalColumns.FillClusters(structure, start, clusters);
        HierarchicalColumns.FillClusterSizes(structure, start, sizes);
        HierarchicalColumns.FillHeights(structure, start, heights);
        clusters.ShouldBe(Enumerable.Range(start, length).Select(structure.ClusterOf));
        sizes.ShouldBe(clusters.Select(structure.ClusterSize));
        heights.ShouldBe(clusters.Select(cluster => structure.ClusterHeights[cluster]));
    }

    [Fact]
    public void Blocks_Cancelled_Stops()
    {
        HierarchicalStructure structure = Hierarchies.Create(3000, 1.0 / 3, 8, 4);
        using var source = new CancellationTokenSource();
        using IEnumerator<ReadOnlyMemory<float>> blocks = new HierarchicalPositions<float>(structure).Blocks(1000, source.Token).GetEnumerator();
        blocks.MoveNext().ShouldBeTrue();
        source.Cancel();
        Should.Throw<OperationCanceledException>(() => blocks.MoveNext());
    }

    [Fact]
    public void Fill_WrongLength_IsRefused()
    {
        HierarchicalStructure structure = Hierarchies.Create(10, 1.0 / 3, 8, 4);
        Should.Throw<ArgumentException>(() => new HierarchicalPositions<float>(structure).Fill(new float[39], TestContext.Current.CancellationToken));
        Should.Throw<ArgumentException>(() => HierarchicalLabels.Fill(structure, new float[9].AsSpan()));
        Should.Throw<ArgumentOutOfRangeException>(() => new HierarchicalPositions<float>(structure).Blocks(0, TestContext.Current.CancellationToken));
        Should.Throw<NotSupportedException>(() => new HierarchicalPositions<Half>(structure));
    }

    [Theory]
    [InlineData(0, 2, 0.5)]
    [InlineData(1, 1, 0.5)]
    [InlineData(1, 2, 1.1)]
    [InlineData(1, 2, -0.1)]
    [InlineData(1, 2, double.NaN)]
    public void Parameters_OutOfRange_AreRefused(int size, int dimension, double probability) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new HierarchicalParameters { Size = size, Dimension = dimension, CreateProbability = probability });

    /// <summary>For each point, the first point of its cluster.</summary>
    private static int[] ClustersByPoint(int size)
    {
        HierarchicalStructure structure = Hierarchies.Create(new HierarchicalParameters { Size = size, Seed = 3 });
        int[] founders = new int[size];
        for (int cluster = 0; cluster < structure.ClusterCount; cluster++)
        {
            int[] members = structure.GenerationIndices.Slice(structure.ClusterStarts[cluster], structure.ClusterSize(cluster)).ToArray();
            foreach (int member in members)
                founders[member] = members.Min();
        }

        return founders;
    }

    private static bool Same(ReadOnlySpan<float> left, ReadOnlySpan<float> right) =>
        MemoryMarshal.AsBytes(left).SequenceEqual(MemoryMarshal.AsBytes(right));
}
