using System.Numerics;
using Percolaw.Numerics;
using Percolaw.Randomness;

namespace Percolaw.Learning;

/// <summary>
/// Draws the test sites and the training sites of one evaluation: an exact number of test sites, and each of the
/// other sites for training with the same probability, so that their number is binomial and the two sets are disjoint.
/// Holds scratch memory of about one bit a site; one instance a thread.
/// </summary>
public sealed class SiteSampler
{
    private const int InsertionLimit = 256;

    // One bit a site; and one for each 64 of those, which tells where to look.
    private ulong[] marks = [], marked = [];

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
            (marks, marked) = (new ulong[words], new ulong[(words + 63) / 64]);
        for (int done = 0; done < count;)
        {
            int site = stream.NextIndex(size), place = site >> 6;
            ulong bit = 1UL << (site & 63);
            ref ulong word = ref marks[place];
            done += (word & bit) == 0 ? 1 : 0;
            word |= bit;
            marked[place >> 6] |= 1UL << (place & 63);
        }
    }

    /// <summary>Lists the marked sites in order, and takes the marks away.</summary>
    private void CollectMarks(int size, SiteList sites)
    {
        int words = (size + 63) / 64;
        for (int i = 0; i < (words + 63) / 64; i++)
        {
            for (ulong places = marked[i]; places != 0; places &= places - 1)
            {
                int place = (i << 6) | BitOperations.TrailingZeroCount(places);
                for (ulong word = marks[place]; word != 0; word &= word - 1)
                    sites.Append((place << 6) | BitOperations.TrailingZeroCount(word));
                marks[place] = 0;
            }

            marked[i] = 0;
        }
    }
}
