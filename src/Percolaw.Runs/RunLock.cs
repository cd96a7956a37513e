using Percolaw.Formats;

namespace Percolaw.Runs;

/// <summary>
/// One process at a time writes a run folder: a file held open for nobody else. The system lets go of it when the
/// process ends, however it ends, so that the file's mere existence never blocks anybody.
/// </summary>
internal sealed class RunLock : IDisposable
{
    public const string FileName = ".lock";
    private readonly FileStream stream;

    private RunLock(FileStream stream) => this.stream = stream;

    public static RunLock Take(string folder)
    {
        string path = Path.Combine(folder, FileName);
        return FileFailure.Guard("lock", folder, () => new RunLock(Open(path, folder)));
    }

    public void Dispose() => stream.Dispose();

    private static FileStream Open(string path, string folder)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException refused) when (IsShared(refused))
        {
            throw new PercolawException($"another process is running in {folder}; wait for it, or choose another folder with --out", refused);
        }
    }

    // ERROR_SHARING_VIOLATION on Windows, EWOULDBLOCK on Linux and macOS.
    private static bool IsShared(IOException failure) => (failure.HResult & 0xFFFF) is 32 or 11 or 35;
}
