using Percolaw.Data;

namespace Percolaw.Tests.Data.Clusters;

public sealed class ClusterDataParametersTests
{
    [Fact]
    public void Parameters_OutOfRange_AreRefused()
    {
        Func<ClusterDataParameters>[] wrong =
        [
            () => new() { Lattice = "cubic" }, () => new() { Coordination = 2 }, () => new() { Coordination = 10_001 },
            () => new() { LatticeDimension = 0 }, () => new() { LatticeDimension = 65 }, () => new() { Probability = -0.1 },
            () => new() { Probability = 1.1 }, () => new() { Probability = double.NaN }, () => new() { Clusters = 0 },
            () => new() { Clusters = 100_000_001 }, () => new() { MinimumSize = 0 }, () => new() { MaximumSize = 0 },
            () => new() { MaximumSize = 2_000_000_001 }, () => new() { Dimension = 0 }, () => new() { Dimension = 1_000_001 },
        ];
        foreach (Func<ClusterDataParameters> make in wrong)
            Should.Throw<ArgumentOutOfRangeException>(() => make());
        Should.Throw<ArgumentOutOfRangeException>(() => ClusterSets.Bethe.Draw(0));
        Should.Throw<NotSupportedException>(() => ClusterSets.Bethe.Create().Columns<Half>());
    }

    [Fact]
    public void Check_Contradictions_SaysWhatToDo()
    {
        Message(new() { MinimumSize = 11, MaximumSize = 10 }).ShouldContain("minimum size 11 is above the maximum size 10; lower it");
        Message(ClusterSets.Cubic with { Dimension = 2 }).ShouldContain("give at least 3");
        Message(ClusterSets.Cubic with { LatticeDimension = 14, Dimension = 14 }).ShouldContain("no threshold is known to us in 14 dimensions; give");
        Message(new() { Probability = 1 }).ShouldContain("every cluster is infinite");
        Message(ClusterSets.Cubic with { LatticeDimension = 1 }).ShouldContain("every cluster is infinite");
        Message(new() { Probability = 0, MinimumSize = 2 }).ShouldContain("raise the probability");
    }

    /// <summary>On the Bethe lattice the law says so before; on a lattice it is found out, in some seconds.</summary>
    [Theory]
    [InlineData("bethe", 1, 0.9999, 1, 100, "one cluster in ")]
    [InlineData("bethe", 1, 1e-5, 50, 100, "choose an occupation probability nearer to the threshold")]
    [InlineData("bethe", 100_000_000, 0.02, 20, 100, "too few for 100000000; widen the range")]
    [InlineData("hypercubic", 1, 0.999, 1, 1000, "lower the occupation probability")]
    [InlineData("hypercubic", 1, 1e-5, 50, 100, "raise the occupation probability")]
    public void Draw_HardlyAClusterFits_IsRefused(string lattice, int clusters, double probability, int minimumSize, int maximumSize, string remedy)
    {
        ClusterDataParameters parameters = new()
        {
            Lattice = lattice,
            Clusters = clusters,
            Probability = probability,
            MinimumSize = minimumSize,
            MaximumSize = maximumSize,
        };
        Should.Throw<PercolawException>(() => parameters.Draw(2)).Message.ShouldContain(remedy);
    }

    [Fact]
    public void Draw_MoreSitesThanFit_IsRefused()
    {
        Should.Throw<PercolawException>(() => new ClusterDataParameters { Clusters = 100_000_000 }.Draw())
            .Message.ShouldContain("100000000 clusters have 1.");
        Should.Throw<PercolawException>(() => new ClusterDrawing(ClusterSets.Cubic, 1, TestContext.Current.CancellationToken, 100).Run())
            .Message.ShouldContain("sites, more than the 100 that fit a data set; lower the number of clusters or the maximum size");
    }

    [Fact]
    public void Create_ProbabilityZero_GivesSingleSites()
    {
        (ClusterSets.Bethe with { Probability = 0 }).Create().Size.ShouldBe(300);
        (ClusterSets.Cubic with { Probability = 0 }).Create().Size.ShouldBe(200);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Anything_Cancelled_Stops(bool isTree)
    {
        ClusterDataParameters parameters = isTree ? ClusterSets.Bethe : ClusterSets.Cubic;
        ClusterDataSet data = parameters.Create();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Should.Throw<OperationCanceledException>(() => ClusterDataDraw.Make(parameters, 2, cancelled.Token));
        Should.Throw<OperationCanceledException>(() => ClusterDataSet.Create(data.Draw, 2, cancelled.Token));
        foreach (DataColumn column in data.Columns<float>())
        {
            using ColumnReader reader = column.Open();
            Should.Throw<OperationCanceledException>(() => reader.Read(new byte[column.RowBytes], cancelled.Token));
        }
    }

    private static string Message(ClusterDataParameters parameters)
    {
        string message = Should.Throw<PercolawException>(() => ClusterDataMemory.Predict(parameters)).Message;
        Should.Throw<PercolawException>(() => parameters.Draw()).Message.ShouldBe(message);
        return message;
    }
}
