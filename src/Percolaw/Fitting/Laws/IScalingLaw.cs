namespace Percolaw.Fitting;

/// <summary>
/// A functional form of loss against scale. Immutable. Coefficients are passed in their fitted form
/// (<see cref="Coefficient.ToFitted"/>), scales by their natural logarithms, losses too: any magnitudes work.
/// </summary>
public interface IScalingLaw
{
    /// <summary>As in options and files.</summary>
    string Name { get; }

    /// <summary>The formula in one line of plain text.</summary>
    string Formula { get; }

    /// <summary>Where the law comes from.</summary>
    string Source { get; }

    /// <summary>The scales that it needs, each once.</summary>
    IReadOnlyList<Scale> Scales { get; }

    /// <summary>Its coefficients in the order of every span of coefficients.</summary>
    IReadOnlyList<Coefficient> Coefficients { get; }

    /// <summary>What follows from the coefficients alone.</summary>
    IReadOnlyList<DerivedQuantity> Derived => [];

    /// <summary>What follows from the coefficients at a training budget.</summary>
    /// <param name="budget">C in FLOPs, above 0.</param>
    IReadOnlyList<DerivedQuantity> DerivedAt(double budget) => [];

    /// <summary>What a reader of any fit to these runs should know, one line each.</summary>
    IReadOnlyList<string> Cautions(TrainingRuns runs) => [];

    /// <summary>
    /// ln loss of every row, and its derivatives by the coefficients in fitted form. Coefficients at which the law does
    /// not exist give NaN or infinities.
    /// </summary>
    /// <param name="scales">Logarithms of the scales.</param>
    /// <param name="coefficients">In fitted form.</param>
    /// <param name="logLoss">Receives ln loss; its length is that of the scales, a multiple of 8.</param>
    /// <param name="gradient">Receives all derivatives by the first coefficient, then by the second …; or empty: then not wanted.</param>
    void Evaluate(in ScaleBlock scales, ReadOnlySpan<double> coefficients, Span<double> logLoss, Span<double> gradient);

    /// <summary>Where a fit may start, from the ranges of the data: coefficients in fitted form.</summary>
    IReadOnlyList<double[]> Starts(TrainingRuns runs);

    /// <summary>The starts of a published procedure; empty if there is none.</summary>
    IReadOnlyList<double[]> PublishedStarts => [];
}
