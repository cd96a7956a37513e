namespace Percolaw.Formats;

/// <summary>A file read without a buffer of its own; its errors are one line each.</summary>
internal sealed class FileInput : IByteReader
{
    private readonly FileStream stream;

    private FileInput(string path, FileStream stream, long length)
    {
        this.stream = stream;
        (Path, Length) = (path, length);
    }

    /// <summary>The path, as given.</summary>
    public string Path { get; }

    /// <summary>The bytes of the file when it was opened.</summary>
    public long Length { get; }

    /// <summary>The byte that is read next.</summary>
    public long Position { get; private set; }

    /// <summary>Opens a file at one of its bytes.</summary>
    /// <exception cref="PercolawException">The file cannot be opened.</exception>
    public static FileInput Open(string path, long position = 0) => FileFailure.Guard("read", path, () =>
    {
        if (Directory.Exists(path)) throw new IOException("it is a folder");
        FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        try
        {
            FileInput input = new(path, stream, stream.Length);
            input.Seek(position);
            return input;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    });

    /// <summary>Goes to a byte.</summary>
    public void Seek(long position) => FileFailure.Guard("read", Path, () => Position = stream.Seek(position, SeekOrigin.Begin));

    /// <summary>Reads what comes next, at least one byte; 0 at the end of the file.</summary>
    public int Read(Span<byte> bytes)
    {
        try
        {
            int count = stream.Read(bytes);
            Position += count;
            return count;
        }
        catch (Exception failure) when (FileFailure.IsOf(failure))
        {
            throw FileFailure.Of("read", Path, failure);
        }
    }

    /// <summary>Fills in all the bytes.</summary>
    /// <exception cref="PercolawException">The file ends before.</exception>
    public void ReadExactly(Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            int count = Read(bytes);
            if (count == 0) throw Damaged($"it ends at byte {Position}, too early");
            bytes = bytes[count..];
        }
    }

    /// <summary>The exception for a file that is not what it should be.</summary>
    public PercolawException Damaged(string reason) => Damaged(Path, reason);

    /// <summary>The exception for a file that is not what it should be.</summary>
    public static PercolawException Damaged(string path, string reason) =>
        new($"cannot read {path}: {reason}; the file is damaged or of another format, make or fetch it again");

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
