using Percolaw.Cli.Framework;
using Percolaw.Theory;

namespace Percolaw.Cli.Commands.Theory;

/// <summary>What a scaling law tends to, in words.</summary>
internal static class AsymptoteWords
{
    /// <summary>The asymptotic exponent and the regime, in a sentence.</summary>
    /// <param name="curve">The law.</param>
    /// <param name="quantaLimit">What the exponent of the number of learnt clusters is called.</param>
    public static string Of(ScalingCurve curve, string quantaLimit)
    {
        string manifold = $"c/D = {Short(curve.ClusterExponent)}";
        if (curve is ExactScaling { ClusterCount: { } count, CompletionScale: { } scale })
            return $"Asymptote: exponent {manifold}, whatever alpha is: all {count} clusters are learnt from n = {Short(scale)} on.";
        string quanta = $"{quantaLimit} = {Short(curve.QuantaLimit)}";
        return curve.Regime switch
        {
            ScalingRegime.Manifold => $"Asymptote: exponent {manifold}, below {quanta}: the largest clusters decide (manifold).",
            ScalingRegime.Quanta => $"Asymptote: exponent {quanta}, below {manifold}: the number of learnt clusters decides (quanta).",
            _ => $"Asymptote: {Logarithm(curve)}, since {quantaLimit} = {manifold} (transition).",
        };
    }

    private static string Logarithm(ScalingCurve curve)
    {
        bool isModel = curve is ModelScaling or ExactModelScaling;
        string power = isModel ? $"(ln n)^{Short(1 + curve.QuantaExponent)}" : "ln n";
        return $"n^-{Short(curve.QuantaLimit)} {power}";
    }

    private static string Short(double value) => TextTable.Number(value);
}
