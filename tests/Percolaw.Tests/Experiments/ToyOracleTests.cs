using Percolaw.Experiments;
using Percolaw.Theory;

namespace Percolaw.Tests.Experiments;

/// <summary>
/// The fast experiment against <see cref="PlainToy"/>, from the same random numbers: no chance is left, only rounding
/// of single precision.
/// </summary>
public sealed class ToyOracleTests
{
    private const double Rounding = 1e-5;

    private static readonly ToyParameters Parameters = TinyToy.Parameters;
    private static readonly PlainToy Plain = new(Parameters, Parameters.Seed);
    private static readonly ToySeedResult Result = TinyToy.Run(new ToyExperiment(Parameters), 0).Seed!;

    [Fact]
    public void Survey_OfTheSeed_IsThePlainOne()
    {
        Result.Survey.Attempts.ShouldBe(Plain.Attempts);
        Result.Survey.TooLarge.ShouldBe(Plain.TooLarge);
        Result.Survey.SmallSizes.Sum().ShouldBe(Plain.Small);
        Result.Survey.Clusters.Select(cluster => (cluster.Attempt, cluster.Size))
            .ShouldBe(Plain.Clusters.Select(cluster => (cluster.Attempt, cluster.Parents.Length)));
    }

    [Fact]
    public void ScaleFactors_OfTheSeed_AreThePlainOnes()
    {
        for (int k = 0; k < Plain.ScaleFactors.Length; k++)
            Result.ScaleFactors[k].ShouldBeRelatively(Plain.ScaleFactors[k], Rounding, $"rank {k + 1}");
    }

    [Fact]
    public void ModelScaling_EveryValue_IsThePlainOne() => ShouldAgree(Result.Model[(int)Allocation.Published].Curve, Plain.Model);

    [Fact]
    public void DataScaling_EveryValue_IsThePlainOne() => ShouldAgree(Result.Data, Plain.Data);

    [Fact]
    public void Scan_EveryPair_IsThePlainOne()
    {
        ToyScanPart scan = TinyToy.Run(new ToyExperiment(Parameters), Parameters.Seeds).Scan!;
        IReadOnlyList<(double Exponent, double BreakRank)> pairs = new AllocationScan(Parameters).Pairs;
        (scan.First, scan.AllSitesLoss.Length).ShouldBe((0, pairs.Count));
        for (int pair = 0; pair < pairs.Count; pair += 3)
        {
            PlainLoss expected = Plain.Scan(pair, pairs[pair].Exponent, pairs[pair].BreakRank);
            scan.Loss[pair]!.Value.ShouldBeRelatively(expected.Published, Rounding, $"pair {pair}");
            scan.AllSitesLoss[pair].ShouldBeRelatively(expected.AllSites, Rounding, $"pair {pair}");
            scan.Clipped[pair].ShouldBe(expected.Clipped);
        }
    }

    [Fact]
    public void Clipping_AtLargeScales_IsCounted()
    {
        int?[] clipped = Result.Data.Clipped;
        clipped[0].ShouldBe(0);
        (clipped[^1] > 0).ShouldBeTrue("or the comparison with the plain count says nothing");
    }

    private static void ShouldAgree(ToyCurve curve, Func<int, PlainLoss> plain)
    {
        curve.Loss.Length.ShouldBe(Parameters.ScaleValues);
        for (int value = 0; value < Parameters.ScaleValues; value++)
        {
            PlainLoss expected = plain(value);
            curve.Loss[value]!.Value.ShouldBeRelatively(expected.Published, Rounding, $"value {value}");
            curve.AllSitesLoss[value]!.Value.ShouldBeRelatively(expected.AllSites, Rounding, $"value {value}");
            curve.Clipped[value].ShouldBe(expected.Clipped, $"value {value}");
            (curve.OptimalLoss[value] is not null).ShouldBe(value % Parameters.ComparisonStride == 0);
        }
    }
}
