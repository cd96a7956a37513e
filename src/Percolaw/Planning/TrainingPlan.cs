using Percolaw.Fitting;

namespace Percolaw.Planning;

/// <summary>What to train.</summary>
public sealed record TrainingPlan
{
    /// <summary>What was asked for.</summary>
    public required PlanRequest Request { get; init; }

    /// <summary>The law used; with unique tokens a Chinchilla law became a data-limited one.</summary>
    public required IScalingLaw Law { get; init; }

    /// <summary>The law's coefficients; those of repetition are published ones where the fit has none.</summary>
    public required IReadOnlyList<FittedCoefficient> Coefficients { get; init; }

    /// <summary>The plan by the fitted coefficients.</summary>
    public required Allocation Best { get; init; }

    /// <summary>
    /// parameters, tokens, tokens_per_parameter, flops, epochs, inference_flops, lifetime_flops and loss. Intervals are
    /// 95 % quantiles over resamples, for the loss the back-tested prediction interval; what is given has none.
    /// </summary>
    public required IReadOnlyList<IntervalEstimate> Quantities { get; init; }

    /// <summary>The best for smaller and larger budgets under the same conditions, ascending.</summary>
    public required IReadOnlyList<FrontierPoint> Frontier { get; init; }

    /// <summary>Models smaller and larger than the best, ascending; empty where the model or its tokens are given.</summary>
    public required IReadOnlyList<SizePenalty> Sizes { get; init; }

    /// <summary>How many times the plan lies beyond the runs, in N, D, C or D/N where it is most; null without runs. Up to 1 it lies among them.</summary>
    public double? Beyond { get; init; }

    /// <summary>What a reader should know, one line each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>A quantity by its name.</summary>
    public IntervalEstimate this[string name] => Quantities.First(quantity => quantity.Name == name);
}

/// <summary>The best at one budget.</summary>
/// <param name="Best">The allocation.</param>
/// <param name="LowParameters">Lower end of N's 95 % interval over resamples; null where there is none.</param>
/// <param name="HighParameters">Upper end.</param>
/// <param name="Low">Lower end of the loss's prediction interval.</param>
/// <param name="High">Upper end.</param>
public sealed record FrontierPoint(Allocation Best, double? LowParameters, double? HighParameters, double? Low, double? High);

/// <summary>A model that is not of the best size.</summary>
/// <param name="Factor">Its parameters over the best ones.</param>
/// <param name="Allocation">At the same cost.</param>
/// <param name="ExcessLoss">Its loss above the best one, as a share of the best.</param>
/// <param name="CostFactor">The cost for the best loss with a model of this size, over the best cost; null where no cost reaches it.</param>
public sealed record SizePenalty(double Factor, Allocation Allocation, double ExcessLoss, double? CostFactor);
