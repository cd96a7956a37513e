using System.Runtime.CompilerServices;
using Percolaw.Numerics;

namespace Percolaw.Percolation;

/// <summary>
/// Invasion percolation on an infinite lattice: every site (bond) has a uniform random weight, and from the origin the
/// site (bond) of smallest weight at the boundary of the cluster is invaded, again and again. Of n invaded ones and b
/// that were seen at the boundary, n/(n + b) tends to the threshold p_c (Wilkinson and Willemsen, J. Phys. A 16, 3365
/// (1983); Mertens and Moore, PRE 98, 022120 (2018)).
/// </summary>
/// <remarks>
/// Sites: those next to the cluster are the boundary, and the origin counts neither as invaded nor as seen. Bonds: a
/// bond that joins two sites of the cluster is invaded like any other when its turn comes. Memory: some 16 bytes for
/// each site seen (with bonds: in the cluster), and 16 bytes for each entry of the boundary, twice that while a table
/// grows. Weights are a hash of the key of the site (bond) and the seed. Not for concurrent use.
/// </remarks>
internal sealed class InvasionPercolation
{
    private readonly LatticeKeys keys;
    private readonly PercolationKind kind;
    private readonly KeyTable known = new();
    private readonly InvasionFront front;
    private ulong seedKey;
    private long seen;

    /// <summary>Creates the workspace for a lattice.</summary>
    public InvasionPercolation(ILattice lattice, PercolationKind kind)
    {
        keys = new LatticeKeys(lattice);
        this.kind = kind;
        // The threshold lies between 1/(z-1), that of a tree, and twice that, in all dimensions above 1.
        front = new InvasionFront(Math.Min(0.9, 1.6 / ((2 * lattice.StepCount) - 1)));
    }

    /// <summary>The bytes that clusters of so many invaded sites (bonds) take: an upper estimate.</summary>
    public static long EstimateMemory(ILattice lattice, PercolationKind kind, long invaded)
    {
        ArgumentNullException.ThrowIfNull(lattice);
        long seenMost = invaded * 2 * lattice.StepCount;
        return KeyTable.Memory(kind == PercolationKind.Site ? seenMost : invaded) + (3 * 16 * seenMost);
    }

    /// <summary>Invades until the last checkpoint.</summary>
    /// <param name="seedKey">Any number; it decides all weights.</param>
    /// <param name="checkpoints">Numbers n of invaded sites (bonds), ascending, each at least 1.</param>
    /// <param name="seenAt">Receives n + b at each checkpoint.</param>
    /// <param name="cancellation">Observed every few thousand steps.</param>
    public void Run(ulong seedKey, ReadOnlySpan<long> checkpoints, Span<long> seenAt, CancellationToken cancellation = default)
    {
        Guard.SameLength(seenAt.Length, checkpoints.Length, nameof(seenAt));
        Start(seedKey);
        long invaded = 0;
        for (int i = 0; i < checkpoints.Length; i++)
        {
            for (; invaded < checkpoints[i]; invaded++)
            {
                if ((invaded & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
                InvadeOne();
            }
            seenAt[i] = seen;
        }
    }

    private void Start(ulong seed)
    {
        known.Clear();
        front.Clear();
        seedKey = LatticeKeys.Mix(seed);
        seen = 0;
        known.Add(LatticeKeys.Origin);
        Enter(LatticeKeys.Origin);
    }

    private void InvadeOne()
    {
        ulong key = front.TakeSmallest();
        // With bonds the site beyond may have been reached by another one meanwhile.
        if (kind == PercolationKind.Site || known.Add(key)) Enter(key);
    }

    private void Enter(ulong site)
    {
        if (kind == PercolationKind.Site) EnterSite(site);
        else EnterByBond(site);
    }

    private void EnterSite(ulong site)
    {
        foreach (ulong step in keys.Steps)
        {
            See(site + step);
            See(site - step);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void See(ulong site)
    {
        if (!known.Add(site)) return;
        seen++;
        front.Add(LatticeKeys.Mix(site ^ seedKey), site);
    }

    private void EnterByBond(ulong site)
    {
        ReadOnlySpan<ulong> steps = keys.Steps, bonds = keys.Bonds;
        for (int i = 0; i < steps.Length; i++)
        {
            SeeBond(site + bonds[i], site + steps[i]);
            SeeBond(site - steps[i] + bonds[i], site - steps[i]);
        }
    }

    // A bond to a site of the cluster was seen when that site entered.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SeeBond(ulong bond, ulong beyond)
    {
        if (known.Contains(beyond)) return;
        seen++;
        front.Add(LatticeKeys.Mix(bond ^ seedKey), beyond);
    }
}
