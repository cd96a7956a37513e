using Percolaw.Numerics;
using Percolaw.Randomness;
using Percolaw.Statistics;

namespace Percolaw.Data;

/// <summary>
/// Measures what is in a data set, in two passes over the positions: the first for extents, edges and pairs and to fetch the
/// test points, the second for nearest neighbours. Columns are known by their names, see <see cref="HierarchicalDataSet"/>;
/// those that are missing make the description shorter.
/// </summary>
public sealed class DataSetDescriber
{
    private const long NumbersKept = 1 << 26;
    private const long BytesPerRow = 80;
    private const int Samples = 5;
    private const double SearchWork = 4e10;
    private const int MostTests = 1000;
    private const int LeastTests = 20;
    private const int MostEdges = 2000;

    private readonly Dictionary<string, DataColumn> columns;
    private readonly ParallelOptions options;
    private readonly Action<string> enter;
    private readonly List<string> notes = [];

    /// <summary>Prepares a description.</summary>
    /// <param name="columns">The columns; of several with one name the first counts.</param>
    /// <param name="threads">At least 1; the numbers do not depend on it.</param>
    /// <param name="enter">Told what is being done.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public DataSetDescriber(IReadOnlyList<DataColumn> columns, int threads = 1, Action<string>? enter = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Guard.AtLeast(1, threads);
        this.columns = columns.DistinctBy(column => column.Name).ToDictionary(column => column.Name);
        options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        this.enter = enter ?? (static _ => { });
    }

    /// <summary>The most bytes that a description takes: clusters, trees and labels grow with the rows; samples of positions do not.</summary>
    public static long PredictMemory(IReadOnlyList<DataColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return (BytesPerRow * columns.Select(column => column.RowCount).DefaultIfEmpty().Max()) + (2 * sizeof(float) * NumbersKept);
    }

    private CancellationToken Cancellation => options.CancellationToken;

    /// <summary>Describes the data set.</summary>
    /// <param name="seed">Of the random choice of pairs and test points.</param>
    /// <exception cref="PercolawException">There are no rows, columns have different numbers of rows, or one has numbers that cannot be.</exception>
    public DataSetDescription Describe(ulong seed = 0)
    {
        int rowCount = CountRows();
        enter("reading clusters");
        ClusterRuns? clusters = Find("cluster_id") is { } ids ? ClusterRuns.Read(ids, Cancellation) : null;
        if (clusters is { Contiguous: false })
            notes.Add("the rows of a cluster do not follow each other: trees, extents and the errors of labels are left out");
        ClusterRuns? runs = clusters is { Contiguous: true } ? clusters : null;
        TreeRows? trees = runs is not null && Find("tree_parent") is { } parents ? TreeRows.Read(parents, runs, Cancellation) : null;
        DataSetDescription description = new()
        {
            RowCount = rowCount,
            Clusters = clusters,
            Sizes = clusters is null ? null : FitSizes(clusters),
            Degrees = trees is null ? [] : DegreeCount.Of(trees, runs!),
            Labels = runs is not null && Labels is { } labels ? LabelDescription.Read(labels, runs, Cancellation) : null,
        };
        if (Find("y") is { Width: > 1 } vectors)
            notes.Add($"y has {vectors.Width} numbers a row: labels are one; left out");
        if (Find("X") is { } positions)
            description = DescribePositions(description, positions, runs, trees, seed);
        return description with { Notes = notes };
    }

    private DataColumn? Find(string name) => columns.GetValueOrDefault(name);

    /// <summary>Labels, if there is one a row.</summary>
    private DataColumn? Labels => Find("y") is { Width: null or 1 } labels ? labels : null;

    private int CountRows()
    {
        if (columns.Count == 0)
            throw new PercolawException("there are no columns to describe");
        string[] known = ["X", "y", "cluster_id", "tree_parent"];
        DataColumn[] used = [.. known.Select(Find).OfType<DataColumn>()];
        long rows = used.FirstOrDefault()?.RowCount
            ?? throw new PercolawException($"there is none of the columns {string.Join(", ", known)}, only {string.Join(", ", columns.Keys)}");
        if (Array.Find(used, column => column.RowCount != rows) is { } odd)
            throw new PercolawException($"column {used[0].Name} has {rows} rows and column {odd.Name} {odd.RowCount}");
        return rows is > 0 and <= int.MaxValue ? (int)rows : throw new PercolawException($"there are {rows} rows; 1 to {int.MaxValue} can be described");
    }

    private SizeFit? FitSizes(ClusterRuns clusters)
    {
        try
        {
            return SizeFitter.Fit(new YuleSimonLaw(), SizeSample.Of(clusters.Sizes));
        }
        catch (PercolawException few)
        {
            notes.Add($"no exponent of sizes: {few.Message}");
            return null;
        }
    }

    private DataSetDescription DescribePositions(DataSetDescription description, DataColumn positions, ClusterRuns? clusters, TreeRows? trees, ulong seed)
    {
        int width = positions.Width ?? 1, mostRows = (int)Math.Clamp(NumbersKept / Samples / width, 10, 1 << 16);
        PairSample? pairs = trees is null ? null : new PairSample(clusters!, mostRows, seed);
        EdgeSample? edges = trees is null ? null : new EdgeSample(trees, Math.Min(MostEdges, mostRows / 2), seed);
        int[] isotropic = clusters is null ? [] : Isotropy.Rows(clusters, mostRows / 2);
        PlaneSample? plane = clusters is null || width < 2 ? null : new PlaneSample(clusters, mostRows);
        int[] tests = Labels is null ? [] : TestRows((int)description.RowCount, width, mostRows, seed);
        KeptRows kept = new([.. pairs?.Rows ?? [], .. edges?.Rows ?? [], .. isotropic, .. plane?.Rows ?? [], .. tests], width);
        enter("measuring clusters");
        IReadOnlyList<Extent> extents = ReadExtents(positions, clusters, kept);
        return description with
        {
            Dimension = width,
            Edges = edges?.Lengths(kept),
            Extents = extents,
            Distances = pairs?.Distances(trees!, kept) ?? [],
            Isotropy = isotropic.Length == 0 ? null : Isotropy.Measure(isotropic, kept, width),
            NeighbourErrors = Search(positions, tests, kept, seed),
            Plane = plane?.Points(kept) ?? [],
        };
    }

    private IReadOnlyList<Extent> ReadExtents(DataColumn positions, ClusterRuns? clusters, KeptRows kept)
    {
        List<(long Size, double SquaredRadius)> radii = [];
        using var rows = new VectorRows(positions);
        var sums = new RadiusSums(rows.Width);
        long notFinite = 0;
        while (rows.Next(Cancellation))
        {
            kept.Add(rows);
            notFinite += rows.CountNotFinite();
            if (clusters is null)
                continue;
            for (int row = rows.Start; row < rows.Start + rows.Count; row++)
            {
                sums.Add(rows.Row(row));
                if (row + 1 == clusters.Starts[radii.Count + 1])
                    radii.Add((clusters.Sizes[radii.Count], sums.Finish()));
            }
        }

        if (notFinite > 0)
            notes.Add($"X has {notFinite} numbers that are not finite in single precision: what rests on them is left out");
        return Extent.Of([.. radii.Where(cluster => double.IsFinite(cluster.SquaredRadius))]);
    }

    private IReadOnlyList<NeighbourError> Search(DataColumn positions, int[] tests, KeptRows kept, ulong seed)
    {
        if (tests.Length == 0)
            return [];
        enter("searching nearest neighbours");
        float[] places = new float[tests.Length * kept.Width];
        for (int test = 0; test < tests.Length; test++)
            kept.Row(tests[test]).CopyTo(places.AsSpan(test * kept.Width));
        var search = new NeighbourSearch(tests, places, seed);
        using var rows = new VectorRows(positions);
        while (rows.Next(Cancellation))
            search.Add(rows, options);
        return search.Errors(ReadLabels());
    }

    private float[] ReadLabels()
    {
        DataColumn column = Labels!;
        float[] labels = new float[column.RowCount];
        using var rows = new VectorRows(column);
        while (rows.Next(Cancellation))
        {
            for (int row = rows.Start; row < rows.Start + rows.Count; row++)
                labels[row] = rows.Row(row)[0];
        }

        return labels;
    }

    /// <summary>As many as the work allows, each at most once.</summary>
    private static int[] TestRows(int rowCount, int width, int mostRows, ulong seed)
    {
        int count = Math.Min(Math.Min(rowCount, mostRows), (int)Math.Clamp(SearchWork / ((double)rowCount * width), LeastTests, MostTests));
        var stream = new RandomStream(seed, StreamPurpose.DescriptionTests, 0);
        var chosen = new HashSet<int>();
        while (chosen.Count < count)
            chosen.Add(stream.NextIndex(rowCount));
        return [.. chosen.Order()];
    }
}
