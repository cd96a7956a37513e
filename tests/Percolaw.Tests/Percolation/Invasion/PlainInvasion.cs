using Percolaw.Percolation;

namespace Percolaw.Tests.Percolation;

/// <summary>Invasion percolation with coordinates and a sorted boundary: slow and easy to believe. Weights are those of the fast version.</summary>
internal sealed class PlainInvasion
{
    private readonly ILattice lattice;
    private readonly bool isSite;
    private readonly LatticeKeys keys;
    private readonly ulong seedKey;
    private readonly ulong[] axisKeys;
    private readonly HashSet<string> cluster = [], tested = [];
    private readonly SortedDictionary<ulong, int[]> boundary = [];

    public PlainInvasion(ILattice lattice, PercolationKind kind, ulong seed)
    {
        (this.lattice, isSite, keys, seedKey) = (lattice, kind == PercolationKind.Site, new LatticeKeys(lattice), LatticeKeys.Mix(seed));
        // Steps along single axes tell what an axis adds.
        axisKeys = new ulong[lattice.Dimension];
        for (int step = 0; step < lattice.StepCount; step++)
        {
            int[] axes = [.. Enumerable.Range(0, lattice.Dimension).Where(axis => lattice.Component(step, axis) != 0)];
            if (axes.Length == 1) axisKeys[axes[0]] = keys.Steps[step];
        }
        int[] origin = new int[lattice.Dimension];
        tested.Add(Name(origin));
        Enter(origin);
    }

    /// <summary>What was tested when so many had been invaded.</summary>
    public long[] Run(long[] checkpoints)
    {
        long[] seen = new long[checkpoints.Length];
        long invaded = 0;
        for (int i = 0; i < checkpoints.Length; i++)
        {
            for (; invaded < checkpoints[i]; invaded++)
            {
                (ulong weight, int[] site) = boundary.First();
                boundary.Remove(weight);
                if (!cluster.Contains(Name(site))) Enter(site);
            }
            seen[i] = tested.Count - 1;
        }
        return seen;
    }

    private void Enter(int[] site)
    {
        cluster.Add(Name(site));
        for (int step = 0; step < lattice.StepCount; step++)
        {
            Test(site, step, 1);
            Test(site, step, -1);
        }
    }

    private void Test(int[] site, int step, int sign)
    {
        int[] beyond = [.. site.Select((x, axis) => x + (sign * lattice.Component(step, axis)))];
        int[] start = sign > 0 ? site : beyond;
        string name = isSite ? Name(beyond) : $"{Name(start)}/{step}";
        if (!tested.Add(name)) return;
        ulong key = isSite ? Key(beyond) : Key(start) + keys.Bonds[step];
        boundary.Add(LatticeKeys.Mix(key ^ seedKey), beyond);
    }

    private ulong Key(int[] site)
    {
        ulong key = LatticeKeys.Origin;
        for (int axis = 0; axis < site.Length; axis++) key += unchecked((ulong)site[axis] * axisKeys[axis]);
        return key;
    }

    private static string Name(int[] site) => string.Join(',', site);
}
