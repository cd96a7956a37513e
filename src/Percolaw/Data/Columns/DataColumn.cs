using Percolaw.Numerics;

namespace Percolaw.Data;

/// <summary>
/// One column of a data set, that is a named array whose rows can be had in order without holding it: computed when they are
/// asked for, or read from a file. A row is one number, or a vector of <see cref="Width"/> numbers.
/// </summary>
public abstract class DataColumn
{
    /// <summary>Describes a column.</summary>
    /// <param name="name">Its name in files.</param>
    /// <param name="type">The type of its numbers.</param>
    /// <param name="rowCount">The number of rows, at least 0.</param>
    /// <param name="width">The numbers of a row where it is a vector, at least 1; null where a row is one number.</param>
    protected DataColumn(string name, NumberType type, long rowCount, int? width = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfNegative(rowCount);
        Guard.AtLeast(1, width ?? 1);
        (Name, Type, RowCount, Width) = (name, type, rowCount, width);
    }

    /// <summary>The name in files, such as <c>X</c> or <c>cluster_id</c>.</summary>
    public string Name { get; }

    /// <summary>The type of the numbers.</summary>
    public NumberType Type { get; }

    /// <summary>The number of rows.</summary>
    public long RowCount { get; }

    /// <summary>The numbers of a row where it is a vector: the array has shape (rows, width). Null: it has shape (rows).</summary>
    public int? Width { get; }

    /// <summary>The bytes of one row.</summary>
    public int RowBytes => (Width ?? 1) * Type.ByteCount();

    /// <summary>The bytes of all rows.</summary>
    public long ByteCount => RowCount * RowBytes;

    /// <summary>Begins at the first row. Several readers of a column do not disturb each other.</summary>
    public abstract ColumnReader Open();
}

/// <summary>Gives the rows of a column in order.</summary>
public abstract class ColumnReader : IDisposable
{
    /// <summary>Fills in the next rows, all that there is room for or that are left.</summary>
    /// <param name="rows">Room for a whole number of rows, at least one.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The number of bytes filled in, a whole number of rows; 0 at the end.</returns>
    public abstract int Read(Span<byte> rows, CancellationToken cancellation = default);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of what the reader holds, such as a file.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
