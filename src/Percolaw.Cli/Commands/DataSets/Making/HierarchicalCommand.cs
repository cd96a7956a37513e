using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Data;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>Hierarchical data sets.</summary>
internal sealed class HierarchicalCommand() : MakeCommand(HierarchicalDataSet.ColumnNames)
{
    private readonly Option<long> size = Options.WholeNumber("--size", "points", 10_000, Interval.Between(1, HierarchicalParameters.LargestSize));
    private readonly Option<long> dimension = Options.WholeNumber("--dimension", "numbers of a position", 100, Interval.Between(2, HierarchicalParameters.LargestDimension));
    private readonly Option<HierarchicalMode> mode = Options.Choice("--mode", "how points join clusters", HierarchicalMode.Distribution);

    private readonly Option<double?> probability = Options.OptionalNumber(
        "--create-probability", "with --mode custom: the probability that a point founds a cluster", Interval.Between(0, 1));

    private readonly LatentsFile latents = new();

    public override string Name => HierarchicalModel.Word;

    public override string Description => "clusters of all sizes with a hierarchy of latents above the points";

    public override string Example => """
        percolaw dataset hierarchical                                       # how many clusters, how large
        percolaw dataset hierarchical --size 2e6 --out data.npz             # 100 dimensions, 0.86 GB
        percolaw dataset hierarchical --mode one-cluster --split train=0.9,test=0.1 --out data.npz
        percolaw dataset hierarchical --out data.npz --features latents.npz # the latents above each point

        In Python: data = numpy.load("data.npz"); data["X"], data["y"], data["cluster_id"]
        """;

    protected override IEnumerable<Option> ModelOptions => [size, dimension, mode, probability];

    protected override IEnumerable<Option> FileOptions => latents.Options;

    protected override IDataSetModel Model(Invocation invocation) => new HierarchicalModel(new HierarchicalParameters
    {
        Size = (int)invocation.Get(size),
        Dimension = (int)invocation.Get(dimension),
        CreateProbability = Probability(invocation),
        Seed = invocation.Seed,
    });

    protected override void CheckFiles(Invocation invocation) => latents.Check(invocation);

    protected override IEnumerable<WrittenFile> WriteMore(DataSetRecipe recipe, MadeDataSet made, DataSetProgress progress, Invocation invocation) =>
        latents.Write(recipe, made, progress, invocation);

    private double Probability(Invocation invocation)
    {
        double? named = invocation.Get(probability);
        HierarchicalMode chosen = named is not null && !invocation.Has(mode) ? HierarchicalMode.Custom : invocation.Get(mode);
        if (named is not null && chosen != HierarchicalMode.Custom)
            throw new UsageException($"--create-probability goes with --mode custom, not with {Names.ToChoice(chosen.ToString())}");
        return chosen switch
        {
            HierarchicalMode.Distribution => HierarchicalParameters.DistributionProbability,
            HierarchicalMode.OneCluster => 0,
            _ => named ?? throw new UsageException("--mode custom needs --create-probability, such as 0.1"),
        };
    }
}
