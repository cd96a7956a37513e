using System.Globalization;
using System.Text.Json;
using Percolaw.Percolation;

namespace Percolaw.Tests.Percolation;

public sealed class BetheLatticeTests
{
    [Theory]
    [InlineData(3, 0.5)]
    [InlineData(4, 0.2)]
    [InlineData(6, 0.3)]
    [InlineData(200, 0.005)]
    [InlineData(200, 0.9)]
    public void SizeProbability_SmallSizes_IsTheBranchingConvolution(int coordination, double occupation)
    {
        double[] expected = Convolve(coordination, occupation, 60);
        BetheLattice lattice = new(coordination, occupation);
        for (int s = 1; s <= 60; s++)
        {
            lattice.SizeProbability(s).ShouldBeRelatively(expected[s], 1e-11, $"s = {s}");
            lattice.ClusterNumber(s).ShouldBeRelatively(occupation * expected[s] / s, 1e-11);
        }
    }

    [Fact]
    public void SizeProbability_AgainstReference_Agrees()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Tools.ReferenceFile("percolation.json")));
        foreach (JsonProperty entry in document.RootElement.GetProperty("bethe").GetProperty("numbers").EnumerateObject())
        {
            int coordination = int.Parse(entry.Name, CultureInfo.InvariantCulture);
            BetheLattice lattice = BetheLattice.AtThreshold(coordination);
            Number(entry, "p_c").ShouldBeRelatively(lattice.Threshold, 1e-15);
            lattice.Amplitude.ShouldBeRelatively(Number(entry, "A"), 1e-14);
            // The reference subtracted log-gammas: that loses digits with the size.
            foreach (JsonProperty size in entry.Value.GetProperty("w_s_at_pc").EnumerateObject())
                lattice.SizeProbability(long.Parse(size.Name, CultureInfo.InvariantCulture)).ShouldBeRelatively(size.Value.GetDouble(), size.Name == "1000000" ? 1e-6 : 2e-9);
            lattice.Tail(300).ShouldBeRelatively(Number(entry, "P(S>=300)_at_pc"), 1e-10);
            foreach (double ratio in new[] { 0.5, 0.8, 0.9 })
                new BetheLattice(coordination, ratio / (coordination - 1)).MeanSize.ShouldBeRelatively(Number(entry, FormattableString.Invariant($"mean_size_p={ratio}pc")), 1e-13);
            foreach (double ratio in new[] { 1.1, 1.2, 1.5 })
                new BetheLattice(coordination, ratio / (coordination - 1)).PercolationStrength.ShouldBeRelatively(Number(entry, FormattableString.Invariant($"Pinf_given_occupied_p={ratio}pc")), 1e-12);
        }
    }

    // Rational arithmetic with p = 1/(z-1) exactly.
    [Theory]
    [InlineData(3, 16, 0.010976465418934822)]
    [InlineData(3, 5000, 2.3921583554287206e-06)]
    [InlineData(12, 1, 0.31863081771035684)]
    [InlineData(12, 5000, 1.2909416164657927e-06)]
    [InlineData(200, 2, 0.13533129332715504)]
    [InlineData(200, 16, 0.0062420620995326075)]
    [InlineData(200, 2000, 4.493808366697549e-06)]
    public void SizeProbability_AtThreshold_IsTheRational(int coordination, long size, double expected) =>
        BetheLattice.AtThreshold(coordination).SizeProbability(size).ShouldBeRelatively(expected, 5e-15);

    [Fact]
    public void Tail_AtThreshold_IsTheRational() =>
        BetheLattice.AtThreshold(200).Tail(300).ShouldBeRelatively(0.046447758155309354, 2e-14);

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(200)]
    public void SizeProbability_AtThreshold_HasTheStepsOfTheClosedForm(int coordination)
    {
        // w_(s+1)/w_s from the factorials, one by one, up to large s: the large parts must cancel there too.
        BetheLattice lattice = BetheLattice.AtThreshold(coordination);
        int m = coordination - 1;
        foreach (long s in new[] { 1L, 17, 1000, 1_000_000, 1_000_000_000 })
        {
            double logRatio = -Math.Log(s) + Math.Log(lattice.Occupation) + (m - 1) * Math.Log(1 - lattice.Occupation);
            for (int i = 1; i <= m; i++)
                logRatio += Math.Log((double)m * s + i);
            for (int i = 1; i <= m - 1; i++)
                logRatio -= Math.Log((double)(m - 1) * s + 2 + i);
            (lattice.LogSizeProbability(s + 1) - lattice.LogSizeProbability(s)).ShouldBe(logRatio, 5e-12);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(200)]
    public void SizeProbability_LargeSizes_FollowsTheCriticalPower(int coordination)
    {
        BetheLattice lattice = BetheLattice.AtThreshold(coordination);
        foreach (long s in new[] { 10_000_000L, 1_000_000_000 })
        {
            lattice.SizeProbability(s).ShouldBeRelatively(lattice.Amplitude * Math.Pow(s, -1.5), 4.0 / s);
            lattice.Tail(s).ShouldBeRelatively(2 * lattice.Amplitude / Math.Sqrt(s), 4.0 / s);
        }
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(200, 1)]
    [InlineData(6, 0.5)]
    [InlineData(6, 0.97)]
    [InlineData(200, 0.9999)]
    [InlineData(200, 1.0001)]
    [InlineData(3, 1.05)]
    [InlineData(3, 1.8)]
    public void Tail_AnySize_IsOneMinusTheSum(int coordination, double ratio)
    {
        BetheLattice lattice = new(coordination, ratio / (coordination - 1));
        double sum = 0;
        for (int s = 1; s <= 5000; s++)
        {
            if (s is 1 or 2 or 100 or 255 or 256 or 257 or 5000)
                lattice.Tail(s).ShouldBe(1 - sum, 3e-14, $"s = {s}");
            sum += lattice.SizeProbability(s);
        }
    }

    [Theory]
    [InlineData(200, 1)]
    [InlineData(200, 0.999)]
    [InlineData(6, 0.96)]
    [InlineData(6, 1.04)]
    public void FiniteTail_FarOut_IsTheDirectSum(int coordination, double ratio)
    {
        BetheLattice lattice = new(coordination, ratio / (coordination - 1));
        double between = 0;
        for (int s = 99_999; s >= 20_000; s--)
            between += lattice.SizeProbability(s);
        double difference = lattice.FiniteTail(20_000) - lattice.FiniteTail(100_000);
        difference.ShouldBe(between, 1e-13 * lattice.FiniteTail(20_000));
    }

    [Theory]
    [InlineData(4, 0.3)]
    [InlineData(200, 0.0045)]
    public void MeanSize_BelowThreshold_IsTheFirstMoment(int coordination, double occupation)
    {
        BetheLattice lattice = new(coordination, occupation);
        double mean = 0;
        double perSite = 0;
        for (int s = 20000; s >= 1; s--)
        {
            mean += s * lattice.SizeProbability(s);
            perSite += lattice.ClusterNumber(s);
        }
        lattice.MeanSize.ShouldBeRelatively(mean, 1e-12);
        lattice.ClustersPerSite.ShouldBeRelatively(perSite, 1e-12);
        lattice.ClustersPerSite.ShouldBeRelatively(occupation - 0.5 * coordination * occupation * occupation, 1e-13);
        lattice.PercolationStrength.ShouldBe(0);
    }

    [Theory]
    [InlineData(3, 0.7)]
    [InlineData(6, 0.25)]
    public void ClustersPerSite_AboveThreshold_CountsFiniteClusters(int coordination, double occupation)
    {
        BetheLattice lattice = new(coordination, occupation);
        double perSite = 0;
        for (int s = 5000; s >= 1; s--)
            perSite += lattice.ClusterNumber(s);
        lattice.ClustersPerSite.ShouldBeRelatively(perSite, 1e-12);
        lattice.MeanSize.ShouldBe(double.PositiveInfinity);
    }

    [Theory]
    [InlineData(0.5000001)]
    [InlineData(0.6)]
    [InlineData(1)]
    public void PercolationStrength_ThreeNeighbours_IsTheClosedForm(double occupation)
    {
        // z = 3: Q = (1-p)/p, strength 1 - Q³.
        double q = (1 - occupation) / occupation;
        new BetheLattice(3, occupation).PercolationStrength.ShouldBe(1 - q * q * q, 1e-14);
    }

    [Theory]
    [InlineData(3, 1.01)]
    [InlineData(200, 0.99)]
    public void CutOff_NearThreshold_IsQuadratic(int coordination, double ratio)
    {
        double m = coordination - 1;
        BetheLattice lattice = new(coordination, ratio / m);
        lattice.InverseCutOff.ShouldBeRelatively(Math.Pow(ratio - 1, 2) * m / (2 * (m - 1)), 0.01);
        // And exactly the formula, which cancels less at this distance.
        double p = lattice.Occupation;
        lattice.InverseCutOff.ShouldBe(-Math.Log(m * p) - (m - 1) * Math.Log(m * (1 - p) / (m - 1)), 1e-13);
        (1 / lattice.CutOff).ShouldBeRelatively(lattice.InverseCutOff, 1e-15);
    }

    [Fact]
    public void FullLattice_HasNoFiniteClusters()
    {
        BetheLattice lattice = new(5, 1);
        lattice.SizeProbability(10).ShouldBe(0);
        lattice.Tail(10).ShouldBe(1);
        lattice.FiniteTail(1).ShouldBe(0);
        lattice.ClustersPerSite.ShouldBe(0);
    }

    [Theory]
    [InlineData(2, 0.5)]
    [InlineData(3, 0)]
    [InlineData(3, 1.01)]
    [InlineData(3, double.NaN)]
    public void Constructor_OutOfRange_Throws(int coordination, double occupation) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new BetheLattice(coordination, occupation));

    [Fact]
    public void SizeProbability_NoSites_Throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => BetheLattice.AtThreshold(3).SizeProbability(0)).Message.ShouldContain("is 0; must be at least 1");

    private static double Number(JsonProperty entry, string name) => entry.Value.GetProperty(name).GetDouble();

    // Total progeny, by generations of convolution: B(x) = 1 - p + p x B(x)^m for a branch, x B(x)^z for the root's cluster.
    private static double[] Convolve(int coordination, double occupation, int largest)
    {
        double[] branch = new double[largest + 1];
        branch[0] = 1 - occupation;
        for (int size = 1; size <= largest; size++)
        {
            // The coefficient of x^(size-1) in B^m involves smaller coefficients only.
            branch[size] = occupation * Power(branch, coordination - 1, size - 1)[size - 1];
        }
        double[] root = Power(branch, coordination, largest - 1);
        return [0, .. root];
    }

    private static double[] Power(double[] series, int exponent, int degree)
    {
        double[] result = new double[degree + 1];
        result[0] = 1;
        double[] factor = series[..(degree + 1)];
        for (; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1)
                result = Multiply(result, factor);
            factor = Multiply(factor, factor);
        }
        return result;
    }

    private static double[] Multiply(double[] first, double[] second)
    {
        double[] product = new double[first.Length];
        for (int i = 0; i < first.Length; i++)
        {
            for (int j = 0; i + j < first.Length; j++)
                product[i + j] += first[i] * second[j];
        }
        return product;
    }
}
