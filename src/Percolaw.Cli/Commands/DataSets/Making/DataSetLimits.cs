using Percolaw.Data;
using Percolaw.Runs;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>Memory and disk, looked at before they are taken.</summary>
internal static class DataSetLimits
{
    /// <exception cref="PercolawException">It does not fit; the message says what would.</exception>
    public static void CheckMemory(DataSetRecipe recipe)
    {
        CheckMemory(recipe.Model.PredictMemory(recipe.Precision), available => recipe.Model.SayWhatFits(recipe.Precision, available));
    }

    /// <exception cref="PercolawException">It does not fit; the message ends with the advice for the memory that is available.</exception>
    public static void CheckMemory(long needed, Func<long, string> advice)
    {
        long available = MemoryPlan.Available;
        if (needed <= available) return;
        throw new PercolawException(
            $"the data set needs {TextNumbers.Bytes(needed)} of memory, and {TextNumbers.Bytes(available)} are available; {advice(available)}");
    }

    /// <exception cref="PercolawException">The disk has less room than the file needs.</exception>
    public static void CheckDisk(string path, long bytes, string advice)
    {
        if (FreeBytes(path) is not { } free || bytes <= free) return;
        throw new PercolawException(
            $"{path} needs {TextNumbers.Bytes(bytes)}, and the disk has {TextNumbers.Bytes(free)} free; {advice}");
    }

    /// <summary>The rows that the free room would hold.</summary>
    public static string RowsThatFit(string path, long bytes, IReadOnlyList<DataColumn> columns)
    {
        double share = (FreeBytes(path) ?? 0) / (double)bytes;
        return $"{TextNumbers.RoundDown((long)(share * columns[0].RowCount))} rows would fit, or fewer --columns";
    }

    private static long? FreeBytes(string path)
    {
        try
        {
            DriveInfo drive = new(Path.GetDirectoryName(Path.GetFullPath(path))!);
            // A file system without a size, such as /proc, tells nothing.
            return drive.TotalSize > 0 ? drive.AvailableFreeSpace : null;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A file system that does not tell fails when it is full.
            return null;
        }
    }
}
