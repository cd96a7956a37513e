using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Data;
using Percolaw.Formats;
using Percolaw.Percolation;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>Data sets of percolation clusters.</summary>
internal sealed class ClustersCommand() : MakeCommand(ClusterDataSet.ColumnNames)
{
    private readonly Option<string> lattice = Options.Word("--lattice", "where clusters grow", ClusterDataParameters.Bethe, ClusterDataParameters.LatticeNames);
    private readonly Option<long?> coordination = Options.OptionalWholeNumber("--coordination", "z, the neighbours of a site of the Bethe lattice [6]", Interval.Between(3, 10_000));
    private readonly Option<long?> axes = Options.OptionalWholeNumber("--lattice-dimension", "the number of axes of a hypercubic lattice [3]", Interval.Between(1, 64));
    private readonly Option<PercolationKind> kind = Options.Choice("--kind", "what is occupied at random on a lattice", PercolationKind.Site);
    private readonly Option<double?> probability = Options.OptionalNumber("--p", "occupation probability [p_c]", Interval.Between(0, 1));
    private readonly Option<double?> ratio = Options.OptionalNumber("--p-over-pc", "the same over the threshold", Interval.AtLeast(0));
    private readonly Option<long> clusters = Options.WholeNumber("--clusters", "clusters of random occupied sites", 1000, Interval.Between(1, ClusterDataParameters.LargestClusters));
    private readonly Option<long> minimum = Options.WholeNumber("--min-size", "smaller clusters are dropped and others drawn", 1, Interval.Between(1, ClusterDataParameters.LargestSize));
    private readonly Option<long> maximum = Options.WholeNumber("--max-size", "larger clusters are dropped and others drawn", 10_000, Interval.Between(1, ClusterDataParameters.LargestSize));
    private readonly Option<long> dimension = Options.WholeNumber("--dimension", "numbers of a position", 100, Interval.Between(1, ClusterDataParameters.LargestDimension));

    public override string Name => ClustersModel.Word;

    public override string Description => "the clusters of the scaling paper, with an embedding and its target";

    public override string Example => """
        percolaw dataset clusters                                           # the Bethe lattice at p_c
        percolaw dataset clusters --clusters 10k --max-size 1e5 --out clusters.npz
        percolaw dataset clusters --lattice hypercubic --lattice-dimension 2 --dimension 2 --min-size 50 --out plane.npz
        """;

    protected override IEnumerable<Option> ModelOptions =>
        [lattice, coordination, axes, kind, probability, ratio, clusters, minimum, maximum, dimension];

    protected override IDataSetModel Model(Invocation invocation)
    {
        ClusterDataParameters parameters = new()
        {
            Lattice = invocation.Get(lattice),
            Clusters = (int)invocation.Get(clusters),
            MinimumSize = (int)invocation.Get(minimum),
            MaximumSize = (int)invocation.Get(maximum),
            Dimension = (int)invocation.Get(dimension),
            Seed = invocation.Seed,
        };
        parameters = parameters.IsTree ? OnTree(parameters, invocation) : OnLattice(parameters, invocation);
        try
        {
            parameters = parameters with { Probability = Probability(parameters, invocation) };
            parameters.Check();
        }
        catch (PercolawException refused)
        {
            throw new UsageException(refused.Message, refused);
        }
        return new ClustersModel(parameters);
    }

    private ClusterDataParameters OnTree(ClusterDataParameters parameters, Invocation invocation)
    {
        if (invocation.Has(axes)) throw new UsageException("--lattice-dimension: the Bethe lattice has none; name a --lattice");
        if (invocation.Has(kind)) throw new UsageException("--kind: sites and bonds of the Bethe lattice give the same clusters; leave it out");
        return parameters with { Coordination = (int)(invocation.Get(coordination) ?? parameters.Coordination) };
    }

    private ClusterDataParameters OnLattice(ClusterDataParameters parameters, Invocation invocation)
    {
        if (invocation.Has(coordination)) throw new UsageException($"--coordination goes with --lattice {ClusterDataParameters.Bethe}");
        ClusterDataParameters chosen = parameters with
        {
            LatticeDimension = (int)(invocation.Get(axes) ?? parameters.LatticeDimension),
            Kind = invocation.Get(kind),
        };
        return invocation.Get(axes) is { } named && named != chosen.Axes
            ? throw new UsageException($"--lattice-dimension: the {chosen.Lattice} lattice has {chosen.Axes}, not {named}")
            : chosen;
    }

    private double Probability(ClusterDataParameters parameters, Invocation invocation)
    {
        if (invocation.Get(probability) is { } p)
            return invocation.Has(ratio) ? throw new UsageException("--p and --p-over-pc say the same thing; name one of them") : p;
        double threshold = parameters.OccupationProbability, fromRatio = (invocation.Get(ratio) ?? 1) * threshold;
        return fromRatio <= 1 ? fromRatio : throw new UsageException(
            $"--p-over-pc: {Numbers.Format(invocation.Get(ratio)!.Value)} makes p = {Numbers.Format(fromRatio)}, above 1; p_c is {Numbers.Format(threshold)}");
    }
}
