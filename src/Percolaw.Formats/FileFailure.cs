namespace Percolaw.Formats;

/// <summary>Turns what the file system throws into one line that says what, which path and what to do.</summary>
public static class FileFailure
{
    /// <summary>Runs <paramref name="action"/>, which is to <paramref name="verb"/> (read, write, ...) the path.</summary>
    /// <exception cref="PercolawException">The file system refused.</exception>
    public static void Guard(string verb, string path, Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        Guard(verb, path, () =>
        {
            action();
            return true;
        });
    }

    /// <summary>Runs <paramref name="action"/>, which is to <paramref name="verb"/> (read, write, ...) the path.</summary>
    /// <exception cref="PercolawException">The file system refused.</exception>
    public static T Guard<T>(string verb, string path, Func<T> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        try
        {
            return action();
        }
        catch (Exception failure) when (IsOf(failure))
        {
            throw Of(verb, path, failure);
        }
    }

    /// <summary>Whether an exception is one that the file system throws.</summary>
    internal static bool IsOf(Exception failure) => failure is IOException or UnauthorizedAccessException or NotSupportedException;

    /// <summary>What the file system threw, as one line.</summary>
    internal static PercolawException Of(string verb, string path, Exception failure) =>
        new($"cannot {verb} {path}: {Explain(failure)}", failure);

    private static string Explain(Exception failure)
    {
        if (IsDiskFull(failure)) return "the disk is full; free some space or choose another place";
        return failure switch
        {
            UnauthorizedAccessException => "permission denied; choose a place you may write to, or change the permissions",
            FileNotFoundException or DirectoryNotFoundException => "no such file or folder; check the path",
            PathTooLongException => "the path is too long; choose a shorter one",
            _ => OneLine(failure.Message) + "; choose another path",
        };
    }

    // ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL on Windows; elsewhere the number is errno: ENOSPC and EDQUOT.
    private static bool IsDiskFull(Exception failure)
    {
        int code = failure.HResult & 0xFFFF;
        return failure is IOException && (OperatingSystem.IsWindows() ? code is 39 or 112 : code is 28 or 122);
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").TrimEnd(' ', '.');
}
