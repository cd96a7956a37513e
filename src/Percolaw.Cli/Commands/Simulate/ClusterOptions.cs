using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Experiments;
using Percolaw.Formats;
using Percolaw.Percolation;

namespace Percolaw.Cli.Commands.Simulate;

/// <summary>The options of <c>simulate cluster</c>, and the parameters that they mean.</summary>
internal sealed class ClusterOptions
{
    // What the default number of clusters visits: some ten seconds on two cores.
    private const double Sites = 4e8;
    private const double LargestMaximum = 1e12;

    private readonly Option<string?> lattice = LatticeChoice.Option();
    private readonly Option<long?> dimension = LatticeChoice.Dimension();
    private readonly Option<PercolationKind> kind = Options.Choice("--kind", "what is occupied at random", PercolationKind.Site);
    private readonly Option<double?> probability = Options.OptionalNumber("--p", "occupation probability [p_c]", Interval.Between(0, 1));
    private readonly Option<double?> ratio = Options.OptionalNumber("--p-over-pc", "the same over the published threshold", Interval.AtLeast(0));
    private readonly Option<long> maximum = Options.WholeNumber("--max-size", "clusters with more sites are stopped", 100_000, Interval.Between(1, LargestMaximum));
    private readonly Option<long?> clusters = Options.OptionalWholeNumber("--clusters", "clusters of random occupied sites [for about ten seconds]", Interval.Between(1, 1e12));

    public IEnumerable<Option> All => [lattice, dimension, kind, probability, ratio, maximum, clusters];

    public GrowthParameters Resolve(Invocation invocation)
    {
        GrowthParameters parameters = new()
        {
            Lattice = LatticeChoice.Name(invocation, lattice),
            Dimension = LatticeChoice.Resolve(invocation, lattice, dimension, 3),
            Kind = invocation.Get(kind),
            MaximumSize = invocation.Get(maximum),
            Seed = invocation.Seed,
        };
        parameters = parameters with { Probability = Probability(invocation, parameters) };
        double sites = GrowthCost.ExpectedSites(parameters.MakeLattice(), parameters.Kind, parameters.Probability, parameters.MaximumSize);
        return parameters with { Clusters = invocation.Get(clusters) ?? (long)Math.Clamp(Sites / sites, 100, 5_000_000) };
    }

    private double Probability(Invocation invocation, GrowthParameters parameters)
    {
        if (invocation.Get(probability) is { } p)
            return invocation.Has(ratio) ? throw new UsageException("--p and --p-over-pc say the same thing; name one of them") : p;
        double threshold = LatticeChoice.Threshold(parameters.MakeLattice(), parameters.Kind, "--p").Value;
        double fromRatio = (invocation.Get(ratio) ?? 1) * threshold;
        return fromRatio <= 1 ? fromRatio : throw new UsageException(
            $"--p-over-pc: {Numbers.Format(invocation.Get(ratio)!.Value)} makes p = {Numbers.Format(fromRatio)}, above 1; p_c is {Numbers.Format(threshold)}");
    }
}
