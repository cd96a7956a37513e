using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>
/// An array file open for reading. Nothing but its headers is held: each reader of a column has its own way through the file.
/// </summary>
public sealed class ArrayFile : IDisposable
{
    private readonly FileInput input;

    private ArrayFile(FileInput input, ArrayFormat format, ArrayContent content)
    {
        this.input = input;
        (Format, Columns, Metadata, Skipped) = (format, content.Columns, content.Metadata, content.Skipped);
    }

    /// <summary>The format.</summary>
    public ArrayFormat Format { get; }

    /// <summary>The columns, in the order of the file. Their readers throw a <see cref="PercolawException"/> where the file is damaged.</summary>
    public IReadOnlyList<DataColumn> Columns { get; }

    /// <summary>The metadata as they were written, or null where there are none.</summary>
    public string? Metadata { get; }

    /// <summary>What the file has and we cannot read, one line each: the name and the reason.</summary>
    public IReadOnlyList<string> Skipped { get; }

    /// <summary>The bytes of the file.</summary>
    public long ByteCount => input.Length;

    /// <summary>Opens a file and reads its headers; the file stays open until this is disposed, so that nobody writes into it.</summary>
    /// <exception cref="PercolawException">The file cannot be read, is damaged, or is none of the formats.</exception>
    public static ArrayFile Open(string path)
    {
        ArrayFormat format = ArrayFiles.FormatOf(path);
        FileInput input = FileInput.Open(path);
        try
        {
            ArrayContent content = ArrayFiles.Layout(format).Read(input);
            if (content.Columns.Count == 0)
                throw new PercolawException($"{path} holds no array that can be read{content.Skipped.Select(reason => "; " + reason).FirstOrDefault()}");
            return new ArrayFile(input, format, content);
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    /// <summary>Closes the file; readers that are open go on.</summary>
    public void Dispose() => input.Dispose();
}

/// <summary>What the headers of an array file say.</summary>
internal sealed record ArrayContent(IReadOnlyList<DataColumn> Columns, string? Metadata, IReadOnlyList<string> Skipped);
