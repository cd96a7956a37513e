using System.Globalization;
using Percolaw.Data;

namespace Percolaw.Benchmarks;

/// <summary>
/// Data sets of percolation clusters: drawing, growing, positions. Arguments: clusters (5000), maximum size (100000),
/// dimensions (100), lattice (bethe), dimension of the lattice (3).
/// </summary>
internal static class ClusterDataBenchmark
{
    private const int BlockRows = 4096;

    public static void Run(string[] arguments)
    {
        var parameters = new ClusterDataParameters
        {
            Clusters = (int)Number(arguments, 0, 5000),
            MaximumSize = (int)Number(arguments, 1, 1e5),
            Dimension = (int)Number(arguments, 2, 100),
            Lattice = arguments.Length > 3 ? arguments[3] : ClusterDataParameters.Bethe,
            LatticeDimension = (int)Number(arguments, 4, 3),
        };
        Read(ClusterDataSet.Create(parameters with { Clusters = 200 }));
        ClusterDataDraw draw = ClusterDataDraw.Make(parameters);
        ClusterDataSet data = ClusterDataSet.Create(draw);
        Report.Title(FormattableString.Invariant(
            $"Data set of {draw.ClusterCount} clusters, {draw.Size / 1e6:0.00} million sites, the largest {draw.ClusterSize(0)}; {draw.TooLarge} dropped"));
        Print("drawing", draw.Size, Cpu.Median(() => ClusterDataDraw.Make(parameters)));
        Print("growing, trees and targets", draw.Size, Cpu.Median(() => data = ClusterDataSet.Create(draw)));
        Print(FormattableString.Invariant($"positions in {parameters.Dimension} dimensions, blocks of {BlockRows} rows"), draw.Size, Cpu.Median(() => Read(data)));
    }

    private static void Read(ClusterDataSet data)
    {
        DataColumn column = new ClusterPositions<float>(data);
        byte[] block = new byte[BlockRows * column.RowBytes];
        using ColumnReader reader = column.Open();
        while (reader.Read(block) > 0)
        {
        }
    }

    private static double Number(string[] arguments, int index, double usual) =>
        index < arguments.Length ? double.Parse(arguments[index], CultureInfo.InvariantCulture) : usual;

    private static void Print(string what, int size, double seconds) =>
        Report.Line(what, $"{seconds,7:0.000} s, {1e9 * seconds / size,7:0.0} ns per site");
}
