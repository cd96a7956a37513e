using System.Text.Json.Nodes;
using Percolaw.Data;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>Hierarchical data sets.</summary>
internal sealed record HierarchicalModel(HierarchicalParameters Hierarchy) : IDataSetModel
{
    public const string Word = "hierarchical";

    public string Kind => Word;

    public int Revision => 1;

    public ulong Seed => Hierarchy.Seed;

    public long? RowCount => Hierarchy.Size;

    public double EdgeLength => Hierarchy.EdgeLength;

    public bool IsBranchingWalk => true;

    public IReadOnlyList<string> ColumnNames => HierarchicalDataSet.ColumnNames;

    public JsonObject Parameters => new JsonSummary()
        .Add("size", Hierarchy.Size)
        .Add("dimension", Hierarchy.Dimension)
        .Add("mode", Names.ToChoice(Mode.ToString()))
        .Add("create_probability", Hierarchy.CreateProbability)
        .Add("seed", Hierarchy.Seed)
        .ToJson();

    private HierarchicalMode Mode => Hierarchy.CreateProbability switch
    {
        0 => HierarchicalMode.OneCluster,
        HierarchicalParameters.DistributionProbability => HierarchicalMode.Distribution,
        _ => HierarchicalMode.Custom,
    };

    public static HierarchicalModel Read(JsonMembers parameters) => new(new HierarchicalParameters
    {
        Size = (int)parameters.WholeNumber("size", 1, HierarchicalParameters.LargestSize),
        Dimension = (int)parameters.WholeNumber("dimension", 2, HierarchicalParameters.LargestDimension),
        CreateProbability = parameters.Number("create_probability", 0, 1),
        Seed = (ulong)parameters.WholeNumber("seed", 0, long.MaxValue),
    });

    public long PredictMemory(Precision precision) => PredictMemory(Hierarchy, precision);

    public string SayWhatFits(Precision precision, long available)
    {
        int fits = 1;
        for (int step = 1 << 30; step > 0; step /= 2)
        {
            if (step <= Hierarchy.Size - fits && PredictMemory(Hierarchy with { Size = fits + step }, precision) <= available) fits += step;
        }
        return $"a --size of {TextNumbers.RoundDown(fits)} would fit";
    }

    public MadeDataSet Make(Precision precision, int threads, CancellationToken cancellation)
    {
        HierarchicalStructure structure = HierarchicalStructure.Create(Hierarchy, threads, cancellation);
        return new MadeDataSet(
            Columns(structure, precision, threads), Title, Facts(structure), values => new LatentColumns(structure, values, threads));
    }

    private static IReadOnlyList<DataColumn> Columns(HierarchicalStructure structure, Precision precision, int threads) =>
        precision == Precision.Float32
            ? HierarchicalDataSet.Columns<float>(structure, threads)
            : HierarchicalDataSet.Columns<double>(structure, threads);

    private static long PredictMemory(HierarchicalParameters parameters, Precision precision)
    {
        int bytes = precision == Precision.Float32 ? sizeof(float) : sizeof(double);
        long labels = (bytes - sizeof(float)) * (long)parameters.Size;
        int blockRows = ReadBlocks.Rows(parameters.Size, parameters.Dimension, bytes);
        return HierarchicalMemory.Predict(parameters) + HierarchicalMemory.PredictBlock(parameters, blockRows, bytes) + labels;
    }

    private string Title =>
        $"Hierarchical data set: {Hierarchy.Size} points in {Hierarchy.Dimension} dimensions, mode {Names.ToChoice(Mode.ToString())}, seed {Hierarchy.Seed}.";

    private static JsonSummary Facts(HierarchicalStructure structure)
    {
        int singles = 0, tallest = 0;
        for (int cluster = structure.ClusterCount - 1; cluster >= 0 && structure.ClusterSize(cluster) == 1; cluster--) singles++;
        foreach (int height in structure.ClusterHeights) tallest = Math.Max(tallest, height);
        return new JsonSummary()
            .Add("points", structure.Size)
            .Add("dimension", structure.Parameters.Dimension)
            .Add("clusters", structure.ClusterCount)
            .Add("largest_cluster", structure.ClusterSize(0))
            .Add("single_points", singles)
            .Add("latents", structure.LatentCount)
            .Add("tallest_latent_tree", tallest)
            .Add("edge_length", structure.Parameters.EdgeLength);
    }
}
