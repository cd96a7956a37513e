using System.Globalization;
using Percolaw.Data;
using Percolaw.Randomness;

namespace Percolaw.Benchmarks;

/// <summary>
/// A hierarchical data set: structure, labels and positions. Arguments: points (2000000), dimensions (100; 0 leaves the
/// positions out), the probability with which a point founds a cluster (1/3).
/// </summary>
internal static class HierarchicalBenchmark
{
    public static void Run(string[] arguments)
    {
        int size = (int)Number(arguments, 0, 2e6), dimension = (int)Number(arguments, 1, 100);
        double probability = Number(arguments, 2, HierarchicalParameters.DistributionProbability);
        var parameters = new HierarchicalParameters { Size = size, Dimension = Math.Max(2, dimension), CreateProbability = probability };
        Report.Title(FormattableString.Invariant($"Hierarchical data set of {size / 1e6} million points in {dimension} dimensions"));
        if (dimension == 0)
            Print("clusters, trees and labels", size, Cpu.Once(() => Label(HierarchicalStructure.Create(parameters))));
        else
            RunPositions(parameters);
        PrintMemory();
    }

    private static void RunPositions(HierarchicalParameters parameters)
    {
        int size = parameters.Size;
        Label(HierarchicalStructure.Create(parameters with { Size = 1000 }));
        HierarchicalStructure structure = HierarchicalStructure.Create(parameters with { Size = 1000 });
        new HierarchicalPositions<float>(structure).Fill(new float[1000 * parameters.Dimension]);
        Print("first whole run", size, Cpu.Once(() =>
        {
            HierarchicalStructure made = HierarchicalStructure.Create(parameters);
            Label(made);
            new HierarchicalPositions<float>(made).Fill(GC.AllocateUninitializedArray<float>(size * parameters.Dimension));
        }));
        PrintMemory();
        Print("structure", size, Cpu.Median(() => structure = HierarchicalStructure.Create(parameters)));
        Print("labels", size, Cpu.Median(() => Label(structure)));
        float[] matrix = GC.AllocateUninitializedArray<float>(size * parameters.Dimension);
        var positions = new HierarchicalPositions<float>(structure);
        Print("positions, all rows", size, Cpu.Median(() => positions.Fill(matrix)));
        Print("positions, blocks of 4096 rows", size, Cpu.Median(() => Read(positions)));
        Print("splits' normal numbers alone", size, Cpu.Median(() => Draw(structure)));
        Print("writing the matrix alone", size, Cpu.Median(() => matrix.AsSpan().Fill(1)));
    }

    private static void PrintMemory()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        Report.Line("most memory so far", $"{process.PeakWorkingSet64 / 1e9,7:0.00} GB");
    }

    private static float Read(HierarchicalPositions<float> positions)
    {
        float sum = 0;
        foreach (ReadOnlyMemory<float> block in positions.Blocks(4096))
            sum += block.Span[0];
        return sum;
    }

    private static void Draw(HierarchicalStructure structure)
    {
        float[] numbers = new float[structure.Parameters.Dimension];
        for (int i = 0; i < structure.LatentCount + (2 * structure.ClusterCount); i++)
            NormalVectors.Fill(0, StreamPurpose.Test, (ulong)i, numbers);
    }

    private static void Label(HierarchicalStructure structure) =>
        HierarchicalLabels.Fill(structure, GC.AllocateUninitializedArray<float>(structure.Size).AsSpan());

    private static double Number(string[] arguments, int index, double usual) =>
        index < arguments.Length ? double.Parse(arguments[index], CultureInfo.InvariantCulture) : usual;

    private static void Print(string what, int size, double seconds) =>
        Report.Line(what, $"{seconds,7:0.000} s, {1e9 * seconds / size,7:0.0} ns per point");
}
