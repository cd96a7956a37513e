using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>Sparse matrices of compressed rows, as <c>scipy.sparse.load_npz</c> opens them.</summary>
public static class SparseNpz
{
    /// <summary>Writes a matrix block by block; the file appears when it is whole.</summary>
    /// <param name="path">The file; its name ends in <c>.npz</c>.</param>
    /// <param name="rowCount">The rows of the matrix.</param>
    /// <param name="columnCount">The columns of the matrix.</param>
    /// <param name="indices">The column of each entry, row after row; of type Int32 or Int64.</param>
    /// <param name="indptr">Where each row's entries begin, and the number of entries: <paramref name="rowCount"/> + 1 numbers of the type of <paramref name="indices"/>.</param>
    /// <param name="data">The value of each entry; as many as <paramref name="indices"/>.</param>
    /// <param name="metadata">A JSON object on one line, or null.</param>
    /// <param name="written">Told now and then how many bytes of the columns are written.</param>
    /// <param name="cancellation">Ends the work early; nothing is left behind.</param>
    /// <exception cref="PercolawException">The file cannot be written.</exception>
    /// <exception cref="ArgumentException">The columns are no such matrix.</exception>
    public static void Write(
        string path,
        long rowCount,
        long columnCount,
        DataColumn indices,
        DataColumn indptr,
        DataColumn data,
        string? metadata,
        Action<long>? written = null,
        CancellationToken cancellation = default)
    {
        if (ArrayFiles.FormatOf(path) != ArrayFormat.Npz) throw new PercolawException($"{path}: the name of a sparse matrix ends in .npz");
        NpzEntry[] entries = Entries(rowCount, columnCount, indices, indptr, data, metadata);
        AtomicFile.Write(path, stream => NpzLayout.Write(stream, entries, new WriteProgress(written, cancellation)));
    }

    /// <summary>The bytes that the file would have; exact below 4 GiB, else an upper bound.</summary>
    public static long Size(long rowCount, long columnCount, DataColumn indices, DataColumn indptr, DataColumn data, string? metadata) =>
        NpzLayout.Size(Entries(rowCount, columnCount, indices, indptr, data, metadata));

    private static NpzEntry[] Entries(long rowCount, long columnCount, DataColumn indices, DataColumn indptr, DataColumn data, string? metadata)
    {
        ArgumentNullException.ThrowIfNull(indices);
        ArgumentNullException.ThrowIfNull(indptr);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegative(rowCount);
        ArgumentOutOfRangeException.ThrowIfNegative(columnCount);
        ArrayChecks.Metadata(metadata);
        if (indices.Width is not null || indptr.Width is not null || data.Width is not null)
            throw new ArgumentException("a sparse matrix is of columns of single numbers.", nameof(indices));
        if (indices.Type is not (NumberType.Int32 or NumberType.Int64) || indptr.Type != indices.Type)
            throw new ArgumentException($"indices of type {indices.Type} and starts of type {indptr.Type}; both are Int32, or both Int64.", nameof(indices));
        if (indptr.RowCount != rowCount + 1 || data.RowCount != indices.RowCount)
            throw new ArgumentException($"{indptr.RowCount} starts for {rowCount} rows, {indices.RowCount} indices for {data.RowCount} values.", nameof(indptr));
        ComputedColumn<long> shape = new("shape", 2, (first, rows) =>
        {
            for (int i = 0; i < rows.Length; i++) rows[i] = first + i == 0 ? rowCount : columnCount;
        });
        NpzEntry[] entries =
        [
            NpzEntry.Of("indices", indices), NpzEntry.Of("indptr", indptr), NpzEntry.OfText("format", "|S3", "csr"u8.ToArray()), NpzEntry.Of("shape", shape), NpzEntry.Of("data", data),
        ];
        return metadata is null ? entries : [.. entries, NpzEntry.OfMetadata(metadata)];
    }
}
