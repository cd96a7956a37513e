using Percolaw.Statistics;

namespace Percolaw.Data;

/// <summary>Mean and variance of labels.</summary>
/// <param name="Mean">The mean; its error takes clusters as independent and is null with fewer than two.</param>
/// <param name="Variance">The mean square less the square of the mean; likewise.</param>
public sealed record LabelDescription(Estimate Mean, Estimate Variance)
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

        return Of(moments);
    }

    private static LabelDescription Of(SampleMoments moments)
    {
        Estimate mean = moments.Ratio(1, 0), square = moments.Ratio(2, 0);
        double points = moments.Means[0], value = square.Value - (mean.Value * mean.Value);
        Estimate variance = moments.Function(
            value,
            (0, (-square.Value + (2 * mean.Value * mean.Value)) / points),
            (1, -2 * mean.Value / points),
            (2, 1 / points));
        return new LabelDescription(mean, variance);
    }
}
