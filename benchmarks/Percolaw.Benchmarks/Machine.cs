using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Percolaw.Benchmarks;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    private const string Processors = "/proc/cpuinfo";

    public static void Print()
    {
        string vectors = Vector512.IsHardwareAccelerated ? "512" : Vector256.IsHardwareAccelerated ? "256" : "128";
        Console.WriteLine($"{Name()}, {Environment.ProcessorCount} cores, vectors of {vectors} bits, {RuntimeInformation.FrameworkDescription}");
        Console.WriteLine("CPU time on one core; medians of 7 repetitions, but each whole seed once.");
    }

    private static string Name()
    {
        string? line = File.Exists(Processors) ? File.ReadLines(Processors).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
