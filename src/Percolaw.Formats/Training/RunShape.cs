namespace Percolaw.Formats;

/// <summary>What of a model, besides the number of its parameters, a rule for FLOPs may need. NaN is not known.</summary>
/// <param name="EmbeddingParameters">The parameters that embed tokens.</param>
/// <param name="HeadParameters">The parameters of the output layer.</param>
/// <param name="Width">The width of the residual stream: heads times their dimension.</param>
/// <param name="Layers">The number of layers.</param>
/// <param name="ContextLength">The tokens in a context.</param>
public readonly record struct RunShape(
    double EmbeddingParameters, double HeadParameters, double Width, double Layers, double ContextLength)
{
    /// <summary>A model of which nothing more is known.</summary>
    public static RunShape Unknown => new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
}
