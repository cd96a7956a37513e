using Percolaw.Randomness;

namespace Percolaw.Percolation;

/// <summary>
/// How the growth sees a lattice: z directions, each a constant that is added to a site's key and to its coordinates.
/// The key of a site x is a random linear map, key = origin + Σ x_i g_i mod 2^64, with random numbers of each cluster.
/// </summary>
/// <remarks>
/// Keys are odd, so that 0 can stand for an empty place: g_i is twice an odd number. Two different sites have the same
/// key with probability 2^-62 at most where some component of their distance is odd (never, where the sum of its components
/// is odd), 2^(k-62) where all are multiples of 2^k. If that happens among the few shells that are remembered, one site
/// is lost; if among others, two sites share their occupancy.
/// With bonds the random number is that of the bond: the key of its first end plus a random constant of the step.
/// </remarks>
internal sealed class GrowthKeys
{
    private readonly ILattice lattice;
    private readonly PercolationKind kind;
    private readonly StreamPurpose purpose;
    private readonly ulong[] generators;

    public GrowthKeys(ILattice lattice, PercolationKind kind, StreamPurpose purpose = StreamPurpose.ClusterGrowth)
    {
        this.lattice = lattice;
        this.kind = kind;
        this.purpose = purpose;
        DirectionCount = 2 * lattice.StepCount;
        generators = new ulong[lattice.Dimension];
        KeySteps = new ulong[RoundUp(DirectionCount, 8)];
        HashSteps = new ulong[KeySteps.Length];
        Stride = lattice.Dimension <= 4 ? 4 : RoundUp(lattice.Dimension, 8);
        Components = new int[DirectionCount * Stride];
        for (int direction = 0; direction < DirectionCount; direction++)
        {
            for (int axis = 0; axis < lattice.Dimension; axis++)
                Components[(direction * Stride) + axis] = Sign(direction) * lattice.Component(direction / 2, axis);
        }
    }

    /// <summary>z.</summary>
    public int DirectionCount { get; }

    /// <summary>The numbers that the coordinates of one site take: d, rounded up to whole vectors.</summary>
    public int Stride { get; }

    /// <summary>The key of the origin.</summary>
    public ulong Origin { get; private set; }

    /// <summary>What a direction adds to a key; padded to a multiple of eight.</summary>
    public ulong[] KeySteps { get; }

    /// <summary>What is added to a site's key to have the key of the random number that decides about the direction.</summary>
    public ulong[] HashSteps { get; }

    /// <summary>What a direction adds to the coordinates; <see cref="Stride"/> numbers a direction.</summary>
    public int[] Components { get; }

    /// <summary>Draws the keys of a cluster.</summary>
    public void Draw(ulong seed, ulong cluster)
    {
        var stream = new RandomStream(seed, purpose, cluster);
        Origin = stream.NextBits() | 1;
        for (int axis = 0; axis < generators.Length; axis++)
            generators[axis] = (stream.NextBits() << 2) | 2;
        for (int step = 0; step < lattice.StepCount; step++)
        {
            ulong bondKey = kind == PercolationKind.Bond ? stream.NextBits() << 1 : 0;
            Set(step, StepKey(step), bondKey);
        }
    }

    private void Set(int step, ulong stepKey, ulong bondKey)
    {
        int forward = 2 * step, backward = forward + 1;
        KeySteps[forward] = stepKey;
        KeySteps[backward] = unchecked(0 - stepKey);
        // A bond belongs to the end from which its step leads to the other.
        bool bonds = kind == PercolationKind.Bond;
        HashSteps[forward] = bonds ? bondKey : stepKey;
        HashSteps[backward] = unchecked(bondKey - stepKey);
    }

    private ulong StepKey(int step)
    {
        ulong key = 0;
        for (int axis = 0; axis < generators.Length; axis++)
            key += unchecked((ulong)Components[(2 * step * Stride) + axis] * generators[axis]);
        return key;
    }

    private static int Sign(int direction) => (direction & 1) == 0 ? 1 : -1;

    private static int RoundUp(int number, int multiple) => (number + multiple - 1) / multiple * multiple;
}
