using Percolaw.Fitting;

namespace Percolaw.Cli.Commands.Fits;

/// <summary>What to do where no law was named.</summary>
internal static class LawAdvice
{
    public static PercolawException For(string path, TrainingRuns runs)
    {
        string[] suitable = [.. ScalingLaws.Suitable(runs).Select(law => law.Name)];
        return suitable.Length == 0
            ? new PercolawException($"{path} has no scale to fit a law in; name the columns of parameters, tokens or FLOPs")
            : new PercolawException($"name a law for the {runs.Count} runs of {path}: --law {string.Join(", ", suitable)}");
    }
}
