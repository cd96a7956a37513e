using System.Text;

namespace Percolaw.Formats;

/// <summary>
/// The one writer of files: a uniquely named temporary file in the same folder, flushed to the disk, renamed.
/// A reader sees the old file or the whole new one, never a part.
/// </summary>
public static class AtomicFile
{
    private const string TemporaryPrefix = ".percolaw-";
    private const string TemporarySuffix = ".tmp";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    /// <exception cref="PercolawException">The file cannot be written.</exception>
    public static void WriteText(string path, string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Write(path, stream => stream.Write(Utf8.GetBytes(content)));
    }

    /// <summary>Writes what <paramref name="write"/> puts into the stream; makes the folder where it is missing.</summary>
    /// <exception cref="PercolawException">The file cannot be written; nothing is left behind.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        FileFailure.Guard("write", path, () => WriteAndRename(Path.GetFullPath(path), write));
    }

    /// <summary>Removes the temporary files that a killed process left in a folder. Call it only where no other process writes.</summary>
    public static void RemoveLeftovers(string folder)
    {
        if (!Directory.Exists(folder)) return;
        FileFailure.Guard("clean", folder, () =>
        {
            foreach (string file in Directory.EnumerateFiles(folder, TemporaryPrefix + "*" + TemporarySuffix))
                File.Delete(file);
        });
    }

    /// <summary>Whether a file of that name is one of the temporary files.</summary>
    public static bool IsTemporary(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith(TemporaryPrefix, StringComparison.Ordinal) && name.EndsWith(TemporarySuffix, StringComparison.Ordinal);
    }

    private static void WriteAndRename(string path, Action<Stream> write)
    {
        string folder = Path.GetDirectoryName(path) ?? throw new IOException("it is the root folder");
        if (Directory.Exists(path)) throw new IOException("it is a folder");
        Directory.CreateDirectory(folder);
        string temporary = Path.Combine(folder, TemporaryPrefix + Guid.NewGuid().ToString("N") + TemporarySuffix);
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            // After the rename there is nothing left to delete, and that is no error.
            File.Delete(temporary);
        }
    }
}
