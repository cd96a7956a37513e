using Percolaw.Fitting;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Fits;

/// <summary>A comparison as flat tables.</summary>
internal static class CompareTables
{
    public static IReadOnlyList<string> Names { get; } = ["laws", "curves", "summary", "breaks", "cut_offs"];

    public static IReadOnlyList<Table> All(CompareRecord record) => [Laws(record), Curves(record), Summary(record), Breaks(record), CutOffs(record)];

    /// <summary>A row for each law, in a divided table for each law and curve.</summary>
    public static Table Laws(CompareRecord record)
    {
        Table table = new("laws", [.. KeyNames(record), "law", "scales", "holdout_error", "selection_error", "insample_error", "weight", "chosen", "trusted"]);
        foreach (ComparedCurve curve in record.Curves)
        {
            foreach (ComparedLaw law in curve.Comparison.Laws)
                table.Add([.. curve.Key, law.Law.Name, ComparedCurve.Scales(law.Law), law.HoldOutError, law.SelectionError, law.InSampleError, law.Weight, law.IsChosen, law.Fit.Trusted]);
        }
        return table;
    }

    /// <summary>A row for each curve: the law chosen.</summary>
    public static Table Curves(CompareRecord record)
    {
        Table table = new("curves", [.. KeyNames(record), "runs", "held_out", "chosen", "scales", "holdout_error", "insample_error", "best", "best_holdout_error", "wins", "clear", "breaks"]);
        foreach (ComparedCurve curve in record.Curves)
        {
            ComparedLaw best = curve.Comparison.Laws[0], chosen = curve.Chosen;
            table.Add(
            [
                .. curve.Key, curve.Runs.Count, curve.HoldOut.Judging.Count, chosen.Law.Name, ComparedCurve.Scales(chosen.Law), chosen.HoldOutError, chosen.InSampleError,
                best.Law.Name, best.HoldOutError, curve.Comparison.Clarity?.Wins, curve.Comparison.Clarity?.IsClear, curve.Findings.Breaks.Count,
            ]);
        }
        return table;
    }

    /// <summary>Means over curves, all of them and those of each value of the first column.</summary>
    public static Table Summary(CompareRecord record)
    {
        Table table = new("summary", "curves_of", "curves", "law", "scales", "holdout_error", "insample_error", "times_chosen");
        foreach (CompareSummary summary in CompareSummary.Of(record))
        {
            table.Add(summary.Name, summary.Curves, "chosen for each curve", null, summary.Chosen, null, summary.Curves);
            foreach (CompareSummary.Law law in summary.Laws)
                table.Add(summary.Name, summary.Curves, law.Name, law.Scales, law.HoldOutError, law.InSampleError, law.TimesChosen);
        }
        return table;
    }

    /// <summary>A row for each rise, peak or break.</summary>
    public static Table Breaks(CompareRecord record)
    {
        Table table = new("breaks", [.. KeyNames(record), "scale", "kind", "at", "to", "size", "standard_errors", "p_value", "held", "held_at"]);
        foreach (ComparedCurve curve in record.Curves)
        {
            foreach (CurveBreak found in curve.Findings.Breaks)
            {
                table.Add(
                [
                    .. curve.Key, FitFile.Word(found.Scale), Formats.Names.ToChoice(found.Kind.ToString()), found.At, found.To, found.Size, found.StandardErrors, found.PValue,
                    found.Fixed is { } held ? FitFile.Word(held.Scale) : null, found.Fixed?.Value,
                ]);
            }
        }
        return table;
    }

    /// <summary>A row for each law at each cut-off.</summary>
    public static Table CutOffs(CompareRecord record)
    {
        Table table = new("cut_offs", [.. KeyNames(record), "cut_off", "law", "scales", "error"]);
        foreach (ComparedCurve curve in record.Curves)
        {
            for (int i = 0; i < curve.Comparison.CutOffs.Count; i++)
            {
                foreach (ComparedLaw law in curve.Comparison.Laws)
                    table.Add([.. curve.Key, curve.Comparison.CutOffs[i], law.Law.Name, ComparedCurve.Scales(law.Law), law.CutOffErrors[i]]);
            }
        }
        return table;
    }

    // People's columns may have any names, those of tables have not; a number keeps them apart from the others.
    private static IEnumerable<string> KeyNames(CompareRecord record) =>
        record.Settings.By.Length == 1 ? ["curve"] : record.Settings.By.Select((_, i) => FormattableString.Invariant($"curve_{i + 1}"));
}
