namespace Percolaw.Fitting;

/// <summary>Which starts a fit has.</summary>
public enum StartKind
{
    /// <summary>The published grid where the law has one, else from the data.</summary>
    Grid,

    /// <summary>A grid from the ranges of the data.</summary>
    Data,
}

/// <summary>How a law is fitted.</summary>
public sealed record FitOptions
{
    /// <summary>What is minimised.</summary>
    public Objective Objective { get; init; } = Objective.Huber(1e-3);

    /// <summary>Coefficients that keep a value, by name and in their own units; 0 is allowed for those fitted by logarithm.</summary>
    public IReadOnlyDictionary<string, double> Fixed { get; init; } = new Dictionary<string, double>();

    /// <summary>Pairs of coefficients that are one: the second takes the first's value.</summary>
    public IReadOnlyList<(string First, string Second)> Ties { get; init; } = [];

    /// <summary>Which starts.</summary>
    public StartKind Starts { get; init; } = StartKind.Grid;

    /// <summary>The largest number of starts, evenly taken from the grid; null for all.</summary>
    public int? StartCount { get; init; }

    /// <summary>Threads, at least 1; no number depends on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// Stops fits, back-tests, resamples and profiles with these options by an <see cref="OperationCanceledException"/>; looked
    /// at every few descents.
    /// </summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>How many of the lowest minima are searched around for lower ones, see <see cref="Shake"/>.</summary>
    internal int MostShaken { get; init; } = 8;
}
