using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>Writes columns as an array file, in the format that the file's name asks for.</summary>
public static class ArrayFiles
{
    /// <summary>The most numbers that a row may have, of one column and in text files of all together.</summary>
    public const int WidestRow = 1_000_000;

    /// <summary>The most characters of metadata.</summary>
    public const int LongestMetadata = 1 << 20;

    private static readonly (string Extension, ArrayFormat Format)[] Extensions =
    [
        (".npz", ArrayFormat.Npz), (".npy", ArrayFormat.Npy), (".csv", ArrayFormat.Csv), (".jsonl", ArrayFormat.JsonLines), (".safetensors", ArrayFormat.Safetensors),
    ];

    /// <summary>The format of a file by the extension of its name, in either case.</summary>
    /// <exception cref="PercolawException">The extension belongs to no format.</exception>
    public static ArrayFormat FormatOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string extension = Path.GetExtension(path).ToLowerInvariant();
        foreach ((string known, ArrayFormat format) in Extensions)
        {
            if (known == extension) return format;
        }

        string[] all = [.. Extensions.Select(pair => pair.Extension)];
        throw new PercolawException(
            $"{OneLine.Of(path)}: the name of an array file ends in {string.Join(", ", all[..^1])} or {all[^1]}{Suggestions.DidYouMean(extension, all)}");
    }

    /// <summary>Writes columns block by block, so that none need ever be held; the file appears when it is whole.</summary>
    /// <param name="path">The file; its extension says the format.</param>
    /// <param name="columns">At least one column; names are of letters, digits and underscores, each once. CSV, JSON lines and <c>.npy</c> take columns with the same number of rows only.</param>
    /// <param name="metadata">A JSON object on one line, of at most <see cref="LongestMetadata"/> characters, or null.</param>
    /// <param name="written">Told now and then how many bytes of the columns are written.</param>
    /// <param name="cancellation">Ends the work early; nothing is left behind.</param>
    /// <exception cref="PercolawException">The file cannot be written, the columns do not fit the format, or a text format would have to hold NaN or infinity.</exception>
    public static void Write(
        string path, IReadOnlyList<DataColumn> columns, string? metadata, Action<long>? written = null, CancellationToken cancellation = default)
    {
        ArrayFormat format = FormatOf(path);
        IArrayLayout layout = Layout(format);
        ArrayChecks.Columns(format, columns, metadata);
        AtomicFile.Write(path, stream => layout.Write(stream, columns, metadata, new WriteProgress(written, cancellation)));
    }

    /// <summary>The bytes that a file would have: exact for <c>.npz</c> below 4 GiB, <c>.npy</c> and <c>.safetensors</c>, else an upper bound.</summary>
    /// <exception cref="PercolawException">The columns do not fit the format.</exception>
    public static long Size(ArrayFormat format, IReadOnlyList<DataColumn> columns, string? metadata)
    {
        ArrayChecks.Columns(format, columns, metadata);
        return Layout(format).Size(columns, metadata);
    }

    internal static IArrayLayout Layout(ArrayFormat format) => format switch
    {
        ArrayFormat.Npz => new NpzLayout(),
        ArrayFormat.Npy => new NpyLayout(),
        ArrayFormat.Csv => new CsvLayout(),
        ArrayFormat.JsonLines => new JsonLinesLayout(),
        ArrayFormat.Safetensors => new SafetensorsLayout(),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "is no array format."),
    };
}
