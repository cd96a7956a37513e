using Percolaw.Cli.Commands.Estimates;
using Percolaw.Cli.Framework;
using Percolaw.Cli.Runs;
using Percolaw.Experiments;
using Percolaw.Percolation;

namespace Percolaw.Cli.Commands.Theory;

/// <summary>τ and D measured on the spot, for <c>--measured</c> without a file: quick, with the errors that come with it.</summary>
internal static class MeasuredHere
{
    private const double Effort = 0.25;

    /// <summary>The critical exponents of these dimensions, from sites.</summary>
    public static IReadOnlyList<CriticalExponents> Run(Invocation invocation, IEnumerable<int> dimensions)
    {
        ExponentsRequest request = new([.. dimensions.Select(dimension =>
            new ExponentsParameters(dimension, PercolationKind.Site, Threshold(dimension), Effort, 0, Boxes: false))]);
        ExperimentSeries<ExponentsExperiment, ExponentsTask> series = MeasuredExponentsCommand.Series(request);
        invocation.Note("measures tau and D first, about ten seconds a dimension; a FILE of estimate exponents is read at once, and can be more precise");
        IReadOnlyList<ExponentsTask> tasks = new ExperimentRunner(invocation, "tasks").InMemory(series);
        IReadOnlyList<LatticeEstimate> estimates = MeasuredExponentsCommand.Estimates(request, MeasuredExponentsCommand.Analyse(series, tasks));
        return [.. request.Lattices.Select(lattice => MeasuredFile.Combine(
            lattice.Dimension, Find(estimates, lattice.Dimension, "tau"), Find(estimates, lattice.Dimension, "fractal_dimension")))];
    }

    private static PublishedValue Find(IReadOnlyList<LatticeEstimate> estimates, int dimension, string name)
    {
        CriticalEstimate found = estimates.First(estimate => estimate.Dimension == dimension && estimate.Estimate.Name == name).Estimate;
        return new PublishedValue(found.Value, found.StandardError, "measured, sites");
    }

    private static double Threshold(int dimension) => HypercubicThresholds.Of(PercolationKind.Site, dimension)?.Value
        ?? throw new UsageException($"--measured: d = {dimension} has no published threshold; only 2 to 13 can be measured without a FILE");
}
