using System.CommandLine;
using System.Text.Json.Nodes;
using Percolaw.Cli.Framework;
using Percolaw.Cli.Runs;
using Percolaw.Experiments;
using Percolaw.Figures;
using Percolaw.Formats;
using Percolaw.Percolation;

namespace Percolaw.Cli.Commands.Estimates;

/// <summary>How <c>estimate threshold</c> measures.</summary>
internal enum ThresholdRoute
{
    /// <summary>What gives more in that dimension.</summary>
    Auto,

    /// <summary>Wrapping probabilities of boxes.</summary>
    Wrapping,

    /// <summary>Invasion percolation.</summary>
    Invasion,
}

/// <summary>All that decides the results.</summary>
internal sealed record ThresholdRequest(IReadOnlyList<ThresholdParameters> Lattices);

/// <summary>The percolation threshold, measured.</summary>
internal sealed class ThresholdCommand : SimulationCommand<ThresholdRequest, ThresholdTask>
{
    private readonly Option<IReadOnlyList<long>> dimensions = EstimateOptions.Dimensions(1);
    private readonly Option<PercolationKind> kind = EstimateOptions.Kind();
    private readonly Option<ThresholdRoute> method = Options.Choice(
        "--method", "wrapping probabilities of boxes (d = 2 to 5) or invasion percolation; auto: boxes for d = 2 and 3", ThresholdRoute.Auto);

    private readonly Option<double> effort = EstimateOptions.Effort("20");

    public override string Name => "threshold";

    public override string Description => "p_c with statistical and systematic error, beside the published value";

    public override string Example => """
        percolaw estimate threshold                                # sites of the square lattice
        percolaw estimate threshold --dimension 4..13 --kind bond --report thresholds.html
        percolaw estimate threshold --dimension 3 --method invasion --effort 10 --out runs/p_c
        """;

    protected override string Words => "estimate threshold";

    protected override int Revision => 1;

    protected override IReadOnlyList<string> TableNames => ["estimates"];

    protected override IEnumerable<Option> Parameters => [dimensions, kind, method, effort];

    protected override ThresholdRequest Resolve(Invocation invocation) => new(
        [.. invocation.Get(dimensions).Distinct().Select(dimension => new ThresholdParameters(
            (int)dimension, invocation.Get(kind), Method((int)dimension, invocation.Get(method)), invocation.Get(effort), invocation.Seed))]);

    protected override IExperiment<ThresholdTask> Create(ThresholdRequest parameters) =>
        new ExperimentSeries<ThresholdExperiment, ThresholdTask>([.. parameters.Lattices.Select(lattice => new ThresholdExperiment(lattice))]);

    protected override ulong SeedOf(ThresholdRequest parameters) => parameters.Lattices[0].Seed;

    protected override SimulationOutcome Outcome(
        ThresholdRequest parameters, IExperiment<ThresholdTask> experiment, IReadOnlyList<ThresholdTask> results, Invocation invocation)
    {
        var series = (ExperimentSeries<ThresholdExperiment, ThresholdTask>)experiment;
        LatticeEstimate[] estimates = [.. parameters.Lattices.Select((lattice, i) =>
            new LatticeEstimate(lattice.Dimension, lattice.Kind, series.Parts[i].Estimate(series.ResultsOf(i, results))))];
        Table table = EstimateTables.Estimates(estimates);
        return new SimulationOutcome(
            [table],
            new JsonObject { ["seed"] = invocation.Seed, ["effort"] = invocation.Get(effort), ["estimates"] = JsonText.ToArray(table) },
            people => EstimatesForPeople.Say(people, estimates),
            new Lazy<Report>(() => EstimateReport.Thresholds(estimates, Provenance(invocation))));
    }

    private static ThresholdMethod Method(int dimension, ThresholdRoute route)
    {
        if (route == ThresholdRoute.Wrapping && !ThresholdExperiment.HasBoxes(dimension) && dimension > 1)
            throw new UsageException($"--method: boxes serve d = 2 to 5, not {dimension}; use invasion");
        return route switch
        {
            ThresholdRoute.Wrapping => ThresholdMethod.Wrapping,
            ThresholdRoute.Invasion => ThresholdMethod.Invasion,
            _ => ThresholdExperiment.Standard(dimension),
        };
    }
}
