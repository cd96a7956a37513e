using System.Text;
using System.Text.Json;
using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>What must hold of columns and metadata before a file of them is begun.</summary>
internal static class ArrayChecks
{
    /// <summary>The name under which metadata are stored; no column's name.</summary>
    public const string MetadataName = "parameters";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Checks names, numbers of rows, widths and metadata.</summary>
    /// <exception cref="PercolawException">The columns do not fit the format.</exception>
    /// <exception cref="ArgumentException">There is no column, or the metadata are no JSON object on one line.</exception>
    public static void Columns(ArrayFormat format, IReadOnlyList<DataColumn> columns, string? metadata)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0) throw new ArgumentException("there is no column.", nameof(columns));
        Metadata(metadata);
        HashSet<string> names = [];
        foreach (DataColumn column in columns)
        {
            if (!IsName(column.Name))
                throw new PercolawException($"'{OneLine.Of(column.Name)}' cannot be the name of a column in a file; use letters, digits and _, beginning with a letter, other than '{MetadataName}'");
            if (!names.Add(column.Name)) throw new PercolawException($"two columns are called {column.Name}; rename one");
            if (column.Width > ArrayFiles.WidestRow) throw TooWide(column.Name, column.Width.Value);
        }

        if (format is ArrayFormat.Csv or ArrayFormat.JsonLines or ArrayFormat.Npy) SameRows(columns);
        long numbers = columns.Sum(column => (long)(column.Width ?? 1));
        if (format is ArrayFormat.Csv or ArrayFormat.JsonLines or ArrayFormat.Npy && numbers > ArrayFiles.WidestRow) throw TooWide("all columns together", numbers);
    }

    private static void SameRows(IReadOnlyList<DataColumn> columns)
    {
        foreach (DataColumn column in columns)
        {
            if (column.RowCount != columns[0].RowCount)
                throw new PercolawException($"{columns[0].Name} has {columns[0].RowCount} rows and {column.Name} has {column.RowCount}, which do not go into one table; write .npz or .safetensors");
        }
    }

    /// <summary>Checks that metadata are what every format can hold.</summary>
    public static void Metadata(string? metadata)
    {
        if (metadata is null) return;
        if (metadata.Length > ArrayFiles.LongestMetadata || metadata.AsSpan().IndexOfAny('\n', '\r') >= 0 || !IsObject(metadata))
            throw new ArgumentException($"metadata are a JSON object on one line of at most {ArrayFiles.LongestMetadata} characters.", nameof(metadata));
    }

    /// <summary>Whether the text is a JSON object with nothing around it.</summary>
    public static bool IsObject(string text)
    {
        if (!text.StartsWith('{') || !text.EndsWith('}')) return false;
        try
        {
            Utf8JsonReader reader = new(Strict.GetBytes(text));
            while (reader.Read())
            {
            }

            return true;
        }
        catch (Exception failure) when (failure is JsonException or EncoderFallbackException)
        {
            return false;
        }
    }

    private static bool IsName(string name) =>
        char.IsAsciiLetter(name[0]) && name.Length <= 100 && name != MetadataName && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    private static PercolawException TooWide(string what, long numbers) =>
        new($"{what}: rows of {numbers} numbers are too wide; at most {ArrayFiles.WidestRow} can be written");
}
