using System.CommandLine;
using System.Text.Json.Nodes;
using Percolaw.Cli.Framework;
using Percolaw.Cli.Runs;
using Percolaw.Experiments;
using Percolaw.Figures;
using Percolaw.Formats;
using Percolaw.Percolation;

namespace Percolaw.Cli.Commands.Estimates;

/// <summary>All that decides the results.</summary>
internal sealed record ExponentsRequest(IReadOnlyList<ExponentsParameters> Lattices);

/// <summary>Critical exponents, measured.</summary>
internal sealed class MeasuredExponentsCommand : SimulationCommand<ExponentsRequest, ExponentsTask>
{
    private readonly Option<IReadOnlyList<long>> dimensions = EstimateOptions.Dimensions(2);
    private readonly Option<PercolationKind> kind = EstimateOptions.Kind();
    private readonly Option<double?> probability = Options.OptionalNumber("--p", "the threshold [the published one]", Interval.Inside(0, 1));
    private readonly Option<double> effort = EstimateOptions.Effort("30");

    public override string Name => "exponents";

    public override string Description => "tau, D, d_min, beta/nu, gamma/nu, 1/nu, sigma with errors, beside the published values";

    public override string Example => """
        percolaw estimate exponents --dimension 3 --kind bond
        percolaw estimate exponents --dimension 2 --report exponents.html     # every fit as a figure
        percolaw estimate exponents --dimension 2..8 --format json > measured.json
        percolaw theory exponents --measured measured.json                    # what follows for scaling laws
        """;

    protected override string Words => "estimate exponents";

    protected override int Revision => 1;

    protected override IReadOnlyList<string> TableNames => ["estimates", "size_laws"];

    protected override IEnumerable<Option> Parameters => [dimensions, kind, probability, effort];

    /// <summary>The experiments of these lattices.</summary>
    public static ExperimentSeries<ExponentsExperiment, ExponentsTask> Series(ExponentsRequest request) =>
        new([.. request.Lattices.Select(lattice => new ExponentsExperiment(lattice))]);

    /// <summary>The estimates of all lattices.</summary>
    public static IReadOnlyList<LatticeEstimate> Estimates(ExponentsRequest request, IReadOnlyList<ExponentsResult> results) =>
        [.. request.Lattices.Zip(results).SelectMany(pair => pair.Second.Estimates.Select(estimate =>
            new LatticeEstimate(pair.First.Dimension, pair.First.Kind, estimate)))];

    /// <summary>What the tasks of a series gave for each lattice.</summary>
    public static IReadOnlyList<ExponentsResult> Analyse(
        ExperimentSeries<ExponentsExperiment, ExponentsTask> series, IReadOnlyList<ExponentsTask> tasks) =>
        [.. series.Parts.Select((part, i) => part.Estimate(series.ResultsOf(i, tasks)))];

    protected override ExponentsRequest Resolve(Invocation invocation)
    {
        long[] chosen = [.. invocation.Get(dimensions).Distinct()];
        double? p = invocation.Get(probability);
        if (p is not null && chosen.Length > 1) throw new UsageException("--p: one threshold cannot serve several dimensions");
        return new ExponentsRequest([.. chosen.Select(dimension => new ExponentsParameters(
            (int)dimension, invocation.Get(kind), p ?? Published((int)dimension, invocation.Get(kind)), invocation.Get(effort), invocation.Seed))]);
    }

    protected override IExperiment<ExponentsTask> Create(ExponentsRequest parameters) => Series(parameters);

    protected override ulong SeedOf(ExponentsRequest parameters) => parameters.Lattices[0].Seed;

    protected override SimulationOutcome Outcome(
        ExponentsRequest parameters, IExperiment<ExponentsTask> experiment, IReadOnlyList<ExponentsTask> results, Invocation invocation)
    {
        IReadOnlyList<ExponentsResult> analysed = Analyse((ExperimentSeries<ExponentsExperiment, ExponentsTask>)experiment, results);
        IReadOnlyList<LatticeEstimate> estimates = Estimates(parameters, analysed);
        Table table = EstimateTables.Estimates(estimates);
        Table laws = EstimateTables.SizeLaws(parameters.Lattices.Zip(analysed, (lattice, result) => (lattice.Dimension, result.Sizes)));
        return new SimulationOutcome(
            [table, laws],
            new JsonObject
            {
                ["seed"] = invocation.Seed,
                ["effort"] = invocation.Get(effort),
                ["estimates"] = JsonText.ToArray(table),
                ["size_laws"] = JsonText.ToArray(laws),
            },
            people => EstimatesForPeople.Say(people, estimates),
            new Lazy<Report>(() => EstimateReport.Exponents(estimates, laws, Provenance(invocation))));
    }

    private static double Published(int dimension, PercolationKind kind) =>
        HypercubicThresholds.Of(kind, dimension)?.Value
        ?? throw new UsageException($"--dimension: no published threshold is known for d = {dimension}; measure it with estimate threshold and give it as --p");
}
