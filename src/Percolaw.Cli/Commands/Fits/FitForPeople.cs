using Percolaw.Cli.Framework;
using Percolaw.Fitting;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Fits;

/// <summary>A fit on standard output.</summary>
internal static class FitForPeople
{
    public static void Print(FitRecord record, string path, Invocation invocation)
    {
        if (invocation.Format == OutputFormat.Json && invocation.Table is null) invocation.PrintJson(FitFile.Summary(record, VersionAction.Version));
        else if (invocation.Format == OutputFormat.Table && invocation.Table is null) Say(record, path, invocation);
        else invocation.Print([.. FitTables.All(record)]);
    }

    /// <summary>Whether the fit can be trusted, in a sentence.</summary>
    public static string Verdict(FitRecord record) => record.Fit.Trusted
        ? $"The fit can be trusted as far as this program can tell{(record.Warnings.Count > 0 ? "; see the warnings" : "")}."
        : $"DO NOT TRUST THIS FIT: {Reason(record.Fit)}.";

    // The warning says again that the fit is not to be trusted.
    private static string Reason(LawFit fit)
    {
        string warning = fit.Warnings.Count > 0 ? fit.Warnings[0] : "it is not determined by the runs";
        return warning[(warning.IndexOf(": ", StringComparison.Ordinal) is >= 0 and int at ? at + 2 : 0)..];
    }

    /// <summary>How the fit was found.</summary>
    public static string Search(LawFit fit) =>
        $"{fit.StartsAgreeing} of {fit.StartsTotal} starts ended at the smallest objective, {TextTable.Number(fit.ObjectiveValue)} ({fit.Options.Objective.Name}).";

    /// <summary>What the back-test measured; null where there was none.</summary>
    public static string? BackTest(FitRecord record) =>
        record.BackTest is { Points.Count: > 0 } result ? "Back-test: " + BackTestTable.Summary(result) : null;

    private static void Say(FitRecord record, string path, Invocation invocation)
    {
        LawFit fit = record.Fit;
        Lines(invocation, Verdict(record));
        Lines(invocation, $"{fit.Law.Formula} ({fit.Law.Source}), fitted to {fit.Runs.Count} runs of {path}{(record.RowsDropped > 0 ? $", {record.RowsDropped} left out" : "")}. {Search(fit)}");
        invocation.Say("");
        invocation.Print(ForPeople("coefficient", record.Coefficients));
        if (record.Derived.Count > 0)
        {
            invocation.Say("");
            invocation.Print(ForPeople("derived", record.Derived));
        }
        invocation.Say("");
        string source = record.Uncertainty == UncertaintySource.Bootstrap ? $"{record.Resamples.Count} bootstrap resamples" : "the covariance of the coefficients";
        Lines(invocation, $"Standard errors and 95 % intervals are from {source}: they hold no model error.");
        if (BackTest(record) is { } tested) Lines(invocation, tested);
        foreach (string warning in record.Warnings.Skip(record.Fit.Trusted ? 0 : 1)) Lines(invocation, $"Warning: {warning}.");
    }

    private static Table ForPeople(string name, IReadOnlyList<IntervalEstimate> estimates)
    {
        Table table = new(name, name, "value", "low", "high");
        foreach (IntervalEstimate estimate in estimates) table.Add(estimate.Name, MeasuredText.Of(estimate.Value, estimate.StandardError), estimate.Low, estimate.High);
        return table;
    }

    private static void Lines(Invocation invocation, string text)
    {
        foreach (string line in WrappedText.Lines(text)) invocation.Say(line);
    }
}
