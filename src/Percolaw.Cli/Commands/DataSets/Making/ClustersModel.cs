using System.Text.Json.Nodes;
using Percolaw.Data;
using Percolaw.Formats;
using Percolaw.Percolation;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>Data sets of percolation clusters.</summary>
internal sealed record ClustersModel(ClusterDataParameters Clusters) : IDataSetModel
{
    public const string Word = "clusters";
    private const string Advice = "take fewer --clusters or a smaller --max-size";

    public string Kind => Word;

    public int Revision => 1;

    public ulong Seed => Clusters.Seed;

    public long? RowCount => null;

    public double EdgeLength => Clusters.EdgeLength;

    public bool IsBranchingWalk => Clusters.IsTree;

    public IReadOnlyList<string> ColumnNames => ClusterDataSet.ColumnNames;

    public JsonObject Parameters
    {
        get
        {
            JsonSummary summary = new JsonSummary().Add("lattice", Clusters.Lattice);
            if (Clusters.IsTree) summary.Add("coordination", Clusters.Coordination);
            else summary.Add("lattice_dimension", Clusters.Axes).Add("kind", Names.ToChoice(Clusters.Kind.ToString()));
            return summary
                .Add("p", Clusters.OccupationProbability)
                .Add("clusters", Clusters.Clusters)
                .Add("min_size", Clusters.MinimumSize)
                .Add("max_size", Clusters.MaximumSize)
                .Add("dimension", Clusters.Dimension)
                .Add("seed", Clusters.Seed)
                .ToJson();
        }
    }

    public static ClustersModel Read(JsonMembers parameters)
    {
        ClusterDataParameters clusters = new()
        {
            Lattice = Lattice(parameters),
            Probability = parameters.Number("p", 0, 1),
            Clusters = (int)parameters.WholeNumber("clusters", 1, ClusterDataParameters.LargestClusters),
            MinimumSize = (int)parameters.WholeNumber("min_size", 1, ClusterDataParameters.LargestSize),
            MaximumSize = (int)parameters.WholeNumber("max_size", 1, ClusterDataParameters.LargestSize),
            Dimension = (int)parameters.WholeNumber("dimension", 1, ClusterDataParameters.LargestDimension),
            Seed = (ulong)parameters.WholeNumber("seed", 0, long.MaxValue),
        };
        return new ClustersModel(clusters.IsTree
            ? clusters with { Coordination = (int)parameters.WholeNumber("coordination", 3, 10_000) }
            : clusters with { LatticeDimension = (int)parameters.WholeNumber("lattice_dimension", 1, 64), Kind = parameters.Choice<PercolationKind>("kind") });
    }

    // What growing the clusters takes is known once their sizes are drawn; until then there is a row and a key for each.
    public long PredictMemory(Precision precision) => 16L * Clusters.Clusters;

    public string SayWhatFits(Precision precision, long available) => Advice;

    public MadeDataSet Make(Precision precision, int threads, CancellationToken cancellation)
    {
        ClusterDataDraw draw = ClusterDataDraw.Make(Clusters, threads, cancellation);
        int bytes = precision == Precision.Float32 ? sizeof(float) : sizeof(double);
        long needed = ClusterDataMemory.Predict(draw, threads) + ClusterDataMemory.PredictBlock(draw, ReadBlocks.Rows(draw.Size, Clusters.Dimension, bytes), bytes, threads);
        DataSetLimits.CheckMemory(needed, _ => Advice);
        ClusterDataSet made = ClusterDataSet.Create(draw, threads, cancellation);
        return new MadeDataSet(
            precision == Precision.Float32 ? made.Columns<float>(threads) : made.Columns<double>(threads), Title(made), Facts(made));
    }

    private static string Lattice(JsonMembers parameters)
    {
        string name = parameters.Text("lattice");
        return ClusterDataParameters.LatticeNames.Contains(name)
            ? name
            : throw new PercolawException($"the lattice '{name}' is none that this version knows{Suggestions.DidYouMean(name, ClusterDataParameters.LatticeNames)}");
    }

    private string Title(ClusterDataSet made)
    {
        string lattice = Clusters.IsTree
            ? $"the Bethe lattice, z = {Clusters.Coordination}"
            : $"the {Clusters.Lattice} lattice, d = {Clusters.Axes}, {Names.ToChoice(Clusters.Kind.ToString())}s";
        return $"Clusters of {lattice}, p = {Framework.TextTable.Number(Clusters.OccupationProbability)}: {made.Size} points in {Clusters.Dimension} dimensions, seed {Clusters.Seed}.";
    }

    private static JsonSummary Facts(ClusterDataSet made)
    {
        int deepest = 0;
        foreach (int depth in made.Depths) deepest = Math.Max(deepest, depth);
        return new JsonSummary()
            .Add("points", made.Size)
            .Add("dimension", made.Parameters.Dimension)
            .Add("clusters", made.Draw.ClusterCount)
            .Add("largest_cluster", made.Draw.ClusterSize(0))
            .Add("clusters_drawn", made.Draw.Attempts)
            .Add("dropped_above_max_size", made.Draw.TooLarge)
            .Add("dropped_below_min_size", made.Draw.TooSmall)
            .Add("largest_depth", deepest)
            .Add("edge_length", made.Parameters.EdgeLength);
    }
}
