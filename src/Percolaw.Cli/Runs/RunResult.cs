using System.Diagnostics;
using Percolaw.Runs;

namespace Percolaw.Cli.Runs;

/// <summary>A complete run.</summary>
/// <param name="Folder">The run folder, where its files are written to.</param>
/// <param name="Parameters">The resolved parameters.</param>
/// <param name="Results">The results of all tasks, in task order.</param>
/// <param name="Clock">Started with the command.</param>
internal sealed record RunResult<TParameters, TResult>(
    RunFolder Folder, TParameters Parameters, IReadOnlyList<TResult> Results, Stopwatch Clock)
{
    /// <summary>The time since the command began, tables and figures included.</summary>
    public TimeSpan Elapsed => Clock.Elapsed;
}
