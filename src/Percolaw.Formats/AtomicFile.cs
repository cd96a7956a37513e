using System.Text;

namespace Percolaw.Formats;

/// <summary>
/// Writes files that exist completely or not at all: into a temporary file of the same folder, flushed to the disk, then renamed.
/// </summary>
public static class AtomicFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    /// <param name="path">The file; an existing one is replaced. The folder must exist.</param>
    /// <param name="content">The whole content.</param>
    public static void WriteText(string path, string content) =>
        Write(path, stream => stream.Write(Utf8.GetBytes(content)));

    /// <summary>Writes what <paramref name="write"/> writes.</summary>
    /// <param name="path">The file; an existing one is replaced. The folder must exist.</param>
    /// <param name="write">Writes the whole content; if it fails, nothing is left behind.</param>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(write);
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
