using System.Numerics;
using Percolaw.Randomness;

namespace Percolaw.Data;

/// <summary>Clusters of a lattice, each turned by a random isometry of its own; sums in double precision.</summary>
internal sealed class LatticeEmbedding<T> : IClusterEmbedding<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ClusterDataSet data;
    private readonly ClusterDataParameters parameters;
    private readonly int dimension;
    private readonly double radius;
    private readonly SiteWalk walk;
    private readonly LatticeFrame frame;
    private readonly float[] numbers;
    private readonly double[] origin, position;

    public LatticeEmbedding(ClusterDataSet data)
    {
        this.data = data;
        parameters = data.Parameters;
        dimension = parameters.Dimension;
        radius = Math.Sqrt(dimension);
        walk = new SiteWalk(data);
        frame = new LatticeFrame(parameters);
        numbers = new float[dimension + UnitBall.Extra];
        origin = new double[VectorOperations.Padded(dimension)];
        position = new double[origin.Length];
    }

    public void Fill(RowSection section, Span<T> rows, bool whole)
    {
        ReadOnlySpan<int> starts = data.Draw.ClusterStarts;
        walk.Start(section.Start);
        for (int cluster = section.Cluster, row = section.Start; row < section.End; cluster++)
        {
            Begin(cluster);
            for (int end = Math.Min(section.End, starts[cluster + 1]); row < end; row++)
                Place(walk.Visit(row), rows.Slice((row - section.Start) * dimension, dimension));
        }
    }

    private void Begin(int cluster)
    {
        int attempt = data.Draw.ClusterAttempts[cluster];
        if (data.Draw.ClusterSize(cluster) > 1)
            frame.Draw(attempt);
        if (parameters.Clusters > 1)
            UnitBall.Fill(parameters.Seed, StreamPurpose.ClusterDataOrigin, (ulong)attempt, radius, numbers, origin.AsSpan(0, dimension));
    }

    private void Place(ReadOnlySpan<int> site, Span<T> row)
    {
        origin.CopyTo(position, 0);
        for (int axis = 0; axis < site.Length; axis++)
        {
            if (site[axis] != 0)
                VectorOperations.AddScaled(position, site[axis], frame.Axis(axis));
        }

        for (int i = 0; i < row.Length; i++)
            row[i] = T.CreateTruncating(position[i]);
    }
}
