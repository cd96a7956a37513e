using Percolaw.Statistics;

namespace Percolaw.Experiments;

/// <summary>What the samples of one task gave, for one box and one occupation probability.</summary>
/// <param name="Moments">The quantities of <see cref="LatticeObservables"/>.</param>
/// <param name="Sizes">Clusters in the bins of sizes; nothing for sweeps.</param>
public sealed record LatticePoint(SampleMoments Moments, SizeCounts Sizes);

/// <summary>The result of one task: one configuration after another at one probability, or sweeps at all of them.</summary>
/// <param name="Points">One for each probability of the task, in order.</param>
public sealed record LatticeTaskResult(IReadOnlyList<LatticePoint> Points);
