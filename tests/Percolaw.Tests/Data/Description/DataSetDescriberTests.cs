using Percolaw.Data;
using Percolaw.Tests.Data.Hierarchical;

namespace Percolaw.Tests.Data.Description;

/// <summary>Descriptions of data sets whose law is known, and against slow versions.</summary>
public sealed class DataSetDescriberTests
{
    private const int Dimension = 20;

    [Fact]
    public void Describe_Distribution_FindsWhatItWasMadeFrom()
    {
        HierarchicalStructure structure = Hierarchies.Create(60_000, 1.0 / 3, 11, Dimension);
        DataSetDescription found = Describe(HierarchicalDataSet.Columns<float>(structure));
        found.RowCount.ShouldBe(60_000);
        found.Dimension.ShouldBe(Dimension);
        found.Clusters!.Count.ShouldBe(structure.ClusterCount);
        found.Notes.ShouldBeEmpty();
        found.Sizes!.Values[0].ShouldBeWithin(2.5, found.Sizes.Error(0), 1, "fisher exponent");
        DegreeCount.Compare(found.Degrees).PValue.ShouldBeGreaterThan(Chance.FalseAlarm);
        found.Labels!.Mean.Value.ShouldBeWithin(0, found.Labels.Mean.StandardError!.Value, 1, "mean");
        found.Labels.MeanSquare.Value.ShouldBeWithin(1, found.Labels.MeanSquare.StandardError!.Value, 1, "mean square");
        found.Isotropy!.Value.Value.ShouldBeWithin(1, found.Isotropy.Value.StandardError!.Value, 1, "isotropy");
        double edge = structure.Parameters.EdgeLength;
        found.Edges!.SquaredLength.ShouldBe(edge * edge, 1e-5 * edge * edge);
        found.Edges.Spread.ShouldBeLessThan(1e-4);
        Extent[] wide = [.. found.Extents.Where(extent => extent.Clusters >= 30)];
        wide.Length.ShouldBeGreaterThan(4);
        foreach (Extent extent in wide)
            extent.SquaredRadius.Value.ShouldBeWithin(edge * edge * extent.Expected, extent.SquaredRadius.StandardError!.Value, wide.Length, $"extent at {extent.MeanSize}");
        SpannedDistance[] spans = [.. found.Distances.Where(distance => distance.MeanEdges is > 1.5 and < 20)];
        foreach (SpannedDistance span in spans)
            span.SquaredDistance.Value.ShouldBeWithin(edge * edge * span.MeanEdges, span.SquaredDistance.StandardError!.Value, spans.Length, $"{span.MeanEdges} edges");
    }

    [Fact]
    public void Describe_AnyThreadsAndPrecision_GivesTheSameNumbers()
    {
        HierarchicalStructure structure = Hierarchies.Create(4000, 1.0 / 3, 2, 5);
        IReadOnlyList<DataColumn> columns = HierarchicalDataSet.Columns<float>(structure);
        DataSetDescription first = Describe(columns, 1), second = Describe(columns, 3);
        second.NeighbourErrors.ShouldBe(first.NeighbourErrors);
        second.Extents.ShouldBe(first.Extents);
        second.Distances.ShouldBe(first.Distances);
        DataSetDescription wide = Describe(HierarchicalDataSet.Columns<double>(structure));
        wide.Extents.Select(extent => extent.SquaredRadius.Value).ShouldBe(first.Extents.Select(extent => extent.SquaredRadius.Value), 1e-4);
    }

