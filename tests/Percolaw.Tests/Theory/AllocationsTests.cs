using Percolaw.Theory;

namespace Percolaw.Tests.Theory;

public sealed class AllocationsTests
{
    // The paper's 316 clusters do not reach k_br = 1080 at N = 30000: with all clusters the excess there is larger.
    [Theory]
    [InlineData(1, 316, 2.04)]
    [InlineData(500, 316, 1.27)]
    [InlineData(30000, 316, 1.17)]
    [InlineData(30000, 2000, 1.22)]
    public void Fill_Published_SpendsMoreThanN(double n, int clusters, double expected) =>
        (Allocations.Fill(Allocation.Published, new ModelScaling(1, 0.5), n, new double[clusters]) / n).ShouldBe(expected, 0.005);

    [Fact]
    public void Fill_Published_IsTheFormula()
    {
        ModelScaling curve = new(1, 0.5);
        double[] n = new double[316];
        Allocations.Fill(Allocation.Published, curve, 500, n).ShouldBeRelatively(n.Sum(), 1e-14);
        double rank = curve.BreakRank(500);
        rank.ShouldBe(58, 0.5);
        n[0].ShouldBeRelatively(Math.Pow(rank, 4.0 / 3), 1e-13);
        n[56].ShouldBeGreaterThan(1);
        n[(int)rank - 1].ShouldBeGreaterThan(1);
        n[(int)rank].ShouldBe(0);
    }

    [Theory]
    [InlineData(Allocation.Normalised)]
    [InlineData(Allocation.Optimal)]
    public void Fill_OtherKinds_SpendN(Allocation kind)
    {
        double[] n = new double[316];
        foreach (double target in new[] { 1, 1.7, 500, 1e5 })
        {
            n.AsSpan().Fill(double.NaN);
            Allocations.Fill(kind, new ModelScaling(1, 0.5), target, n).ShouldBe(target);
            n.Sum().ShouldBeRelatively(target, 1e-14);
            n.Where(share => share > 0).ShouldBe([.. n.Where(share => share > 0).OrderDescending()]);
        }
    }

    [Theory]
    [InlineData(0.5, 500)]
    [InlineData(1, 17)]
    [InlineData(2, 500)]
    [InlineData(0.5, 1e5)]
    public void Fill_Optimal_IsTheExactOptimum(double cluster, double n)
    {
        double[] allocation = new double[316];
        Allocations.Fill(Allocation.Optimal, new ModelScaling(1, cluster), n, allocation);
        ExactModelScaling exact = new(1, cluster, 316, EndPoint.Optimal);
        Allocations.Loss(allocation, 1, cluster).ShouldBeRelatively(exact.Loss(n), 1e-13);
        allocation.Count(share => share > 0).ShouldBe((int)exact.BreakRank(n));
    }

