namespace Percolaw.Cli.Commands.DataSets;

/// <summary>The blocks in which positions are read.</summary>
internal static class ReadBlocks
{
    // Writers take some megabytes at a time, and at least a row.
    private const int Bytes = 1 << 22;

    /// <summary>The rows of a block.</summary>
    public static int Rows(int size, int dimension, int bytesPerNumber) => (int)Math.Clamp(Bytes / ((long)dimension * bytesPerNumber), 1, size);
}
