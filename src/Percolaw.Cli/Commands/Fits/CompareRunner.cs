using Percolaw.Fitting;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Fits;

/// <summary>Divides a table into curves and compares laws on each.</summary>
internal sealed class CompareRunner(CompareSettings settings, string path, string reading)
{
    /// <summary>Compares.</summary>
    /// <exception cref="PercolawException">A flag is none, or no curve can be compared.</exception>
    public CompareRecord Run(LoadedRuns loaded)
    {
        bool[]? isFitted = settings.TrainingColumn is { } column ? Flags(loaded, column) : null;
        (string[] Key, int[] Rows)[] groups = [.. Groups(loaded)];
        ComparedCurve?[] curves = new ComparedCurve?[groups.Length];
        string[] reasons = new string[groups.Length];
        int threads = settings.Options.Fit.Threads;
        // Many curves: one thread each. One: its laws on all threads.
        CompareSettings inner = groups.Length == 1 ? settings : settings with { Options = settings.Options with { Fit = settings.Options.Fit with { Threads = 1 } } };
        Parallel.For(0, groups.Length, new ParallelOptions { MaxDegreeOfParallelism = groups.Length == 1 ? 1 : threads }, i =>
        {
            try
            {
                curves[i] = Compare(groups[i].Key, loaded.Runs.Subset(groups[i].Rows), isFitted is null ? null : [.. groups[i].Rows.Select(row => isFitted[row])], inner);
            }
            catch (PercolawException refused)
            {
                reasons[i] = refused.Message;
            }
        });
        if (curves.All(curve => curve is null))
            throw new PercolawException($"{path}: {(groups.Length > 1 ? $"none of {groups.Length} curves can be compared; the first: " : "")}{reasons[0]}");
        return new CompareRecord(
            path, reading, settings, loaded.RowsDropped, [.. curves.OfType<ComparedCurve>()],
            [.. groups.Select((group, i) => (string.Join(" / ", group.Key), reasons[i])).Where(pair => pair.Item2 is not null)]);
    }

    private static ComparedCurve Compare(string[] key, TrainingRuns runs, bool[]? isFitted, CompareSettings settings)
    {
        HoldOut holdOut = isFitted is not null ? HoldOut.Flagged(runs, isFitted)
            : settings.Share is { } share ? HoldOut.Largest(runs, share)
            : HoldOut.Automatic(runs);
        TrainingRuns fitted = runs.Subset(holdOut.Fitted);
        IReadOnlyList<IScalingLaw> laws = LawCandidates.Of(fitted, settings.Laws.Count == 0 ? null : settings.Laws, settings.Scale);
        if (laws.Count == 0) throw new PercolawException(NoLaw(fitted, settings));
        LawComparison comparison = LawComparer.Run(laws, runs, holdOut, settings.Options);
        return new ComparedCurve(key, runs, holdOut, comparison, BreakFinder.Find(runs, settings.Seed));
    }

    private static string NoLaw(TrainingRuns runs, CompareSettings settings)
    {
        string asked = settings.Laws.Count > 0 || settings.Scale is not null ? " of those asked for" : "";
        return $"no law{asked} suits {runs.Count} {(runs.Count == 1 ? "run" : "runs")}: there must be more runs than coefficients, and the law's scales";
    }

    private IEnumerable<(string[] Key, int[] Rows)> Groups(LoadedRuns loaded)
    {
        IReadOnlyList<IReadOnlyList<string>> columns = [.. loaded.Texts.Take(settings.By.Length)];
        return Enumerable.Range(0, loaded.Runs.Count)
            .Select(row => (Row: row, Key: columns.Select(column => column[row]).ToArray()))
            .GroupBy(pair => string.Join('\u001f', pair.Key))
            .Select(group => (group.First().Key, group.Select(pair => pair.Row).ToArray()));
    }

    private bool[] Flags(LoadedRuns loaded, string column) => [.. loaded.Texts[^1].Select((text, row) => text switch
    {
        "1" or "true" or "True" or "TRUE" => true,
        "0" or "false" or "False" or "FALSE" => false,
        _ => throw new PercolawException($"{path}, line {loaded.Runs.Lines?[row]}, column {column}: '{(text.Length > 40 ? text[..40] + "…" : text)}' is neither 1 (fitted) nor 0 (only judges)"),
    })];
}
