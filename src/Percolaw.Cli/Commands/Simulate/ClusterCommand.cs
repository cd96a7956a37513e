using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Cli.Runs;
using Percolaw.Experiments;
using Percolaw.Figures;

namespace Percolaw.Cli.Commands.Simulate;

/// <summary>Single clusters on infinite lattices.</summary>
internal sealed class ClusterCommand : SimulationCommand<GrowthParameters, GrowthTaskResult>
{
    private readonly ClusterOptions options = new();

    public override string Name => "cluster";

    public override string Description => "single clusters on an infinite lattice: sizes, radii, shortest paths";

    public override string Example => """
        percolaw simulate cluster                                       # 3D sites at the threshold
        percolaw simulate cluster --dimension 6 --kind bond --max-size 1M --clusters 100k
        percolaw simulate cluster --lattice triangular --p-over-pc 0.9 --report cluster.html

        the report has cluster sizes, radius of gyration, shortest paths, and a cluster.
        """;

    protected override string Words => "simulate cluster";

    protected override int Revision => 1;

    protected override IReadOnlyList<string> TableNames => ["observables", "cluster_sizes", "chemical_distances", "effective_exponents"];

    protected override IEnumerable<Option> Parameters => options.All;

    protected override GrowthParameters Resolve(Invocation invocation) => options.Resolve(invocation);

    protected override IExperiment<GrowthTaskResult> Create(GrowthParameters parameters) => new GrowthExperiment(parameters);

    protected override ulong SeedOf(GrowthParameters parameters) => parameters.Seed;

    protected override SimulationOutcome Outcome(
        GrowthParameters parameters, IExperiment<GrowthTaskResult> experiment, IReadOnlyList<GrowthTaskResult> results, Invocation invocation)
    {
        GrowthMeasurement measured = ((GrowthExperiment)experiment).Merge(results);
        return new SimulationOutcome(
            ClusterTables.All(measured),
            ClusterJson.Create(measured),
            people => ClusterForPeople.Say(people, measured),
            new Lazy<Report>(() => ClusterReport.Create(measured, Provenance(invocation))));
    }
}
