namespace Percolaw.Formats;

/// <summary>Judges the shapes that headers claim.</summary>
internal static class ArrayShape
{
    /// <summary>The values of an array of that shape times the bytes of each, or null where no file could have so many.</summary>
    public static long? Bytes(IReadOnlyList<long> shape, long valueBytes)
    {
        if (shape.Contains(0)) return 0;
        Int128 bytes = valueBytes;
        foreach (long length in shape)
        {
            bytes *= length;
            if (bytes > long.MaxValue) return null;
        }

        return (long)bytes;
    }

    /// <summary>Why an array of that shape is no column, or null where it is one.</summary>
    public static string? WhyNoColumn(IReadOnlyList<long> shape) => shape.Count switch
    {
        1 => null,
        2 when shape[1] == 0 => "its rows have no numbers",
        2 when shape[1] > ArrayFiles.WidestRow => $"its rows of {shape[1]} numbers are wider than {ArrayFiles.WidestRow}",
        2 => null,
        _ => $"it has {shape.Count} dimensions, and only 1 and 2 are read",
    };

    /// <summary>The numbers of a row, for a shape that is a column.</summary>
    public static int? Width(IReadOnlyList<long> shape) => shape.Count == 2 ? (int)shape[1] : null;
}
