using Percolaw.Fitting;

namespace Percolaw.Formats;

/// <summary>
/// People's tables of training runs: CSV with commas, semicolons or tabs, or JSON (an object a line, or an array of
/// objects).
/// </summary>
public static class RunTable
{
    /// <summary>Reads a table whose columns have usual names.</summary>
    /// <exception cref="PercolawException">As for <see cref="Load"/>.</exception>
    public static TrainingRuns Read(string path) => Load(path, new RunReadOptions()).Runs;

    /// <summary>Reads a table.</summary>
    /// <exception cref="PercolawException">
    /// The file cannot be read, a column is missing, no row is usable, or with <see cref="RunReadOptions.Strict"/> one is not.
    /// </exception>
    public static LoadedRuns Load(string path, RunReadOptions options) => throw new NotImplementedException();
}
