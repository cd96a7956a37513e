using Percolaw.Percolation;

namespace Percolaw.Experiments;

/// <summary>The memory of one thread for one box, and what fills it.</summary>
internal abstract class LatticeWorker(LatticeParameters parameters, LatticeBox box)
{
    public LatticeBox Box => box;

    protected LatticeParameters Parameters => parameters;

    public static long EstimateMemory(LatticeParameters parameters, LatticeBox box) => parameters.Sweep
        ? OccupationSweep.EstimateMemory(box, parameters.Kind, windowOnly: true)
        : parameters.Probabilities.Max(p => ConfigurationLabeller.EstimateMemory(box, parameters.Kind, p));

    /// <summary>
    /// What tells the random numbers of one box and probability from those of another: a hash of lattice, dimension,
    /// length, boundary, kind and p themselves, not of their places in lists, so that what comes out does not depend on
    /// what else is asked for. By chance two of k points share numbers with probability k²/2^33.
    /// </summary>
    internal static uint KeyOf(LatticeParameters parameters, LatticeBox box, double probability)
    {
        ulong key = BitConverter.DoubleToUInt64Bits(probability);
        foreach (char letter in parameters.Lattice) key = Mix(key, letter);
        key = Mix(Mix(key, (ulong)box.Dimension), (ulong)box.Length);
        return (uint)(Mix(Mix(key, (ulong)box.Boundary), (ulong)parameters.Kind) >> 32);
    }

    /// <summary>The finalizer of MurmurHash3 (Appleby) over both.</summary>
    private static ulong Mix(ulong key, ulong more)
    {
        key = (key ^ more) * 0xFF51AFD7ED558CCD;
        key = (key ^ (key >> 33)) * 0xC4CEB9FE1A85EC53;
        return key ^ (key >> 33);
    }

    /// <summary>Runs the samples of one task.</summary>
    public abstract LatticeTaskResult Run(LatticePart part, ITaskMonitor monitor, CancellationToken cancellation);
}
