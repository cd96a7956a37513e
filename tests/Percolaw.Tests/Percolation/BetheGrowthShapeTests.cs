using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Tests.Percolation;

/// <summary>The trees that growth makes. All false-alarm probabilities are 1e-4 a test.</summary>
public sealed class BetheGrowthShapeTests
{
    private const int Maximum = 3000;

    private static int Grow(BetheGrowth growth, ulong index, int[] depths) =>
        growth.Grow(new RandomStream(21, StreamPurpose.Test, index), depths.Length - BetheGrowth.Slack, depths);

    [Theory]
    [InlineData(2, 0.9)]
    [InlineData(3, 0.5)]
    [InlineData(4, 0.4)]
    [InlineData(200, 1.0 / 199)]
    public void Grow_AnyCluster_IsATreeInDepthFirstOrder(int coordination, double occupation)
    {
        var growth = new BetheGrowth(coordination, occupation);
        var depths = new int[Maximum + BetheGrowth.Slack];
        int mostAtRoot = 0, mostElsewhere = 0;
        for (ulong i = 0; i < 3000; i++)
        {
            int size = Grow(growth, i, depths);
            if (size == BetheGrowth.TooLarge)
                continue;
            depths[0].ShouldBe(0);
            for (int site = 1; site < size; site++)
                (depths[site] >= 1 && depths[site] <= depths[site - 1] + 1).ShouldBeTrue($"site {site}");
            var children = new int[size];
            foreach (int parent in TreeShape.Parents(depths.AsSpan(0, size))[1..])
                children[parent]++;

            mostAtRoot = Math.Max(mostAtRoot, children[0]);
            mostElsewhere = Math.Max(mostElsewhere, children.Skip(1).DefaultIfEmpty().Max());
        }

        mostAtRoot.ShouldBeLessThanOrEqualTo(coordination);
        mostElsewhere.ShouldBeLessThanOrEqualTo(coordination - 1);
        if (coordination <= 4)
            (mostAtRoot, mostElsewhere).ShouldBe((coordination, coordination - 1), "all places are taken at least once in 3000 clusters");
    }

    /// <summary>The root has z chances, every other site z - 1: chi-square of both numbers of children.</summary>
    [Theory]
    [InlineData(3, 0.45)]
    [InlineData(4, 0.3)]
    [InlineData(6, 0.18)]
    [InlineData(200, 0.0045)]
    public void Grow_ManyClusters_HaveBinomialNumbersOfChildren(int coordination, double occupation)
    {
        var growth = new BetheGrowth(coordination, occupation);
        // Below the threshold no cluster comes near this size: those given up would thin out the large numbers.
        var depths = new int[200_000 + BetheGrowth.Slack];
        long[] atRoot = new long[coordination + 1], atFirstChild = new long[coordination];
        long roots = 0, firstChildren = 0;
        for (ulong i = 0; i < 20_000; i++)
        {
            int size = Grow(growth, i, depths);
            size.ShouldNotBe(BetheGrowth.TooLarge);
            roots++;
            atRoot[depths.AsSpan(0, size).Count(1)]++;
            if (size == 1)
                continue;
            firstChildren++;
            int next = depths.AsSpan(2, size - 2).IndexOf(1);
            atFirstChild[depths.AsSpan(2, next < 0 ? size - 2 : next).Count(2)]++;
        }

        atRoot.ShouldFollow(Binomial(coordination, occupation), roots, "root");
        atFirstChild.ShouldFollow(Binomial(coordination - 1, occupation), firstChildren, "first child");
    }

    private static double[] Binomial(int trials, double probability)
    {
        var probabilities = new double[trials + 1];
        probabilities[0] = Math.Pow(1 - probability, trials);
        for (int k = 0; k < trials; k++)
            probabilities[k + 1] = probabilities[k] * (trials - k) / (k + 1) * probability / (1 - probability);
        return probabilities;
    }

    /// <summary>E sites at chemical distance l = z p ((z-1) p)^(l-1): the whole tree, not only sizes.</summary>
    [Theory]
    [InlineData(3, 0.4)]
    [InlineData(6, 0.18)]
    [InlineData(200, 0.0045)]
    public void Grow_ManyClusters_HaveTheExactMassAtEachDistance(int coordination, double occupation)
    {
        const int clusters = 50_000, distances = 6;
        var growth = new BetheGrowth(coordination, occupation);
        // Below the threshold no cluster comes near this size.
        var depths = new int[50_000];
        double[,] masses = new double[clusters, distances + 1];
        for (int i = 0; i < clusters; i++)
        {
            int size = Grow(growth, (ulong)i, depths);
            size.ShouldNotBe(BetheGrowth.TooLarge);
            foreach (int depth in depths.AsSpan(0, size))
            {
                if (depth <= distances)
                    masses[i, depth]++;
            }
        }

        for (int distance = 1; distance <= distances; distance++)
        {
            double[] sample = [.. Enumerable.Range(0, clusters).Select(i => masses[i, distance])];
            sample.ShouldHaveMean(coordination * occupation * Math.Pow((coordination - 1) * occupation, distance - 1), $"distance {distance}");
        }
    }
}
