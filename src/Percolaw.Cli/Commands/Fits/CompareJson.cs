using System.Text.Json.Nodes;
using Percolaw.Cli.Framework;
using Percolaw.Fitting;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Fits;

/// <summary>A comparison as JSON.</summary>
internal static class CompareJson
{
    /// <summary>Everything: of one table, or of its curves with a summary over them.</summary>
    public static JsonObject Whole(CompareRecord record)
    {
        JsonObject json = record.HasCurves ? Divided(record) : Curve(record.Curves[0], record);
        foreach ((string name, JsonNode? value) in Common(record).ToArray()) json.Add(name, value?.DeepClone());
        return json;
    }

    private static JsonObject Common(CompareRecord record) => new JsonSummary()
        .Add("holdout", record.HoldOut)
        .Add("holdout_share", record.Settings.Share)
        .Add("horizon", record.Settings.Options.Horizon)
        .Add("objective", record.Settings.Options.Fit.Objective.Name)
        .Add("rows_dropped", record.RowsDropped)
        .Add("seed", record.Settings.Seed)
        .Add("version", VersionAction.Version)
        .ToJson();

    private static JsonObject Divided(CompareRecord record)
    {
        IReadOnlyList<CompareSummary> summaries = CompareSummary.Of(record);
        return new JsonSummary()
            .Add("laws", Laws(summaries[0]))
            .Add("selector", new JsonSummary().Add("holdout_error", summaries[0].Chosen).Add("average_holdout_error", summaries[0].Average))
            .Add("summary", summaries.Select(summary => new JsonSummary()
                .Add("curves_of", summary.Name)
                .Add("curves", summary.Curves)
                .Add("holdout_error", summary.Chosen)
                .Add("average_holdout_error", summary.Average)
                .Add("laws", Laws(summary))))
            .Add("by", record.Settings.By)
            .Add("curves", record.Curves.Select(curve => Curve(curve, record)))
            .Add("breaks", record.Curves.SelectMany(curve => curve.Findings.Breaks.Select(found => Break(found).Add("curve", curve.Key))))
            .Add("left_out", record.LeftOut.Select(pair => new JsonSummary().Add("curve", pair.Curve).Add("reason", pair.Reason)))
            .Add("warnings", record.Curves.SelectMany(curve => curve.Warnings.Select(warning => $"{curve.Name}: {warning}")))
            .ToJson();
    }

    // Over curves, chosen is the law that would be if one had to serve all of them.
    private static IEnumerable<JsonSummary> Laws(CompareSummary summary) => summary.Laws.Select(law => new JsonSummary()
        .Add("law", law.Name)
        .Add("scales", law.Scales.Split(','))
        .Add("holdout_error", law.HoldOutError)
        .Add("selection_error", law.SelectionError)
        .Add("insample_error", law.InSampleError)
        .Add("times_chosen", law.TimesChosen)
        .Add("chosen", law == summary.Laws.MinBy(other => other.SelectionError)));

    private static JsonObject Curve(ComparedCurve curve, CompareRecord record)
    {
        LawComparison comparison = curve.Comparison;
        JsonSummary json = new();
        if (record.HasCurves) json.Add("curve", curve.Key);
        return json
            .Add("chosen", curve.Chosen.Law.Name)
            .Add("chosen_scales", curve.Chosen.Law.Scales.Select(FitFile.Word))
            .Add("command", record.HasCurves ? null : record.Command(curve.Chosen.Law))
            .Add("clarity", comparison.Clarity is { } clarity ? Clarity(clarity) : null)
            .Add("laws", comparison.Laws.Select(Law))
            .Add("average_holdout_error", comparison.AverageHoldOutError)
            .Add("axis", FitFile.Word(comparison.Axis))
            .Add("cut_offs", comparison.CutOffs)
            .Add("breaks", curve.Findings.Breaks.Select(Break))
            .Add("curves_tested_for_breaks", curve.Findings.CurvesTested)
            .Add("break_false_alarm_rate", curve.Findings.CurvesTested == 0 ? null : curve.Findings.FalseAlarmRate)
            .Add("runs", curve.Runs.Count)
            .Add("held_out", curve.HoldOut.Judging.Count)
            .Add("warnings", curve.Warnings)
            .ToJson();
    }

    private static JsonSummary Law(ComparedLaw law) => new JsonSummary()
        .Add("law", law.Law.Name)
        .Add("scales", law.Law.Scales.Select(FitFile.Word))
        .Add("formula", law.Law.Formula)
        .Add("holdout_error", law.HoldOutError)
        .Add("selection_error", law.SelectionError)
        .Add("insample_error", law.InSampleError)
        .Add("weight", law.Weight)
        .Add("chosen", law.IsChosen)
        .Add("trusted", law.Fit.Trusted)
        .Add("cut_off_errors", law.CutOffErrors)
        .Add("coefficients", new JsonObject(law.Fit.Coefficients.Select(coefficient => KeyValuePair.Create(coefficient.Name, JsonText.ToNode(coefficient.Value)))));

    private static JsonSummary Clarity(ChoiceClarity clarity) => new JsonSummary()
        .Add("next", clarity.Next.Law.Name)
        .Add("next_scales", clarity.Next.Law.Scales.Select(FitFile.Word))
        .Add("error_ratio", Math.Exp(clarity.LogRatio))
        .Add("log_ratio", clarity.LogRatio)
        .Add("clear", clarity.IsClear)
        .Add("wins", clarity.Wins);

    private static JsonSummary Break(CurveBreak found) => new JsonSummary()
        .Add("scale", FitFile.Word(found.Scale))
        .Add("kind", Names.ToChoice(found.Kind.ToString()))
        .Add("at", found.At)
        .Add("to", found.To)
        .Add("size", found.Size)
        .Add("standard_errors", found.StandardErrors)
        .Add("p_value", found.PValue)
        .Add("held", found.Fixed is { } held ? FitFile.Word(held.Scale) : null)
        .Add("held_at", found.Fixed?.Value);
}
