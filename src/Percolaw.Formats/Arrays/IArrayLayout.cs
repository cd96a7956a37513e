using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>How one format lays columns out in a file. The columns have passed <see cref="ArrayChecks"/>.</summary>
internal interface IArrayLayout
{
    /// <summary>The bytes that the file would have.</summary>
    long Size(IReadOnlyList<DataColumn> columns, string? metadata);

    /// <summary>Writes the whole file into a stream that can seek.</summary>
    void Write(Stream stream, IReadOnlyList<DataColumn> columns, string? metadata, WriteProgress progress);

    /// <summary>Reads the headers, and makes columns that open the file again for themselves.</summary>
    ArrayContent Read(FileInput input);
}

/// <summary>Tells how many bytes of data are written, and lets the work be ended early.</summary>
internal sealed class WriteProgress(Action<long>? written, CancellationToken cancellation)
{
    private long total;

    public CancellationToken Cancellation => cancellation;

    /// <summary>Adds bytes of data to the total.</summary>
    public void Add(long bytes)
    {
        cancellation.ThrowIfCancellationRequested();
        total += bytes;
        written?.Invoke(total);
    }
}
