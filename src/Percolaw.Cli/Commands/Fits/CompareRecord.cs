using Percolaw.Fitting;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Fits;

/// <summary>What was compared on a table.</summary>
/// <param name="Path">The table.</param>
/// <param name="Reading">The options that say how the table is read and laws are fitted, as they were written; each with a space before it.</param>
/// <param name="Settings">What was asked for.</param>
/// <param name="RowsDropped">Rows that were not used.</param>
/// <param name="Curves">The curves of the table in its order; one where it is not divided.</param>
/// <param name="LeftOut">Curves that could not be compared: their names and why.</param>
internal sealed record CompareRecord(
    string Path, string Reading, CompareSettings Settings, int RowsDropped, IReadOnlyList<ComparedCurve> Curves, IReadOnlyList<(string Curve, string Reason)> LeftOut)
{
    /// <summary>Whether the table was divided into curves.</summary>
    public bool HasCurves => Settings.By.Length > 0;

    /// <summary>How to go on with a law.</summary>
    public string Command(IScalingLaw law)
    {
        string scale = law.Scales.Count == 1 ? $" --scale {FitFile.Word(law.Scales[0])}" : "";
        return $"percolaw fit {Path} --law {law.Name}{scale}{(law is BrokenPowerLaw ? " --breaks 1" : "")}{Reading}";
    }

    /// <summary>How hold-out errors were measured, as in JSON.</summary>
    public string HoldOut => Settings.TrainingColumn is not null ? "column" : Settings.Share is not null ? "share" : "automatic";
}

/// <summary>Laws compared on one curve, or on a table that is not divided.</summary>
/// <param name="Key">The fields by which the table is divided; empty where it is not.</param>
/// <param name="Runs">All of its runs.</param>
/// <param name="HoldOut">Which of them only judge.</param>
/// <param name="Comparison">The laws.</param>
/// <param name="Findings">Rises, peaks and breaks.</param>
internal sealed record ComparedCurve(IReadOnlyList<string> Key, TrainingRuns Runs, HoldOut HoldOut, LawComparison Comparison, BreakFindings Findings)
{
    /// <summary>The curve's name for people.</summary>
    public string Name => string.Join(" / ", Key);

    /// <summary>The law chosen.</summary>
    public ComparedLaw Chosen => Comparison.Chosen;

    /// <summary>Whether the loss rises somewhere.</summary>
    public bool Rises => Findings.Breaks.Any(found => found.Kind != BreakKind.Break);

    /// <summary>What a reader should know, one line each.</summary>
    public IReadOnlyList<string> Warnings => Rises
        ? [.. Comparison.Warnings, "the loss rises somewhere, where laws that only fall cannot follow: trust no extrapolation from before"]
        : Comparison.Warnings;

    /// <summary>The scales of a law as words.</summary>
    public static string Scales(IScalingLaw law) => string.Join(",", law.Scales.Select(FitFile.Word));
}
