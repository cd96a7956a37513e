using Percolaw.Cli.Framework;
using Percolaw.Runs;

namespace Percolaw.Cli.Runs;

/// <summary>What the program says about a run folder.</summary>
internal static class RunNotes
{
    public static void Opened(RunFolder folder, string taskWord, Invocation invocation)
    {
        if (folder.State == RunState.Complete) invocation.Note($"{folder.Path} is complete; its results are used again");
        if (folder.State == RunState.Continued)
            invocation.Note($"{folder.Path} is continued, with {folder.TasksDone} of {folder.Manifest.TaskCount} {taskWord} done before");
        RunManifest manifest = folder.Manifest;
        if (manifest.Version != VersionAction.Version)
            invocation.Note($"{folder.Path} was begun by version {manifest.Version}, whose results are the same");
        if (manifest.Fingerprint != PlatformFingerprint.Current && folder.State == RunState.Continued)
            invocation.Warn($"{folder.Path} was begun on a platform whose exp, log or pow differ in the last bit");
    }

    public static InterruptedException Interrupted(RunFolder folder, ExecutionOutcome outcome, string taskWord) => new(
        $"interrupted with {outcome.TasksDone} of {folder.Manifest.TaskCount} {taskWord} done in {folder.Path}; the same command goes on from there");
}
