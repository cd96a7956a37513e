namespace Percolaw.Percolation;

/// <summary>What is known of one grown cluster.</summary>
/// <param name="Size">Its sites; where it was stopped, those of its complete shells, a lower bound.</param>
/// <param name="Censored">Whether it was stopped because it has more sites than the maximum.</param>
/// <param name="Height">The largest chemical distance of a site from the origin; where it was stopped, of the complete shells.</param>
/// <param name="RadiusOfGyrationSquared">
/// The mean squared distance of its sites from their centre, in units of the distance between neighbours; where it was
/// stopped, of the complete shells.
/// </param>
public readonly record struct GrownClusterSummary(long Size, bool Censored, int Height, double RadiusOfGyrationSquared);

/// <summary>The sites at one chemical distance from the origin.</summary>
/// <param name="Sites">How many.</param>
/// <param name="SquaredDistance">The sum of their squared Euclidean distances from the origin, in units of the distance between neighbours.</param>
public readonly record struct ShellSums(int Sites, double SquaredDistance);

/// <summary>Told of every complete shell of a cluster while it grows: for pictures and tests.</summary>
/// <param name="chemicalDistance">0 for the origin.</param>
/// <param name="coordinates">So many numbers a site as <see cref="ClusterGrowth.CoordinateStride"/>, the first d of which are its coordinates.</param>
public delegate void ShellObserver(int chemicalDistance, ReadOnlySpan<int> coordinates);
