using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Cli.Runs;
using Percolaw.Experiments;
using Percolaw.Figures;

namespace Percolaw.Cli.Commands.Simulate;

/// <summary>Percolation in boxes of a lattice.</summary>
internal sealed class LatticeCommand : SimulationCommand<LatticeParameters, LatticeTaskResult>
{
    private readonly LatticeOptions options = new();

    public override string Name => "lattice";

    public override string Description => "boxes of a lattice: cluster sizes, wrapping, every observable with its error";

    public override string Example => """
        percolaw simulate lattice                                       # 2D sites at the threshold
        percolaw simulate lattice --dimension 3 --length 64 --kind bond --p 0.24,0.25,0.26
        percolaw simulate lattice --length 32,64,128 --p 0.57..0.61:9 --report lattice.html

        the report has cluster sizes, order parameter and susceptibility, wrapping probabilities
        of all lengths that cross at p_c, their collapse onto one curve, and a configuration.

        percolaw simulate lattice --length 1024 --sweep --out runs/sweep
        """;

    protected override string Words => "simulate lattice";

    protected override int Revision => 1;

    protected override IReadOnlyList<string> TableNames => ["observables", "cluster_sizes"];

    protected override IEnumerable<Option> Parameters => options.All;

    protected override LatticeParameters Resolve(Invocation invocation) => options.Resolve(invocation);

    protected override IExperiment<LatticeTaskResult> Create(LatticeParameters parameters) => new LatticeExperiment(parameters);

    protected override ulong SeedOf(LatticeParameters parameters) => parameters.Seed;

    protected override SimulationOutcome Outcome(
        LatticeParameters parameters, IExperiment<LatticeTaskResult> experiment, IReadOnlyList<LatticeTaskResult> results, Invocation invocation)
    {
        IReadOnlyList<LatticeMeasurement> points = ((LatticeExperiment)experiment).Merge(results);
        return new SimulationOutcome(
            [LatticeTables.Observables(points), LatticeTables.ClusterSizes(points)],
            LatticeJson.Create(parameters, points),
            people => LatticeForPeople.Say(people, parameters, points),
            new Lazy<Report>(() => LatticeReport.Create(parameters, points, Provenance(invocation))));
    }
}
