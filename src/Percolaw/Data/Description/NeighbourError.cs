using Percolaw.Statistics;

namespace Percolaw.Data;

/// <summary>How well the nearest neighbour predicts labels.</summary>
/// <param name="TrainingPoints">The number of points it is chosen from, drawn at random; a test point that is one of them is left out.</param>
/// <param name="SquaredError">
/// The mean of (label − label of the nearest neighbour)² over test points drawn at random; its standard error is that of the
/// drawing of test points alone, and null where all points are test points. Twice the variance of labels where neighbours tell nothing.
/// </param>
public sealed record NeighbourError(int TrainingPoints, Estimate SquaredError);
