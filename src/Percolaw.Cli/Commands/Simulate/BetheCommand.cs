using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Cli.Runs;
using Percolaw.Experiments;
using Percolaw.Figures;
using Percolaw.Formats;
using Percolaw.Percolation;

namespace Percolaw.Cli.Commands.Simulate;

/// <summary>Clusters on the Bethe lattice.</summary>
internal sealed class BetheCommand : SimulationCommand<BetheParameters, BetheTaskResult>
{
    // What about ten seconds on two cores visit.
    private const double Sites = 2.5e9;

    private readonly Option<long> coordination = Options.WholeNumber("--coordination", "z, the neighbours of a site", 6, Interval.Between(3, 10_000));
    private readonly Option<double?> probability = Options.OptionalNumber("--p", "occupation probability [p_c]", new Interval(0, 1, MinimumExcluded: true));
    private readonly Option<double?> ratio = Options.OptionalNumber("--p-over-pc", "the same over the threshold, p/p_c = (z-1) p", Interval.Above(0));
    private readonly Option<long?> clusters = Options.OptionalWholeNumber("--clusters", "clusters of random occupied sites [for about ten seconds]", Interval.Between(1, 1e13));

    private readonly Option<long?> maximum = Options.OptionalWholeNumber(
        "--max-size", "growth stops beyond this many sites; the cluster counts as infinite [40 cut-offs, at most 1e6]", Interval.Between(1, BetheGrowth.LargestSize));

    public override string Name => "bethe";

    public override string Description => "trees of the Bethe lattice, beside the exact distribution";

    public override string Example => """
        percolaw simulate bethe                                         # z = 6 at the threshold
        percolaw simulate bethe --coordination 3 --p-over-pc 1.2        # infinite clusters: their share
        percolaw simulate bethe --p-over-pc 0.9 --clusters 1M --report bethe.html

        the report draws the exact size distribution through the measured one.
        """;

    protected override string Words => "simulate bethe";

    protected override int Revision => 1;

    protected override IReadOnlyList<string> TableNames => ["observables", "cluster_sizes"];

    protected override IEnumerable<Option> Parameters => [coordination, probability, ratio, clusters, maximum];

    protected override BetheParameters Resolve(Invocation invocation)
    {
        int neighbours = (int)invocation.Get(coordination);
        double p = Probability(invocation, neighbours);
        BetheLattice lattice = new(neighbours, p);
        long maximumSize = invocation.Get(maximum) ?? BetheParameters.StandardMaximumSize(lattice);
        return new BetheParameters
        {
            Coordination = neighbours,
            Probability = p,
            MaximumSize = maximumSize,
            Clusters = invocation.Get(clusters) ?? (long)Math.Clamp(Sites / BetheExperiment.ExpectedSites(lattice, maximumSize), 10_000, 10_000_000),
            Seed = invocation.Seed,
        };
    }

    protected override IExperiment<BetheTaskResult> Create(BetheParameters parameters) => new BetheExperiment(parameters);

    protected override ulong SeedOf(BetheParameters parameters) => parameters.Seed;

    protected override SimulationOutcome Outcome(
        BetheParameters parameters, IExperiment<BetheTaskResult> experiment, IReadOnlyList<BetheTaskResult> results, Invocation invocation)
    {
        BetheMeasurement measured = ((BetheExperiment)experiment).Merge(results);
        return new SimulationOutcome(
            [BetheResults.Observables(measured), BetheResults.ClusterSizes(measured)],
            BetheResults.Json(parameters, measured),
            people => BetheResults.Say(people, parameters, measured),
            new Lazy<Report>(() => BetheReport.Create(parameters, measured, Provenance(invocation))));
    }

    private double Probability(Invocation invocation, int neighbours)
    {
        double threshold = BetheLattice.ThresholdOf(neighbours);
        if (invocation.Get(probability) is { } p)
            return invocation.Has(ratio) ? throw new UsageException("--p and --p-over-pc say the same thing; name one of them") : p;
        double fromRatio = (invocation.Get(ratio) ?? 1) * threshold;
        return fromRatio <= 1 ? fromRatio : throw new UsageException(
            $"--p-over-pc: {Numbers.Format(invocation.Get(ratio)!.Value)} makes p = {Numbers.Format(fromRatio)}; with z = {neighbours} it is at most {neighbours - 1}");
    }
}
