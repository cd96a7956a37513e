using Percolaw.Cli.Framework;
using Percolaw.Fitting;

namespace Percolaw.Cli.Commands.Fits;

/// <summary>What to do where no law was named.</summary>
internal static class LawAdvice
{
    public static UsageException For(string path, TrainingRuns runs)
    {
        LawFamily[] suitable = [.. ScalingLaws.Suitable(runs).Where(law => IsUseful(law, runs))];
        return suitable.Length == 0
            ? new UsageException($"{path} has {runs.Count} runs, too few for a law, or no scale to fit one in")
            : new UsageException($"name a law for the {runs.Count} runs of {path}: --law {string.Join(", ", suitable.Select(law => law.Name))}");
    }

    // More runs than coefficients; and for repeated tokens a column that tells them.
    private static bool IsUseful(LawFamily law, TrainingRuns runs)
    {
        IScalingLaw made = law.Create(new LawRequest(), runs);
        return made.Coefficients.Count < runs.Count && (!made.Scales.Contains(Scale.UniqueTokens) || runs.UniqueTokens is not null);
    }
}