    /// <summary>
    /// All points are test points here, so that the largest training set is all others. Neighbours on a tree are equally far
    /// from a point, so that rounding decides between them: single precision here too.
    /// </summary>
    [Fact]
    public void NeighbourErrors_AllPoints_AreThoseOfABruteForceSearch()
    {
        HierarchicalStructure structure = Hierarchies.Create(600, 1.0 / 3, 6, 9);
        float[] rows = Hierarchies.Positions<float>(structure), labels = Hierarchies.Labels<float>(structure);
        double sum = 0;
        for (int test = 0; test < 600; test++)
        {
            int nearest = Enumerable.Range(0, 600).Where(row => row != test)
                .MinBy(row => SquaredDistance(rows.AsSpan(row * 9, 9), rows.AsSpan(test * 9, 9)));
            sum += Math.Pow((double)labels[test] - labels[nearest], 2);
        }

        IReadOnlyList<NeighbourError> errors = Describe(HierarchicalDataSet.Columns<float>(structure)).NeighbourErrors;
        errors[^1].TrainingPoints.ShouldBe(600);
        errors[^1].SquaredError.Value.ShouldBe(sum / 600, 1e-9);
        errors[^1].SquaredError.StandardError.ShouldBeNull("all points are test points");
        errors.Select(error => error.TrainingPoints).ShouldBeInOrder();
        errors[0].TrainingPoints.ShouldBeInRange(8, 30);
    }

    [Fact]
    public void Describe_FewColumns_SaysLess()
    {
        DataColumn labels = Column("y", 1f, 2, 3, 4);
        DataSetDescription found = Describe([labels, Column("cluster_id", 7, 7, -1, 7)]);
        found.Clusters!.Sizes.ShouldBe([3, 1]);
        found.Labels.ShouldBeNull();
        found.Notes.Single(note => note.Contains("do not follow each other")).ShouldNotBeNull();
        Describe([labels]).Clusters.ShouldBeNull();
        Describe([Column("y", 1, 3), Column("cluster_id", 0L, 1)]).Labels!.Mean.Value.ShouldBe(2);
        Describe([labels, Column("cluster_id", 0, 0, 5, 5)]).Labels!.Mean.Value.ShouldBe(2.5);
    }

    [Fact]
    public void Labels_ErrorTakesClustersAsIndependent()
    {
        // Clusters of two equal labels: the error of the mean is that of the two means.
        DataSetDescription found = Describe([Column("y", 1f, 1, 3, 3), Column("cluster_id", 0, 0, 1, 1)]);
        found.Labels!.Mean.StandardError!.Value.ShouldBe(1, 1e-12);
        found.Labels.MeanSquare.Value.ShouldBe(5, 1e-12);
    }

    [Theory]
    [InlineData("no earlier row of its cluster", 0, 0)]
    [InlineData("no earlier row of its cluster", -1, 2)]
    [InlineData("no earlier row of its cluster", -1, -7)]
    public void Describe_ParentThatIsNone_IsRefused(string message, int first, int second) =>
        Should.Throw<PercolawException>(() => Describe([Column("cluster_id", 0, 0), Column("tree_parent", first, second)])).Message.ShouldContain(message);

    [Fact]
    public void Describe_ColumnsThatDoNotFit_AreRefused()
    {
        Should.Throw<PercolawException>(() => Describe([])).Message.ShouldContain("no columns");
        Should.Throw<PercolawException>(() => Describe([Column("z", 1f)])).Message.ShouldContain("none of the columns");
        Should.Throw<PercolawException>(() => Describe([Column("y", 1f), Column("cluster_id", 1, 2)])).Message.ShouldContain("1 rows");
        Should.Throw<PercolawException>(() => Describe([Column("cluster_id", 1f)])).Message.ShouldContain("whole number");
        Should.Throw<PercolawException>(() => Describe([Column<float>("y")])).Message.ShouldContain("0 rows");
    }

    private static float SquaredDistance(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        float sum = 0;
        for (int i = 0; i < left.Length; i++)
            sum += (left[i] - right[i]) * (left[i] - right[i]);
        return sum;
    }

    private static DataSetDescription Describe(IReadOnlyList<DataColumn> columns, int threads = 2) =>
        new DataSetDescriber(columns, threads, null, TestContext.Current.CancellationToken).Describe();

    private static ComputedColumn<T> Column<T>(string name, params T[] numbers)
        where T : unmanaged => new(name, numbers.Length, (first, rows) => numbers.AsSpan((int)first, rows.Length).CopyTo(rows));
}
