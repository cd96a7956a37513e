using System.Globalization;
using Percolaw.Cli.Framework;
using Percolaw.Fitting;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Fits;

/// <summary>A comparison on standard output.</summary>
internal static class CompareForPeople
{
    private const int MostBreaks = 12;

    public static void Print(CompareRecord record, Invocation invocation)
    {
        if (invocation.Format == OutputFormat.Json && invocation.Table is null) invocation.PrintJson(CompareJson.Whole(record));
        else if (invocation.Format == OutputFormat.Table && invocation.Table is null) Say(record, invocation);
        else invocation.Print([.. CompareTables.All(record)]);
    }

    /// <summary>What the errors of a comparison are.</summary>
    public static string HowJudged(CompareRecord record) => record.HoldOut switch
    {
        "automatic" => "Hold-out errors are root mean squares of ln loss over larger runs predicted from smaller ones, at several cut-offs; the choice knows them.",
        "share" => $"Hold-out errors are root mean squares of ln loss over the largest {100 * record.Settings.Share!.Value:0.##} % of the runs, of which neither fits nor the choice know.",
        _ => "Hold-out errors are root mean squares of ln loss over the runs that only judge, of which neither fits nor the choice know.",
    };

    /// <summary>What was chosen, in a sentence.</summary>
    public static string Choice(ComparedCurve curve) =>
        $"{curve.Chosen.Law.Name}{In(curve.Chosen.Law)} is chosen of {curve.Comparison.Laws.Count} laws: {curve.Chosen.Law.Formula} ({curve.Chosen.Law.Source}).";

    /// <summary>How clear the choice is, in a sentence or two.</summary>
    public static string HowClear(ComparedCurve curve)
    {
        if (curve.Comparison.Clarity is not { } clarity) return "There is no other law.";
        string next = clarity.Next.Law.Name + In(clarity.Next.Law);
        string wins = FormattableString.Invariant($"No law was better at {Math.Round(clarity.Wins * curve.Comparison.CutOffs.Count)} of {curve.Comparison.CutOffs.Count} cut-offs.");
        string reason = clarity.Next.Weight <= curve.Chosen.Weight
            ? "later cut-offs, which count more, speak against it"
            : "beyond the runs it is farther from the other plausible laws, or hardly nearer with more coefficients or a fit that cannot be trusted";
        return clarity.LogRatio < 0
            ? $"At the cut-offs {next} errs less, {Short(Math.Exp(clarity.LogRatio))} times as much; it is not chosen because {reason}. {wins}"
            : $"The choice is {(clarity.IsClear ? "" : "not ")}clear at the cut-offs: there the next, {next}, errs {Short(Math.Exp(clarity.LogRatio))} times as much. {wins}";
    }

    /// <summary>What breaks were found, a sentence each.</summary>
    public static IEnumerable<string> Breaks(ComparedCurve curve)
    {
        BreakFindings findings = curve.Findings;
        if (findings.CurvesTested == 0)
        {
            yield return "Breaks and rises were not looked for: that needs at least 8 runs along one scale, the other held.";
            yield break;
        }
        if (findings.Breaks.Count == 0)
            yield return FormattableString.Invariant($"No rise and no break found in {findings.CurvesTested} {(findings.CurvesTested == 1 ? "curve" : "curves")} (false alarms: at most {100 * findings.FalseAlarmRate:0.#} %).");
        foreach (CurveBreak found in findings.Breaks.Take(MostBreaks)) yield return Sentence(found);
        if (findings.Breaks.Count > MostBreaks) yield return $"And {findings.Breaks.Count - MostBreaks} more: --table breaks.";
    }

