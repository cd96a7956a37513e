using Percolaw.Cli.Framework;
using Percolaw.Experiments;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Estimates;

/// <summary>Estimates on a terminal: numbers in one table, methods and sources in notes below.</summary>
internal static class EstimatesForPeople
{
    public static void Say(Invocation invocation, IReadOnlyList<LatticeEstimate> estimates)
    {
        List<string> methods = [], sources = [];
        Table table = new("estimates", "d", "name", "estimate", "statistical", "systematic", "published", "difference", "chi2", "range", "notes");
        foreach ((int dimension, _, CriticalEstimate of) in estimates)
        {
            string notes = $"{Letter(of.Method, methods)} {(of.Published is { } from ? Number(from.Source, sources) : "")}".TrimEnd();
            table.Add(
                dimension, of.Name + (of.Accepted ? "" : " (!)"), MeasuredText.Of(of.Value, of.StandardError), Short(of.StatisticalError), Short(of.SystematicError),
                of.Published is { } published ? MeasuredText.Of(published.Value, published.StandardError) : null,
                of.Difference is { } difference ? Fixed(difference, "+0.0;-0.0;0.0") : null,
                of.ChiSquare is { } chiSquare ? $"{Fixed(chiSquare.Value, "0.0")}/{chiSquare.DegreesOfFreedom}" : null,
                of.RangeLow is { } low && of.RangeHigh is { } high ? $"{Fixed(low, "0")}-{Fixed(high, "0")}" : null, notes);
        }
        invocation.Print(table);
        invocation.Say("");
        Paragraph(invocation, "In brackets the standard error, statistical and systematic part together, in units of the last digits; difference: from the "
            + "published value, in standard errors of both; chi2: of the fit, over its degrees of freedom.");
        if (estimates.Any(estimate => !estimate.Estimate.Accepted))
            Paragraph(invocation, "(!) no range passed the rule: the error says too little. More --effort may help.");
        invocation.Say("");
        for (int i = 0; i < methods.Count; i++) Paragraph(invocation, $"{(char)('a' + i)}: {methods[i]}", 3);
        for (int i = 0; i < sources.Count; i++) Paragraph(invocation, $"[{i + 1}] {sources[i]}", 4);
    }

    private static string Letter(string method, List<string> methods)
    {
        if (!methods.Contains(method)) methods.Add(method);
        return ((char)('a' + methods.IndexOf(method))).ToString();
    }

    private static string Number(string source, List<string> sources)
    {
        if (!sources.Contains(source)) sources.Add(source);
        return $"[{sources.IndexOf(source) + 1}]";
    }

    private static string Short(double error) => error == 0 ? "0" : error.ToString("0.0e0", System.Globalization.CultureInfo.InvariantCulture);

    private static string Fixed(double value, string format) => value.ToString(format, System.Globalization.CultureInfo.InvariantCulture);

    private static void Paragraph(Invocation invocation, string text, int indent = 0)
    {
        foreach (string line in WrappedText.Lines(text, indent: indent)) invocation.Say(line);
    }
}
