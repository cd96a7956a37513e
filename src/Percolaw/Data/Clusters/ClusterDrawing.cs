using System.Collections.Concurrent;

namespace Percolaw.Data;

/// <summary>
/// Draws clusters in waves of attempts, until enough are kept. How long the waves are decides how much is drawn in vain, and
/// nothing else.
/// </summary>
internal sealed class ClusterDrawing(
    ClusterDataParameters parameters, int threads, CancellationToken cancellation, long mostSites = ClusterDataParameters.LargestSize)
{
    private const int LongestWave = 1 << 16, RangeAttempts = 64;

    // Beyond so many attempts, or sites grown in vain, with nothing to show for it, there is no hope.
    private const int MostVainAttempts = 10_000_000;
    private const double MostVainSites = 5e7, MostVainClusters = 1000;
    private const int MostAttempts = 2_000_000_000;

    private readonly ClusterSources sources = new(parameters, threads, cancellation);
    private readonly long[] keys = new long[parameters.Clusters];
    private readonly int[] sizes = new int[LongestWave];
    private int kept, attempts, tooLarge, tooSmall;
    private long sites;

    public ClusterDataDraw Run()
    {
        if (parameters.IsTree)
            CheckChances();
        while (kept < keys.Length)
        {
            int length = WaveLength();
            Measure(length);
            for (int i = 0; i < length && kept < keys.Length; i++)
                Take(sizes[i]);
            if (kept < keys.Length && IsHopeless())
                throw Hopeless();
        }

        return new ClusterDataDraw(parameters, keys) { Attempts = attempts, TooLarge = tooLarge, TooSmall = tooSmall };
    }

    /// <summary>Where the law of sizes is known, what is hopeless is known before.</summary>
    private void CheckChances()
    {
        double share = ClusterDataSites.BetheShare(parameters), mean = ClusterDataSites.Mean(parameters);
        if (share * MostAttempts < keys.Length)
        {
            throw new PercolawException(FormattableString.Invariant(
                $"one cluster in {1 / share:G2} has {parameters.MinimumSize} to {parameters.MaximumSize} sites, too few for {keys.Length}; widen the range, or choose an occupation probability nearer to the threshold"));
        }

        if (mean > mostSites)
            throw TooManySites(FormattableString.Invariant($"{keys.Length} clusters have {mean:G3} sites on average"));
    }

    /// <summary>As many as should be needed, going by those before.</summary>
    private int WaveLength()
    {
        double needed = (keys.Length - kept) * (attempts + 1.0) / (kept + 1.0);
        return (int)Math.Min(Math.Clamp(needed, threads, LongestWave), MostAttempts - attempts);
    }

    private void Measure(int length)
    {
        int range = Math.Clamp(length / (4 * threads), 1, RangeAttempts), first = attempts;
        sources.Run(Partitioner.Create(0, length, range), (source, attempts) =>
        {
            for (int i = attempts.Item1; i < attempts.Item2; i++)
                sizes[i] = source.Measure(first + i, cancellation);
        });
    }

    private void Take(int size)
    {
        if (size == IClusterSource.TooLarge)
        {
            tooLarge++;
        }
        else if (size < parameters.MinimumSize)
        {
            tooSmall++;
        }
        else
        {
            keys[kept++] = ClusterDataDraw.Key(size, attempts);
            sites += size;
            if (sites > mostSites)
                throw TooManySites($"the first {kept} of {keys.Length} clusters have {sites} sites");
        }

        attempts++;
    }

    private bool IsHopeless()
    {
        double vainSites = ((double)tooLarge * parameters.MaximumSize) + tooSmall;
        if (kept == 0 && (attempts >= MostVainAttempts || vainSites >= MostVainSites + (MostVainClusters * parameters.MaximumSize)))
            return true;
        return attempts >= MostAttempts || (attempts >= MostVainAttempts && (double)attempts / kept * keys.Length > MostAttempts);
    }

    private PercolawException TooManySites(string what) =>
        new($"{what}, more than the {mostSites} that fit a data set; lower the number of clusters or the maximum size");

    private PercolawException Hopeless()
    {
        string remedy = tooLarge > tooSmall ? "lower the occupation probability or raise the maximum size" : "raise the occupation probability or lower the minimum size";
        return new PercolawException(
            $"only {kept} of {attempts} clusters had {parameters.MinimumSize} to {parameters.MaximumSize} sites, {keys.Length} are asked for ({tooLarge} had more, {tooSmall} fewer); {remedy}");
    }
}
