namespace Percolaw.Statistics;

/// <summary>A measured number.</summary>
/// <param name="Value">The value; NaN where it does not exist.</param>
/// <param name="StandardError">One standard error of statistics alone; null where the samples do not tell.</param>
public readonly record struct Estimate(double Value, double? StandardError);