    private static string Sentence(CurveBreak found)
    {
        string scale = FitFile.Word(found.Scale).Replace('_', ' '), at = TextTable.Number(Digits(found.At)), to = found.To is { } end ? TextTable.Number(Digits(end)) : "";
        string held = found.Fixed is { } other ? $" at {TextTable.Number(Digits(other.Value))} {FitFile.Word(other.Scale)}" : "";
        string certainty = FormattableString.Invariant($"{found.StandardErrors:0.0} standard errors, p {(found.PValue < 0.002 ? "< 0.002" : FormattableString.Invariant($"= {found.PValue:0.000}"))}");
        double percent = 100 * (Math.Exp(found.Size) - 1);
        return found.Kind switch
        {
            BreakKind.Rise => FormattableString.Invariant($"The loss rises{held} from {scale} {at} to {to}, by {percent:0.#} % ({certainty})."),
            BreakKind.Peak => FormattableString.Invariant($"It peaks{held} at {scale} {at} and falls again by {-percent:0.#} % up to {to} ({certainty}): double descent."),
            _ => FormattableString.Invariant($"The slope breaks{held} at {scale} {at}: d ln loss / d ln scale changes by {found.Size:+0.###;-0.###} ({certainty})."),
        };
    }

    private static void Say(CompareRecord record, Invocation invocation)
    {
        if (record.HasCurves) SayCurves(record, invocation);
        else SayOne(record, record.Curves[0], invocation);
    }

    private static void SayOne(CompareRecord record, ComparedCurve curve, Invocation invocation)
    {
        invocation.SayWrapped(Choice(curve));
        invocation.SayWrapped(HowClear(curve));
        invocation.SayWrapped($"{curve.Runs.Count} runs of {record.Path}{(record.RowsDropped > 0 ? $", {record.RowsDropped} left out" : "")}. {HowJudged(record)}");
        invocation.Say("");
        Table table = new("laws", "law", "scales", "holdout_error", "insample_error", "weight", "chosen");
        foreach (ComparedLaw law in curve.Comparison.Laws)
            table.Add(law.Law.Name, ComparedCurve.Scales(law.Law), Digits(law.HoldOutError), Digits(law.InSampleError), Math.Round(law.Weight, 3), law.IsChosen ? "chosen" : "");
        invocation.Print(table);
        invocation.Say("");
        foreach (string line in Breaks(curve)) invocation.SayWrapped(line);
        foreach (string warning in curve.Warnings) invocation.SayWrapped($"Warning: {warning}.");
        invocation.Say($"Go on with: {record.Command(curve.Chosen.Law)}");
    }

    private static void SayCurves(CompareRecord record, Invocation invocation)
    {
        Table table = new("curves", "curve", "runs", "chosen", "holdout_error", "best", "best_holdout_error", "breaks");
        foreach (ComparedCurve curve in record.Curves)
        {
            ComparedLaw best = curve.Comparison.Laws[0];
            string breaks = string.Join(", ", curve.Findings.Breaks.Select(found => Names.ToChoice(found.Kind.ToString())));
            table.Add(curve.Name, curve.Runs.Count, curve.Chosen.Law.Name, Digits(curve.Chosen.HoldOutError), best.Law.Name, Digits(best.HoldOutError), breaks);
        }
        invocation.Print(table);
        foreach (CompareSummary summary in CompareSummary.Of(record))
        {
            invocation.Say("");
            invocation.SayWrapped(Means(summary));
        }
        invocation.Say("");
        invocation.SayWrapped(HowJudged(record));
        foreach ((string curve, string reason) in record.LeftOut) invocation.SayWrapped($"Left out: {curve}: {reason}.");
    }

    private static string Means(CompareSummary summary)
    {
        string name = summary.Name == CompareSummary.All ? "All" : summary.Name;
        string average = summary.Average is { } error ? $", {Short(error)} by the weighted average of laws" : "";
        string laws = string.Join(", ", summary.Laws.Select(law => $"{law.Name} {Short(law.HoldOutError)}"));
        return $"{name}, {summary.Curves} curves, mean hold-out error: {Short(summary.Chosen)} choosing for each curve{average}; with one law for all: {laws}.";
    }

    private static string In(IScalingLaw law) => law.Scales.Count == 1 ? $" in {FitFile.Word(law.Scales[0])}" : "";

    private static string Short(double value) => TextTable.Number(Digits(value));

    // Three digits: an error's error is no smaller.
    private static double Digits(double value) =>
        double.IsFinite(value) ? double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : value;
}
