using Percolaw.Fitting;

namespace Percolaw.Formats;

/// <summary>
/// People's tables of training runs: CSV with commas, semicolons, tabs or bars, or JSON (an object a line, or an array of
/// objects).
/// </summary>
public static class RunTable
{
    /// <summary>Reads a table whose columns have usual names.</summary>
    /// <exception cref="PercolawException">As for <see cref="Load"/>.</exception>
    public static TrainingRuns Read(string path) => Load(path, new RunReadOptions()).Runs;

    /// <summary>Checks the syntax of a condition on rows, see <see cref="RunReadOptions.Where"/>.</summary>
    /// <returns>The condition.</returns>
    /// <exception cref="PercolawException">It is none; the message says where.</exception>
    public static string CheckCondition(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        new RunConditionReader(text).Read();
        return text;
    }

    /// <summary>Reads a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is read.</param>
    /// <exception cref="PercolawException">
    /// The file cannot be read; a column is missing, or called in the options and not there; the condition is none; no row is
    /// usable, or with <see cref="RunReadOptions.Strict"/> one is not.
    /// </exception>
    public static LoadedRuns Load(string path, RunReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        return new RunLoader(path, options).Load();
    }
}
