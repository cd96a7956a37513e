using System.Numerics;
using Percolaw.Data;
using Percolaw.Tests.Data.Columns;

namespace Percolaw.Tests.Data.Hierarchical;

/// <summary>Columns against what they are made from, in blocks of awkward lengths.</summary>
public sealed class HierarchicalDataSetTests
{
    [Theory]
    [InlineData(1, 1.0 / 3)]
    [InlineData(2000, 1.0 / 3)]
    [InlineData(2000, 0)]
    public void Columns_InBlocks_AreTheArrays(int size, double probability)
    {
        HierarchicalStructure structure = Hierarchies.Create(size, probability, 4, 5);
        Same<float>(structure);
        Same<double>(structure);
    }

    private static void Same<T>(HierarchicalStructure structure)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dictionary<string, DataColumn> columns = HierarchicalDataSet.Columns<T>(structure, 2).ToDictionary(column => column.Name);
        columns.Keys.ShouldBe(["X", "y", "cluster_id", "cluster_size", "latent_tree_height", "generation_index", "tree_parent"]);
        columns["X"].Width.ShouldBe(5);
        Reading.All<T>(columns["X"], 333).ShouldBe(Hierarchies.Positions<T>(structure));
        Reading.All<T>(columns["y"], 77).ShouldBe(Hierarchies.Labels<T>(structure));
        Reading.ToArray<int>(columns["cluster_id"]).ShouldBe(Enumerable.Range(0, structure.Size).Select(structure.ClusterOf));
        Reading.All<int>(columns["cluster_size"], 1000).ShouldBe(Enumerable.Range(0, structure.Size).Select(row => structure.ClusterSize(structure.ClusterOf(row))));
        Reading.All<int>(columns["latent_tree_height"], 13).ShouldBe(Enumerable.Range(0, structure.Size).Select(row => structure.ClusterHeights[structure.ClusterOf(row)]));
        Reading.All<int>(columns["generation_index"], 13).ShouldBe(structure.GenerationIndices.ToArray());
        Reading.All<int>(columns["tree_parent"], 13).ShouldBe(structure.TreeParents.ToArray());
    }

    [Theory]
    [InlineData(1, 1.0 / 3)]
    [InlineData(9000, 1.0 / 3)]
    [InlineData(3000, 0)]
    [InlineData(50, 1)]
    public void LatentColumns_InBlocks_AreTheMatrix(int size, double probability)
    {
        HierarchicalStructure structure = Hierarchies.Create(size, probability, 4);
        var latents = new LatentColumns(structure, values: true, 2);
        var matrix = new LatentMatrix(structure);
        float[] values = new float[matrix.ColumnCount];
        matrix.FillColumnValues(values);
        List<int> starts = [0], indices = [];
        int[] columns = new int[structure.ClusterHeights.ToArray().Max()];
        for (int row = 0; row < size; row++)
        {
            indices.AddRange(columns.AsSpan(0, matrix.FillColumns(row, columns)));
            starts.Add(indices.Count);
        }

        latents.EntryCount.ShouldBe(indices.Count);
        Reading.All<int>(latents.Starts, 999).ShouldBe(starts);
        Reading.All<int>(latents.Indices, 999).ShouldBe(indices);
        Reading.All<float>(latents.Values, 999).ShouldBe(indices.Select(index => values[index]));
        Reading.ToArray<float>(new LatentColumns(structure, values: false).Values).ShouldAllBe(value => value == 1);
    }
}
