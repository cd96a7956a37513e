using System.Numerics;
using Percolaw.Numerics;
using Percolaw.Percolation;

namespace Percolaw.Tests.Percolation;

public sealed class SweepConvolutionTests
{
    [Theory]
    [InlineData(1, 0.25)]
    [InlineData(9, 0.5)]
    [InlineData(60, 0.125)]
    [InlineData(200, 0.75)]
    [InlineData(1000, 0.40625)]
    public void Weights_OfFewElements_AreExact(int elements, double probability)
    {
        // p is a multiple of 1/64: the weights are ratios of whole numbers.
        BigInteger p = (BigInteger)(probability * 64), q = 64 - p, all = BigInteger.Pow(64, elements), choose = 1;
        BinomialWeights weights = new(elements, probability);
        for (int n = 0; n <= elements; n++)
        {
            double exact = Ratio(choose * BigInteger.Pow(p, n) * BigInteger.Pow(q, elements - n), all);
            double weight = n < weights.First || n > weights.Last ? 0 : weights.Weights[n - weights.First];
            if (weight == 0) exact.ShouldBeLessThan(1e-17);
            else weight.ShouldBeRelatively(exact, 1e-12);
            choose = choose * (elements - n) / (n + 1);
        }
    }

    // Loader, "Fast and accurate computation of binomial probabilities" (2000).
    [Theory]
    [InlineData(1L << 20, 0.592746)]
    [InlineData(1L << 24, 0.1090117)]
    [InlineData(1L << 30, 0.31)]
    [InlineData(1L << 30, 1e-8)]
    [InlineData(1L << 30, 0.99999)]
    public void Weights_OfManyElements_AgreeWithSaddlePointExpansion(long elements, double probability)
    {
        BinomialWeights weights = new(elements, probability);
        double largest = weights.Weights.Max();
        for (int i = 0; i < weights.Weights.Length; i += Math.Max(1, weights.Weights.Length / 1000))
        {
            double n = weights.First + i, m = elements - n;
            if (weights.Weights[i] < 1e-10 * largest || n == 0 || m == 0) continue;
            double mean = elements * probability, rest = elements * (1 - probability);
            double exponent = (mean * DevianceTerm(n / mean)) + (rest * DevianceTerm(m / rest));
            double exact = Math.Sqrt(elements / (2 * Math.PI * n * m))
                * Math.Exp(Stirling.Remainder(elements) - Stirling.Remainder(n) - Stirling.Remainder(m) - exponent);
            // The reference itself loses digits: its exponent is up to 23, made of terms with errors of 1e-16 relative to n ln n.
            weights.Weights[i].ShouldBeRelatively(exact, 1e-9);
        }
    }

    [Theory]
    [InlineData(0, 0.3)]
    [InlineData(1L << 24, 0.0)]
    [InlineData(1L << 24, 1.0)]
    [InlineData(1L << 24, 0.5)]
    [InlineData(1L << 31, 0.7)]
    public void Weights_OfAnyProbability_HaveItsMomentsAndFitTheEstimate(long elements, double probability)
    {
        BinomialWeights weights = new(elements, probability);
        double mean = 0, variance = 0;
        for (int i = 0; i < weights.Weights.Length; i++) mean += weights.Weights[i] * (weights.First + i - (elements * probability));
        for (int i = 0; i < weights.Weights.Length; i++) variance += weights.Weights[i] * Math.Pow(weights.First + i - (elements * probability), 2);
        weights.Weights.Sum().ShouldBe(1, 1e-12);
        mean.ShouldBe(0, 1e-9 * Math.Sqrt(elements + 1));
        variance.ShouldBe(elements * probability * (1 - probability), 1e-9 * (elements + 1));
        (8L * weights.Weights.Length).ShouldBeLessThanOrEqualTo(SweepConvolution.EstimateMemory(elements, [probability]));
    }

    [Fact]
    public void From_OccupationNumber_IsProbabilityOfAsManyOrMore()
    {
        BinomialWeights weights = new(4, 0.5);
        weights.From(null).ShouldBe(0);
        weights.From(0).ShouldBe(1);
        weights.From(3).ShouldBe(5.0 / 16, 1e-15);
        weights.From(4).ShouldBe(1.0 / 16, 1e-15);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Constructor_ImpossibleProbability_Throws(double probability) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new SweepConvolution(10, [probability]));

    // x ln x - x + 1.
    private static double DevianceTerm(double x) => ((1 + (x - 1)) * Stirling.Log1pMinus(x - 1)) + ((x - 1) * (x - 1));

    private static double Ratio(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero) return 0;
        long shift = 64 + denominator.GetBitLength() - numerator.GetBitLength();
        return Math.ScaleB((double)((numerator << (int)shift) / denominator), (int)-shift);
    }
}
