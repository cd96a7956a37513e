using System.Numerics;
using Percolaw.Numerics;
using Percolaw.Randomness;

namespace Percolaw.Learning;

/// <summary>
/// Draws the test sites and the training sites of one evaluation: an exact number of test sites, and each of the
/// other sites for training with the same probability, so that their number is binomial and the two sets are disjoint.
/// Holds scratch memory of one bit a site; one instance a thread.
/// </summary>
public sealed class SiteSampler
{
    private const int InsertionLimit = 256;

    private ulong[] marks = [];

    /// <summary>Draws <paramref name="count"/> different sites of 0 … <paramref name="size"/> - 1, all sets equally likely.</summary>
    public void DrawTestSites(ref RandomStream stream, int size, int count, SiteList testSites)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, size);
        testSites.Clear();
        if (count <= InsertionLimit)
        {
            while (testSites.Count < count)
                testSites.Insert(stream.NextIndex(size));
            return;
        }

        Mark(ref stream, size, count);
        CollectMarks(size, testSites);
    }

    /// <summary>
    /// Draws each site of 0 … <paramref name="size"/> - 1 that is no test site with a probability, by jumps of
    /// geometric length, so that the cost is that of the sites drawn.
    /// </summary>
    public static void DrawTrainingSites(
        ref RandomStream stream, int size, double probability, SiteList testSites, SiteList trainingSites)
    {
        if (!(probability >= 0 && probability <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "must be in [0, 1]");
        trainingSites.Clear();
        if (probability == 0)
            return;

        ReadOnlySpan<int> excluded = testSites.Sites;
        // .NET's own LogP1 is log(1 + x): 0 below 1e-16, where the jumps must be endless, not backwards.
        double scale = 1 / Expm1.Log1p(-probability);
        int next = 0;
        for (double site = Jump(ref stream, scale); site < size; site += 1 + Jump(ref stream, scale))
        {
            int drawn = (int)site;
            while (next < excluded.Length && excluded[next] < drawn)
                next++;
            if (next == excluded.Length || excluded[next] != drawn)
                trainingSites.Append(drawn);
        }
    }

    /// <summary>Failures before the next success; scale = 1 / ln(1 - probability), 0 if every trial succeeds.</summary>
    private static double Jump(ref RandomStream stream, double scale) => Math.Floor(Math.Log(stream.NextPositive()) * scale);

    private void Mark(ref RandomStream stream, int size, int count)
    {
        int words = (size + 63) / 64;
        if (marks.Length < words)
            marks = new ulong[words];
        for (int marked = 0; marked < count;)
        {
            int site = stream.NextIndex(size);
            ulong bit = 1UL << (site & 63);
            ref ulong word = ref marks[site >> 6];
            marked += (word & bit) == 0 ? 1 : 0;
            word |= bit;
        }
    }

    private void CollectMarks(int size, SiteList sites)
    {
        Span<ulong> words = marks.AsSpan(0, (size + 63) / 64);
        for (int i = 0; i < words.Length; i++)
        {
            for (ulong word = words[i]; word != 0; word &= word - 1)
                sites.Append((i << 6) | BitOperations.TrailingZeroCount(word));
        }

        words.Clear();
    }
}
