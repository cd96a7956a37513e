using Percolaw.Learning;
using Percolaw.Randomness;

namespace Percolaw.Tests.Learning;

/// <summary>The laws of test sites and training sites. All false-alarm probabilities are 1e-4 a call.</summary>
public sealed class SiteSamplerTests
{
    private static RandomStream Stream(ulong index) => new(41, StreamPurpose.Test, index);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(100, 40)]
    [InlineData(256, 256)]
    [InlineData(257, 257)]
    [InlineData(5000, 256)]
    [InlineData(5000, 257)]
    [InlineData(5000, 5000)]
    [InlineData(64_000, 1000)]
    public void DrawTestSites_AnyCount_AreThatManyDifferentSitesInOrder(int size, int count)
    {
        var sampler = new SiteSampler();
        var sites = new SiteList();
        RandomStream stream = Stream(1);
        for (int i = 0; i < 20; i++)
        {
            // Another size between: the scratch memory must not remember.
            sampler.DrawTestSites(ref stream, 2 * size, Math.Min(2 * size, 300), sites);
            sampler.DrawTestSites(ref stream, size, count, sites);
            int[] drawn = sites.Sites.ToArray();
            drawn.Length.ShouldBe(count);
            drawn.ShouldBe(drawn.Order().Distinct());
            drawn.ShouldAllBe(site => site >= 0 && site < size);
        }
    }

    [Fact]
    public void DrawTestSites_SmallSet_AllSubsetsAreEquallyLikely()
    {
        var sampler = new SiteSampler();
        var sites = new SiteList();
        RandomStream stream = Stream(2);
        var counts = new Dictionary<int, long>();
        for (int i = 0; i < 100_000; i++)
        {
            sampler.DrawTestSites(ref stream, 7, 3, sites);
            int subset = sites.Sites.ToArray().Sum(site => 1 << site);
            counts[subset] = counts.GetValueOrDefault(subset) + 1;
        }

        counts.Count.ShouldBe(35);
        counts.Values.ToArray().ShouldBeEven();
    }

    /// <summary>On both sides of the count at which the way to draw changes.</summary>
    [Theory]
    [InlineData(256)]
    [InlineData(257)]
    public void DrawTestSites_AllButOne_LeaveOutEachSiteEquallyOften(int count)
    {
        var sampler = new SiteSampler();
        var sites = new SiteList();
        RandomStream stream = Stream(3);
        var counts = new long[count + 1];
        for (int i = 0; i < 10_000; i++)
        {
            sampler.DrawTestSites(ref stream, count + 1, count, sites);
            ReadOnlySpan<int> drawn = sites.Sites;
            int missing = 0;
            while (missing < count && drawn[missing] == missing)
                missing++;
            counts[missing]++;
        }

        counts.ShouldBeEven();
    }

    [Theory]
    [InlineData(40)]
    [InlineData(300)]
    public void DrawTestSites_OneOfThemAtRandom_IsAnySiteEquallyOften(int count)
    {
        var sampler = new SiteSampler();
        var sites = new SiteList();
        RandomStream stream = Stream(4);
        var counts = new long[1000];
        for (int i = 0; i < 30_000; i++)
        {
            sampler.DrawTestSites(ref stream, 1000, count, sites);
            counts[sites.Sites[i % count]]++;
        }

        counts.ShouldBeEven();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public void DrawTestSites_ImpossibleCount_Throws(int count) => Should.Throw<ArgumentOutOfRangeException>(() =>
    {
        RandomStream stream = Stream(5);
        new SiteSampler().DrawTestSites(ref stream, 10, count, new SiteList());
    });

    /// <summary>Each subset of the three sites that are no test sites has its product of probabilities: independence and all.</summary>
    [Theory]
    [InlineData(0.03)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void DrawTrainingSites_SmallSet_EachSubsetHasItsProbability(double probability)
    {
        SiteList tests = Trees.Sites(0, 3), training = new();
        RandomStream stream = Stream(6);
        var counts = new long[8];
        const int draws = 200_000;
        for (int i = 0; i < draws; i++)
        {
            SiteSampler.DrawTrainingSites(ref stream, 5, probability, tests, training);
            int subset = 0;
            foreach (int site in training.Sites)
                subset |= 1 << (site == 1 ? 0 : site == 2 ? 1 : site == 4 ? 2 : 20);
            counts[subset]++;
        }

        double[] expected = [.. Enumerable.Range(0, 8).Select(subset => Enumerable.Range(0, 3)
            .Aggregate(1.0, (product, bit) => product * ((subset >> bit & 1) == 1 ? probability : 1 - probability)))];
        counts.ShouldFollow(expected, draws, $"p = {probability}");
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.3)]
    [InlineData(0.95)]
    public void DrawTrainingSites_ManySites_AreDisjointAndEachHasTheProbability(double probability)
    {
        const int size = 500, draws = 4000;
        var sampler = new SiteSampler();
        SiteList tests = new(), training = new();
        RandomStream stream = Stream(7);
        sampler.DrawTestSites(ref stream, size, 100, tests);
        HashSet<int> excluded = [.. tests.Sites];
        var counts = new long[size];
        var numbers = new double[draws];
        for (int i = 0; i < draws; i++)
        {
            SiteSampler.DrawTrainingSites(ref stream, size, probability, tests, training);
            numbers[i] = training.Count;
            foreach (int site in training.Sites)
                counts[site]++;
            training.Sites.ToArray().ShouldBe(training.Sites.ToArray().Order().Distinct());
        }

        counts.Where((_, site) => excluded.Contains(site)).ShouldAllBe(count => count == 0);
        counts.Where((_, site) => !excluded.Contains(site)).ToArray().ShouldBeBinomial(probability, draws);

        // The number is binomial: its mean, and its variance with the fourth moment's standard error.
        double variance = (size - 100) * probability * (1 - probability);
        numbers.Average().ShouldBeWithin((size - 100) * probability, Math.Sqrt(variance / draws));
        numbers.Select(number => Math.Pow(number - ((size - 100) * probability), 2)).ToArray().ShouldHaveMean(variance, "variance");
    }

    [Fact]
    public void DrawTrainingSites_ProbabilityOneOrZero_AreAllOthersOrNone()
    {
        SiteList tests = Trees.Sites(2, 5), training = new();
        RandomStream stream = Stream(8);
        SiteSampler.DrawTrainingSites(ref stream, 7, 1, tests, training);
        training.Sites.ToArray().ShouldBe([0, 1, 3, 4, 6]);
        SiteSampler.DrawTrainingSites(ref stream, 7, 0, tests, training);
        training.Count.ShouldBe(0);
    }

    /// <summary>Allocations fall off so steeply that such fractions occur; 1 - p is 1 there. A site by chance: below 1e-4.</summary>
    [Theory]
    [InlineData(1e-15)]
    [InlineData(1e-17)]
    [InlineData(1e-300)]
    [InlineData(double.Epsilon)]
    public void DrawTrainingSites_TinyProbability_AreNone(double probability)
    {
        var training = new SiteList();
        RandomStream stream = Stream(9);
        for (int i = 0; i < 1000; i++)
        {
            SiteSampler.DrawTrainingSites(ref stream, 1_000_000, probability, new SiteList(), training);
            training.Count.ShouldBe(0);
        }
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void DrawTrainingSites_OutOfRange_Throws(double probability) => Should.Throw<ArgumentOutOfRangeException>(() =>
    {
        RandomStream stream = Stream(10);
        SiteSampler.DrawTrainingSites(ref stream, 10, probability, new SiteList(), new SiteList());
    });
}
