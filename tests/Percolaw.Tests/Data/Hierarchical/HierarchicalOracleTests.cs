using Percolaw.Data;

namespace Percolaw.Tests.Data.Hierarchical;

/// <summary>The fast version against the plain one, from the same random numbers.</summary>
public sealed class HierarchicalOracleTests
{
    public static TheoryData<int, int, double> Cases => new()
    {
        { 1, 3, 1.0 / 3 }, { 2, 2, 0 }, { 3, 5, 0 }, { 40, 2, 1.0 / 3 }, { 150, 3, 1.0 / 3 }, { 200, 17, 0 }, { 250, 33, 0.05 }, { 60, 4, 1 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Create_SameRandomNumbers_GivesWhatThePlainVersionGives(int size, int dimension, double probability)
    {
        for (ulong seed = 0; seed < 3; seed++)
        {
            var parameters = new HierarchicalParameters { Size = size, Dimension = dimension, CreateProbability = probability, Seed = seed };
            List<PlainHierarchy.PlainPoint> plain = new PlainHierarchy(parameters).Points;
            HierarchicalStructure structure = Hierarchies.Create(parameters);
            structure.GenerationIndices.ToArray().ShouldBe(plain.Select(point => point.Generation));
            structure.TreeParents.ToArray().ShouldBe(plain.Select(point => point.Parent));
            Enumerable.Range(0, size).Select(structure.ClusterOf).ShouldBe(plain.Select(point => point.Cluster));
            Enumerable.Range(0, size).Select(row => structure.ClusterHeights[structure.ClusterOf(row)]).ShouldBe(plain.Select(point => point.Height));
            CompareLatents(structure, plain);
            CompareNumbers(structure, plain);
        }
    }

    private static void CompareLatents(HierarchicalStructure structure, List<PlainHierarchy.PlainPoint> plain)
    {
        var matrix = new LatentMatrix(structure);
        int[] depths = new int[structure.Size];
        matrix.FillDepths(0, depths);
        depths.ShouldBe(plain.Select(point => point.Latents.Count));
        matrix.CountEntries().ShouldBe(depths.Sum());
        for (int row = 0; row < structure.Size; row++)
        {
            int[] columns = new int[depths[row]];
            matrix.FillColumns(row, columns).ShouldBe(depths[row]);
            columns.ShouldBe(plain[row].Latents.Order().Select(latent => latent - plain[row].Cluster - 1));
            List<int> path = plain[row].Latents;
            for (int i = 0; i < path.Count; i++)
                structure.LatentParents[path[i]].ShouldBe(i == 0 ? -1 : path[i - 1]);
        }
    }

    private static void CompareNumbers(HierarchicalStructure structure, List<PlainHierarchy.PlainPoint> plain)
    {
        int dimension = structure.Parameters.Dimension;
        double[] labels = Hierarchies.Labels<double>(structure), positions = Hierarchies.Positions<double>(structure);
        float[] shortLabels = Hierarchies.Labels<float>(structure), shortPositions = Hierarchies.Positions<float>(structure);
        for (int row = 0; row < structure.Size; row++)
        {
            labels[row].ShouldBe(plain[row].Label, 1e-12);
            shortLabels[row].ShouldBe((float)labels[row]);
            for (int i = 0; i < dimension; i++)
            {
                double expected = plain[row].Position[i];
                positions[(row * dimension) + i].ShouldBe(expected, 1e-9);
                shortPositions[(row * dimension) + i].ShouldBe((float)expected, 2e-3f);
            }
        }
    }
}
