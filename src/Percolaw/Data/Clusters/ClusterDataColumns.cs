using System.Numerics;

namespace Percolaw.Data;

/// <summary>The columns of a data set of clusters.</summary>
internal static class ClusterDataColumns
{
    private delegate void IntegerFiller(int row, Span<int> rows);

    /// <inheritdoc cref="ClusterDataSet.Columns"/>
    public static IReadOnlyList<DataColumn> All<T>(ClusterDataSet data, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ClusterDataDraw draw = data.Draw;
        List<DataColumn> columns =
        [
            new ClusterPositions<T>(data, threads),
            new ComputedColumn<T>("y", data.Size, (row, rows) => FillTargets(data, (int)row, rows)),
            Integers("cluster_id", data, (row, rows) => FillByCluster(draw, row, rows, static (_, cluster) => cluster)),
            Integers("cluster_size", data, (row, rows) => FillByCluster(draw, row, rows, static (draw, cluster) => draw.ClusterSize(cluster))),
            Integers("depth", data, (row, rows) => data.Depths.Slice(row, rows.Length).CopyTo(rows)),
            Integers("tree_parent", data, (row, rows) => data.TreeParents.Slice(row, rows.Length).CopyTo(rows)),
            Integers("attempt", data, (row, rows) => FillByCluster(draw, row, rows, static (draw, cluster) => draw.ClusterAttempts[cluster])),
        ];
        if (!data.Parameters.IsTree)
            columns.Add(new ComputedColumn<int>("site", data.Size, (row, rows) => FillSites(data, (int)row, rows), data.Parameters.Axes));
        return columns;
    }

    private static ComputedColumn<int> Integers(string name, ClusterDataSet data, IntegerFiller fill) =>
        new(name, data.Size, (row, rows) => fill((int)row, rows));

    private static void FillTargets<T>(ClusterDataSet data, int start, Span<T> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<float> targets = data.Targets.Slice(start, rows.Length);
        for (int i = 0; i < rows.Length; i++)
            rows[i] = T.CreateChecked(targets[i]);
    }

    private static void FillByCluster(ClusterDataDraw draw, int start, Span<int> rows, Func<ClusterDataDraw, int, int> value)
    {
        int end = start + rows.Length;
        for (int cluster = draw.ClusterOf(start); cluster < draw.ClusterCount && draw.ClusterStarts[cluster] < end; cluster++)
        {
            int first = Math.Max(start, draw.ClusterStarts[cluster]), last = Math.Min(end, draw.ClusterStarts[cluster + 1]);
            rows[(first - start)..(last - start)].Fill(value(draw, cluster));
        }
    }

    private static void FillSites(ClusterDataSet data, int start, Span<int> numbers)
    {
        var walk = new SiteWalk(data);
        int axes = data.Parameters.Axes;
        walk.Start(start);
        for (int i = 0; i < numbers.Length / axes; i++)
            walk.Visit(start + i).CopyTo(numbers.Slice(i * axes, axes));
    }
}
