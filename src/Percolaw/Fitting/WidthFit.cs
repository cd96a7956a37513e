using Percolaw.Theory;

namespace Percolaw.Fitting;

/// <summary>
/// The paper's bridge from degrees of freedom to parameters of language models, d_model = const · P^index over the 50 models
/// of <see cref="ChinchillaModels"/>.
/// </summary>
public static class WidthFit
{
    /// <summary>By unweighted least squares on d_model, as published (Brill 2024: 0.57 · P^0.387).</summary>
    public static PowerFit Published() => PowerFit.LeastSquares(Parameters(), Widths());

    /// <summary>By least squares on logarithms, which does not favour the largest models.</summary>
    public static PowerFit OnLogarithms() => PowerFit.Logarithmic(Parameters(), Widths());

    private static double[] Parameters() => [.. ChinchillaModels.All.Select(model => model.Parameters)];

    private static double[] Widths() => [.. ChinchillaModels.All.Select(model => (double)model.Width)];
}
