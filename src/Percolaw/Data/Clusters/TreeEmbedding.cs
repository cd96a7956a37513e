using System.Numerics;
using System.Runtime.InteropServices;
using Percolaw.Randomness;

namespace Percolaw.Data;

/// <summary>Clusters of the Bethe lattice: every edge has a random direction of its own.</summary>
internal sealed class TreeEmbedding<T> : IClusterEmbedding<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int AttemptShift = 32;

    private readonly ClusterDataSet data;
    private readonly ClusterDataParameters parameters;
    private readonly int dimension;
    private readonly T edgeLength, radius;
    private readonly float[] normals;
    private readonly T[] direction;

    public TreeEmbedding(ClusterDataSet data)
    {
        this.data = data;
        parameters = data.Parameters;
        dimension = parameters.Dimension;
        edgeLength = T.CreateChecked(parameters.EdgeLength);
        radius = T.CreateChecked(Math.Sqrt(dimension));
        normals = new float[dimension + UnitBall.Extra];
        direction = new T[VectorOperations.Padded(dimension)];
    }

    public void Fill(RowSection section, Span<T> rows, bool whole)
    {
        ReadOnlySpan<int> starts = data.Draw.ClusterStarts;
        for (int cluster = section.Cluster, row = section.Start; row < section.End; cluster++)
        {
            int end = Math.Min(section.End, starts[cluster + 1]);
            ulong attempt = (ulong)data.Draw.ClusterAttempts[cluster];
            for (; row < end; row++)
            {
                Span<T> target = rows.Slice((row - section.Start) * dimension, dimension);
                int parent = data.TreeParents[row];
                if (parent < 0)
                    FillOrigin(attempt, target);
                else
                    FillStep((attempt << AttemptShift) | (uint)(row - starts[cluster]), target);
                if (whole && parent >= 0)
                    VectorOperations.Add(rows.Slice((parent - section.Start) * dimension, dimension), target);
            }
        }
    }

    private void FillOrigin(ulong attempt, Span<T> target)
    {
        if (parameters.Clusters == 1)
            target.Clear();
        else
            UnitBall.Fill(parameters.Seed, StreamPurpose.ClusterDataOrigin, attempt, radius, normals, target);
    }

    private void FillStep(ulong index, Span<T> target)
    {
        T square;
        byte attempt = 0;
        do
        {
            Draw(index, attempt++);
            square = VectorOperations.Dot<T>(direction, direction);
        }
        while (square == T.Zero);
        VectorOperations.Scale(direction, edgeLength / T.Sqrt(square), target);
    }

    private void Draw(ulong index, byte attempt)
    {
        if (typeof(T) == typeof(float))
        {
            NormalVectors.Fill(parameters.Seed, StreamPurpose.ClusterDataDirection, index, MemoryMarshal.Cast<T, float>(direction.AsSpan(0, dimension)), attempt);
            return;
        }

        Span<float> numbers = normals.AsSpan(0, dimension);
        NormalVectors.Fill(parameters.Seed, StreamPurpose.ClusterDataDirection, index, numbers, attempt);
        for (int i = 0; i < numbers.Length; i++)
            direction[i] = T.CreateChecked(numbers[i]);
    }
}
