using Percolaw.Experiments;

namespace Percolaw.Tests.Experiments;

public sealed class ToyParametersTests
{
    private static readonly ToyParameters Paper = new();

    [Fact]
    public void Defaults_AreThePapersSetting()
    {
        Paper.Clusters.ShouldBe(316);
        (Paper.Coordination, Paper.Occupation, Paper.Seeds).ShouldBe((200, 1.0 / 199, 50));
        (Paper.QuantaExponent, Paper.ClusterExponent).ShouldBe((1, 0.5));
        Should.NotThrow(Paper.Check);
        Should.NotThrow(ToyParameters.Quick.Check);
    }

    /// <summary>Halves go to the even number, as in the published notebook.</summary>
    [Theory]
    [InlineData(300, 0)]
    [InlineData(500, 0)]
    [InlineData(501, 1)]
    [InlineData(1499, 1)]
    [InlineData(1500, 2)]
    [InlineData(2500, 2)]
    [InlineData(3500, 4)]
    [InlineData(30_000_000, 30_000)]
    public void TestSites_OneInAThousand_RoundsHalvesToEven(int size, int expected) => Paper.TestSites(size).ShouldBe(expected);

    [Fact]
    public void Scales_OfThePaper_AreLogSpaced()
    {
        double[] scales = Paper.Scales();
        (scales.Length, scales[0], scales[^1]).ShouldBe((50, 1, 30_000));
        for (int i = 1; i < 50; i++)
            (scales[i] / scales[i - 1]).ShouldBeRelatively(Math.Pow(30_000, 1.0 / 49), 1e-12);
        (Paper with { ScaleValues = 1 }).Scales().ShouldBe([1.0]);
    }

    [Theory]
    [InlineData(300, 30)]
    [InlineData(50_000, 5000)]
    [InlineData(100_000, 10_000)]
    [InlineData(3_000_000, 10_000)]
    public void SingleTrainingSites_AnySize_EndAtATenthOrTenThousand(int size, double largest)
    {
        double[] expected = Paper.SingleTrainingSites(size);
        (expected.Length, expected[0]).ShouldBe((50, 1));
        expected[^1].ShouldBeRelatively(largest, 1e-15);
    }

    [Fact]
    public void IsCompared_PapersStride_IsEverySeventhWithBothEnds()
    {
        Enumerable.Range(0, 50).Where(Paper.IsCompared).ShouldBe([0, 7, 14, 21, 28, 35, 42, 49]);
    }

    public static TheoryData<string, string> Contradictions => new()
    {
        { "minimum above maximum", "minimum_size 300 is above maximum_size 200" },
        { "fewer sites than test sites", "single_test_sites 301 and single_maximum_fraction 0.1 ask for more sites than minimum_size 300" },
        { "no training site", "single_maximum_fraction 0.003 leaves no training site" },
        { "no cluster", "expected_large keeps no cluster" },
        { "too many clusters", "expected_large 1000000000000 keeps more than 100000 clusters" },
        { "nothing to compare", "comparison_stride 60 leaves fewer than two of 50 scale_values" },
        { "more than all sites", "add up to more than 1" },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Check_Contradiction_SaysWhichParameters(string name, string message)
    {
        ToyParameters wrong = name switch
        {
            "minimum above maximum" => Paper with { MaximumSize = 200 },
            "fewer sites than test sites" => Paper with { SingleTestSites = 301 },
            "no training site" => Paper with { SingleMaximumFraction = 0.003 },
            "nothing to compare" => Paper with { ComparisonStride = 60 },
            "no cluster" => Paper with { ExpectedLarge = 1e-3 },
            "too many clusters" => Paper with { ExpectedLarge = 1e12 },
            _ => Paper with { MaximumTrainingFraction = 0.9995 },
        };
        Should.Throw<PercolawException>(wrong.Check).Message.ShouldContain(message);
        Should.Throw<PercolawException>(() => new ToyExperiment(wrong));
    }
}
