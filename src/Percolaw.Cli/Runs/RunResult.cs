using Percolaw.Runs;

namespace Percolaw.Cli.Runs;

/// <summary>A complete run.</summary>
/// <param name="Folder">The run folder, where its files are written to.</param>
/// <param name="Parameters">The resolved parameters.</param>
/// <param name="Results">The results of all tasks, in task order.</param>
/// <param name="Elapsed">The time this attempt took for its tasks; next to nothing where the run was complete before.</param>
internal sealed record RunResult<TParameters, TResult>(
    RunFolder Folder, TParameters Parameters, IReadOnlyList<TResult> Results, TimeSpan Elapsed);
