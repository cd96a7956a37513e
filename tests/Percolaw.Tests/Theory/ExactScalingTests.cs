using Percolaw.Theory;

namespace Percolaw.Tests.Theory;

public sealed class ExactScalingTests
{
    public static TheoryData<double, double, double> Grid()
    {
        TheoryData<double, double, double> data = [];
        foreach (double alpha in new[] { 0.4, 1, 3 })
        {
            foreach (double cluster in new[] { 0.5, 1, 1.5, 20 })
            {
                foreach (double scale in new[] { 0.5, 1, 2.9, 40, 500, 3e4 })
                    data.Add(alpha, cluster, scale);
            }
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Grid))]
    public void Loss_ModelWithFiniteClusters_IsTheDirectSum(double alpha, double cluster, double n)
    {
        const int count = 316;
        double decay = (alpha + 1) / (cluster + 1);
        double[] weight = [.. Enumerable.Range(1, count).Select(k => Math.Pow(k, -alpha - 1))];
        double[] shape = [.. Enumerable.Range(1, count).Select(k => Math.Pow(k, -decay))];
        int learnt = 0;
        double best = 1;
        double atOne = 1;
        for (int j = 1; j <= count && n >= 1; j++)
        {
            double unit = n / shape.Take(j).Sum();
            double loss = (Enumerable.Range(0, j).Sum(k => weight[k] * Math.Pow(unit * shape[k], -cluster)) + weight.Skip(j).Sum()) / weight.Sum();
            best = Math.Min(best, loss);
            if (unit * shape[j - 1] >= 1)
                (learnt, atOne) = (j, loss);
        }
        ExactModelScaling one = new(alpha, cluster, count);
        one.Loss(n).ShouldBeRelatively(atOne, 1e-12);
        one.BreakRank(n).ShouldBe(learnt);
        new ExactModelScaling(alpha, cluster, count, EndPoint.Optimal).Loss(n).ShouldBeRelatively(best, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Grid))]
    public void Loss_DataWithFiniteClusters_IsTheDirectSum(double alpha, double cluster, double size)
    {
        const int count = 316;
        double total = Enumerable.Range(1, count).Sum(k => Math.Pow(k, -alpha - 1));
        double expected = Enumerable.Range(1, count).Select(k => Math.Pow(k, -alpha - 1) / total)
            .Sum(p => size * p >= 1 ? p * Math.Pow(size * p, -cluster) : p);
        new ExactDataScaling(alpha, cluster, count).Loss(size).ShouldBeRelatively(expected, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Grid))]
    public void Loss_ManyClusters_TendsToInfinitelyMany(double alpha, double cluster, double scale)
    {
        // The weight beyond K is some K^-α/α.
        const long count = 1_000_000_000_000_000;
        double rest = Math.Pow(count, -alpha) / alpha;
        new ExactModelScaling(alpha, cluster, count).RawLoss(scale).ShouldBe(new ExactModelScaling(alpha, cluster).RawLoss(scale), 2 * rest + 1e-14);
        new ExactDataScaling(alpha, cluster, count).Loss(scale).ShouldBe(new ExactDataScaling(alpha, cluster).Loss(scale), 4 * rest + 1e-13);
    }

    [Fact]
    public void CompletionScale_FiniteClusters_IsWhereTheLastIsLearnt()
    {
        foreach (ExactScaling curve in new ExactScaling[] { new ExactModelScaling(1, 1.5, 316), new ExactDataScaling(1, 1.5, 316) })
        {
            double scale = curve.CompletionScale!.Value;
            curve.BreakRank(scale * 1.0001).ShouldBe(316);
            curve.BreakRank(scale * 0.9999).ShouldBe(315);
        }
        new ExactModelScaling(1, 1.5).CompletionScale.ShouldBeNull();
    }

    [Fact]
    public void Loss_InfinitelyManyClusters_IsSumAndZetaTail()
    {
        // N = 3, α = 1, c/D = 1: n_k ∝ 1/k; 2 clusters get 2 and 1; 3 would get 18/11, 9/11, 6/11.
        double zeta = Math.PI * Math.PI / 6;
        double expected = (1 / 2.0 + 1 / 4.0 / 1.0 + zeta - 1 - 0.25) / zeta;
        new ExactModelScaling(1, 1).Loss(3).ShouldBeRelatively(expected, 1e-14);
        // 𝒟 = 8: p = 1/ζ, 1/4ζ, …: 𝒟p = 4.86, 1.22, 0.54.
        double data = (zeta / 8 + zeta / 8 + zeta - 1.25) / zeta;
        new ExactDataScaling(1, 1).Loss(8).ShouldBeRelatively(data, 1e-14);
    }

    // The integrals' exponents, which the sums approach from N = 500 on.
    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(1.5)]
    public void LocalExponent_ManyLearntClusters_IsThatOfTheIntegral(double cluster)
    {
        new ExactModelScaling(1, cluster).LocalExponent(30000).ShouldBe(new ModelScaling(1, cluster).LocalExponent(30000), 0.015);
        new ExactModelScaling(1, cluster, endPoint: EndPoint.Optimal).LocalExponent(30000).ShouldBe(new ModelScaling(1, cluster).LocalExponent(30000), 0.02);
        new ExactDataScaling(1, cluster).LocalExponent(1e7).ShouldBe(new DataScaling(1, cluster).LocalExponent(1e7), 0.01);
        new ExactModelScaling(1, cluster).LocalExponent(1e40).ShouldBe(new ModelScaling(1, cluster).LocalExponent(1e40), 2e-3);
        new ExactDataScaling(1, cluster).LocalExponent(1e40).ShouldBe(new DataScaling(1, cluster).LocalExponent(1e40), 2e-3);
    }

    [Fact]
    public void LocalExponent_Chords_JoinTheStarts()
    {
        // The chords' exponents, weighted by their lengths, add up to the fall of the loss.
        ExactModelScaling curve = new(1, 1.5, 316);
        double from = Start(curve, 20);
        double fall = 0;
        double at = from;
        for (int rank = 20; rank < 60; rank++)
        {
            double next = Start(curve, rank + 1);
            fall += curve.LocalExponent(Math.Sqrt(at * next)) * Math.Log(next / at);
            at = next;
        }
        fall.ShouldBe(Math.Log(curve.Loss(from * (1 + 1e-12)) / curve.Loss(at * (1 + 1e-12))), 1e-9);
    }

    [Fact]
    public void LocalExponent_FiniteClusters_NeverHasThePlateau()
    {
        // 316 clusters and c/D = 1.5: 0.81, 0.95, then c/D itself; α = 1 is passed, not approached.
        ExactModelScaling curve = new(1, 1.5, 316);
        curve.LocalExponent(120).ShouldBe(0.81, 0.005);
        curve.LocalExponent(500).ShouldBe(0.95, 0.005);
        curve.LocalExponent(2000).ShouldBe(1.5, 1e-12);
        curve.LocalExponent(30000).ShouldBe(1.5, 1e-12);
    }

    [Fact]
    public void BreakRank_Thresholds_StartThere()
    {
        ExactModelScaling curve = new(1, 0.5);
        curve.BreakRank(0.99).ShouldBe(0);
        curve.BreakRank(1).ShouldBe(1);
        ExactDataScaling data = new(1, 0.5, 2);
        data.BreakRank(1.2499).ShouldBe(0);
        data.BreakRank(1.2501).ShouldBe(1);
        data.BreakRank(5.01).ShouldBe(2);
        data.BreakRank(1e300).ShouldBe(2);
    }

    [Fact]
    public void Loss_OptimalEndPoint_IsContinuousAndLower()
    {
        ExactModelScaling optimal = new(1, 0.5, endPoint: EndPoint.Optimal);
        ExactModelScaling one = new(1, 0.5);
        foreach (double n in Enumerable.Range(0, 500).Select(i => Math.Pow(30000, i / 499.0)))
        {
            optimal.Loss(n).ShouldBeLessThanOrEqualTo(one.Loss(n) * (1 + 1e-14));
            optimal.Loss(n * (1 + 1e-9)).ShouldBeRelatively(optimal.Loss(n), 1e-8);
        }
    }

    [Fact]
    public void Constructor_NoClusters_Throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new ExactModelScaling(1, 1, 0)).Message.ShouldContain("is 0; must be at least 1");

    private static double Start(ExactModelScaling curve, int rank)
    {
        (double low, double high) = (1, 1e6);
        for (int i = 0; i < 200; i++)
        {
            double middle = Math.Sqrt(low * high);
            if (curve.BreakRank(middle) >= rank)
                high = middle;
            else
                low = middle;
        }
        return high;
    }
}
