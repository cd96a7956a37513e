namespace Percolaw.Percolation;

/// <summary>A number and where it is from.</summary>
/// <param name="Value">The number.</param>
/// <param name="StandardError">One standard error, absolute; null if the number is exact or none was given.</param>
/// <param name="Source">The publication, or "exact".</param>
public sealed record PublishedValue(double Value, double? StandardError, string Source);
