using System.Collections.Immutable;
using Percolaw.Fitting;

namespace Percolaw.Figures.Fits;

/// <summary>Scales of training runs in figures.</summary>
internal static class FitScales
{
    /// <summary>The title of an axis.</summary>
    public static string Title(Scale scale) => scale switch
    {
        Scale.Parameters => "parameters N",
        Scale.Tokens => "tokens D",
        Scale.Flops => "training FLOPs C",
        _ => "unique tokens U",
    };

    /// <summary>A word for tables and names.</summary>
    public static string Word(Scale scale) => scale switch
    {
        Scale.Parameters => "parameters",
        Scale.Tokens => "tokens",
        Scale.Flops => "flops",
        _ => "unique_tokens",
    };

    /// <summary>The scales that the runs have: those of the law first, then FLOPs.</summary>
    public static IReadOnlyList<Scale> Of(LawFit fit) =>
        [.. fit.Law.Scales.Append(Scale.Flops).Distinct().Where(scale => fit.Runs.Column(scale) is not null)];

    /// <summary>Values from the smallest to the largest of a column, evenly on a logarithmic axis.</summary>
    public static ImmutableArray<double> Grid(ImmutableArray<double> column, int count)
    {
        double low = Math.Log(column.Min()), high = Math.Log(column.Max());
        return [.. Enumerable.Range(0, count).Select(i => Math.Exp(low + ((high - low) * i / (count - 1))))];
    }
}
