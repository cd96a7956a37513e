using Percolaw.Statistics;

namespace Percolaw.Data;

/// <summary>Mean and mean square of labels.</summary>
/// <param name="Mean">The mean; its error takes clusters as independent and is null with fewer than two.</param>
/// <param name="MeanSquare">The mean of their squares; likewise.</param>
public sealed record LabelDescription(Estimate Mean, Estimate MeanSquare)
{
    /// <summary>Reads the labels, cluster by cluster.</summary>
    internal static LabelDescription Read(DataColumn labels, ClusterRuns clusters, CancellationToken cancellation)
    {
        var moments = new SampleMoments(3);
        using var rows = new VectorRows(labels);
        int cluster = 0;
        (double size, double sum, double squares) = (0, 0, 0);
        while (rows.Next(cancellation))
        {
            for (int row = rows.Start; row < rows.Start + rows.Count; row++)
            {
                double label = rows.Row(row)[0];
                (size, sum, squares) = (size + 1, sum + label, squares + (label * label));
                if (row + 1 < clusters.Starts[cluster + 1])
                    continue;
                moments.Add([size, sum, squares]);
                (size, sum, squares) = (0, 0, 0);
                cluster++;
            }
        }

        return new LabelDescription(moments.Ratio(1, 0), moments.Ratio(2, 0));
    }
}
