using System.Numerics;
using System.Runtime.InteropServices;
using Percolaw.Randomness;

namespace Percolaw.Data;

/// <summary>
/// The directions on the walk through a cluster's latents: a random unit vector at the top; every latent splits its
/// direction v into √½(v + w) for its first subtree, whose rows come first, and √½(v - w) for the second, with a random unit
/// vector w orthogonal to v. Only the directions of pending latents are kept. Random numbers belong to the latent, so the
/// walk may start anywhere.
/// </summary>
internal sealed class LatentDirections<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ulong seed;
    private readonly int dimension, stride;
    private readonly float[] normals;
    private readonly T[] across;
    private readonly List<T[]> pending = [];
    private T[] current;

    public LatentDirections(ulong seed, int dimension)
    {
        this.seed = seed;
        this.dimension = dimension;
        stride = VectorOperations.Padded(dimension);
        normals = new float[stride + VectorOperations.Multiple];
        across = new T[stride];
        current = new T[stride];
    }

    /// <summary>The direction at the place of the walk; filled up with 0.</summary>
    public ReadOnlySpan<T> Current => current;

    /// <summary>Starts at the top of a cluster.</summary>
    public void Start(int cluster)
    {
        Draw(StreamPurpose.HierarchyDirection, (ulong)cluster, 0, current);
        VectorOperations.Scale(current, T.One / T.Sqrt(VectorOperations.Dot<T>(current, current)), current);
    }

    public void Split(int latent, int level)
    {
        while (level >= pending.Count)
            pending.Add(new T[stride]);
        T square;
        byte attempt = 0;
        do
        {
            Draw(StreamPurpose.HierarchySplit, (ulong)latent, attempt++, across);
            square = Orthogonalise();
        }
        while (square == T.Zero);

        T half = T.Sqrt(T.CreateChecked(0.5));
        VectorOperations.Split(current, pending[level], across, half, half / T.Sqrt(square));
    }

    public void Resume(int level) => (current, pending[level]) = (pending[level], current);

    /// <summary>A point uniform in the unit ball times a factor.</summary>
    public void FillOrigin(int cluster, T factor, Span<T> origin) =>
        UnitBall.Fill(seed, StreamPurpose.HierarchyOrigin, (ulong)cluster, factor, normals, origin);

    /// <summary>Makes <c>across</c> orthogonal to the direction; twice where much of it goes, for then rounding shows.</summary>
    /// <returns>The square of its length.</returns>
    private T Orthogonalise()
    {
        T before = VectorOperations.Dot<T>(across, across);
        T square = VectorOperations.Subtract(across, VectorOperations.Dot<T>(across, current), current);
        return square > before * T.CreateChecked(0.9) ? square
            : VectorOperations.Subtract(across, VectorOperations.Dot<T>(across, current), current);
    }

    private void Draw(StreamPurpose purpose, ulong index, byte attempt, T[] vector)
    {
        if (typeof(T) == typeof(float))
        {
            NormalVectors.Fill(seed, purpose, index, MemoryMarshal.Cast<T, float>(vector.AsSpan(0, dimension)), attempt);
            return;
        }

        Span<float> numbers = normals.AsSpan(0, dimension);
        NormalVectors.Fill(seed, purpose, index, numbers, attempt);
        for (int i = 0; i < numbers.Length; i++)
            vector[i] = T.CreateChecked(numbers[i]);
    }
}
