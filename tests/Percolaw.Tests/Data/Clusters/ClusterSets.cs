using System.Numerics;
using Percolaw.Data;
using Percolaw.Percolation;
using Percolaw.Tests.Data.Columns;

namespace Percolaw.Tests.Data.Clusters;

/// <summary>Data sets for tests, and what tests ask of them.</summary>
internal static class ClusterSets
{
    public static ClusterDataParameters Bethe { get; } = new() { Clusters = 300, MaximumSize = 3000, Dimension = 5, Seed = 3 };

    public static ClusterDataParameters Cubic { get; } =
        new() { Lattice = "hypercubic", LatticeDimension = 3, Clusters = 200, MaximumSize = 3000, Dimension = 5, Seed = 3 };

    /// <summary>All lattices, with sites and bonds, near the threshold.</summary>
    public static IEnumerable<ClusterDataParameters> Lattices =>
        from kind in Enum.GetValues<PercolationKind>()
        from dimension in new[] { 1, 2, 3, 6, 9, -2 }
        select Cubic with
        {
            Lattice = dimension < 0 ? "triangular" : "hypercubic",
            LatticeDimension = Math.Abs(dimension),
            Kind = kind,
            Dimension = Math.Abs(dimension) + Math.Abs(dimension % 3),
            Probability = dimension == 1 ? 0.9 : null,
            Clusters = 60,
            MaximumSize = 1000,
        };

    /// <summary>Indices of <see cref="Lattices"/>.</summary>
    public static TheoryData<int> LatticeCases => [.. Enumerable.Range(0, Lattices.Count())];

    public static ClusterDataSet Create(this ClusterDataParameters parameters, int threads = 1) =>
        ClusterDataSet.Create(parameters, threads, TestContext.Current.CancellationToken);

    public static ClusterDataDraw Draw(this ClusterDataParameters parameters, int threads = 1) =>
        ClusterDataDraw.Make(parameters, threads, TestContext.Current.CancellationToken);

    public static DataColumn Column<T>(this ClusterDataSet data, string name, int threads = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => data.Columns<T>(threads).Single(column => column.Name == name);

    /// <summary>The positions, each a vector.</summary>
    public static double[][] Positions<T>(this ClusterDataSet data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. Reading.ToArray<T>(data.Column<T>("X")).Select(double.CreateChecked).Chunk(data.Parameters.Dimension)];

    /// <summary>The coordinates on the lattice, each a vector.</summary>
    public static int[][] Sites(this ClusterDataSet data) =>
        [.. Reading.ToArray<int>(data.Column<float>("site")).Chunk(data.Parameters.Axes)];

    public static double Distance(double[] from, double[] to) => Math.Sqrt(from.Zip(to, (x, y) => (x - y) * (x - y)).Sum());

    /// <summary>The rows of a cluster.</summary>
    public static Range Rows(this ClusterDataSet data, int cluster) => data.Draw.ClusterStarts[cluster]..data.Draw.ClusterStarts[cluster + 1];
}