    [Fact]
    public void Fill_Optimal_CannotBeImprovedByExchange()
    {
        // Brute force: start elsewhere and move degrees of freedom between pairs of clusters while that helps, trying
        // also to give up a cluster; α = 1, c/D = 1/2, N = 40, 30 clusters.
        double[] best = new double[30];
        Allocations.Fill(Allocation.Optimal, new ModelScaling(1, 0.5), 40, best);
        double optimum = Allocations.Loss(best, 1, 0.5);
        double lowest = double.PositiveInfinity;
        for (int learnt = 1; learnt <= 30; learnt++)
        {
            double[] n = new double[30];
            n.AsSpan(0, learnt).Fill(40.0 / learnt);
            Exchange(n, learnt, 1, 0.5);
            lowest = Math.Min(lowest, Allocations.Loss(n, 1, 0.5));
        }
        lowest.ShouldBeRelatively(optimum, 1e-9);
    }

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(0.4, 2)]
    public void AllocationExponent_AtFixedClusters_IsThatOfNumericalMinimisation(double alpha, double cluster)
    {
        double[] n = new double[8];
        n.AsSpan().Fill(1000.0 / 8);
        Exchange(n, 8, alpha, cluster);
        double[] shape = new double[8];
        Allocations.FillPowerLaw(new ModelScaling(alpha, cluster).AllocationExponent, 9, 1000, shape);
        for (int i = 0; i < 8; i++)
            n[i].ShouldBeRelatively(shape[i], 1e-5);
    }

    // α = 1: at N = 500 and c/D = 1/2 the best k_br is 33 instead of 58 and the loss 1.6 % lower; 14 % at c/D = 2.
    [Theory]
    [InlineData(0.5, 2.25, 33, 28, 0.016)]
    [InlineData(2, 1.7320508075688772, 120.64, 115, 0.14)]
    public void EndPoint_ContinuousFormula_IsBestAtThePredictedShare(double cluster, double endShare, double expectedRank, int discreteRank, double gain)
    {
        ModelScaling curve = new(1, cluster);
        double b = curve.AllocationExponent;
        double spentAtOne(double rank) => rank * (1 - Math.Pow(rank, -b)) / b;
        // n_k = e (k/k_br)^(b-1) with all 500 spent; the loss as an integral: e^-(c/D) ∫ … + k_br^-1.
        double Loss(double rank)
        {
            double end = 500 / spentAtOne(rank);
            return Math.Pow(end, -cluster) * spentAtOne(rank) / (rank * rank) + 1 / rank;
        }
        double best = Enumerable.Range(0, 200001).Select(i => 2 + i * 0.005).MinBy(Loss);
        (500 / spentAtOne(best)).ShouldBeRelatively(endShare, 1e-3);
        endShare.ShouldBeRelatively(Math.Pow(1 + cluster, 1 / cluster), 1e-12);
        Loss(curve.BreakRank(500)).ShouldBeRelatively(curve.RawLoss(500), 1e-12);
        (1 - Loss(best) / curve.RawLoss(500)).ShouldBe(gain, gain < 0.1 ? 0.0005 : 0.005);
        best.ShouldBe(expectedRank, 0.5);
        // The sum over k is larger than the integral, so the discrete optimum learns somewhat fewer clusters.
        new ExactModelScaling(1, cluster, endPoint: EndPoint.Optimal).BreakRank(500).ShouldBe(discreteRank);
    }

    [Fact]
    public void FillPowerLaw_RisingShares_SpendN()
    {
        double[] n = new double[5];
        Allocations.FillPowerLaw(3, 3.5, 14, n);
        n.ShouldBe([1, 4, 9, 0, 0], 1e-12);
        Allocations.FillPowerLaw(-5, 1, 14, n);
        n.ShouldBe([14, 0, 0, 0, 0], 1e-12);
    }

    [Fact]
    public void Loss_SharesBelowOne_AreNotLearnt()
    {
        double loss = Allocations.Loss([4, 0.5, 0], 1, 0.5);
        loss.ShouldBeRelatively((0.5 + 0.25 + 1.0 / 9) / (1 + 0.25 + 1.0 / 9), 1e-15);
        Should.Throw<ArgumentException>(() => Allocations.Loss([1, double.NaN], 1, 1)).Message.ShouldContain("NaN at index 1");
    }

    [Fact]
    public void Fill_OutOfRange_Throws()
    {
        ModelScaling curve = new(1, 1);
        Should.Throw<ArgumentOutOfRangeException>(() => Allocations.Fill(Allocation.Published, curve, 0.9, new double[3]));
        Should.Throw<ArgumentException>(() => Allocations.Fill(Allocation.Published, curve, 2, []));
        Should.Throw<ArgumentOutOfRangeException>(() => Allocations.Fill((Allocation)7, curve, 2, new double[3]));
    }

    // Minimises Σ k^-(α+1) n_k^-(c/D) over the first clusters by golden-section exchange between pairs.
    private static void Exchange(double[] n, int learnt, double alpha, double cluster)
    {
        for (int sweep = 0; sweep < 60; sweep++)
        {
            for (int i = 0; i < learnt; i++)
            {
                for (int j = i + 1; j < learnt; j++)
                {
                    double sum = n[i] + n[j];
                    double share = GoldenSection(x => Math.Pow(i + 1, -alpha - 1) * Math.Pow(x * sum, -cluster) + Math.Pow(j + 1, -alpha - 1) * Math.Pow((1 - x) * sum, -cluster));
                    (n[i], n[j]) = (share * sum, (1 - share) * sum);
                }
            }
        }
    }

    private static double GoldenSection(Func<double, double> function)
    {
        double ratio = (Math.Sqrt(5) - 1) / 2;
        (double low, double high) = (1e-6, 1 - 1e-6);
        while (high - low > 1e-8)
        {
            double first = high - ratio * (high - low);
            double second = low + ratio * (high - low);
            if (function(first) < function(second))
                high = second;
            else
                low = first;
        }
        return 0.5 * (low + high);
    }
}
