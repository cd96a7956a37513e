using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Tests.Percolation;

/// <summary>Compares the labeller with breadth-first search on given configurations.</summary>
internal sealed class LabellerOracle(LatticeBox box, PercolationKind kind)
{
    private readonly ConfigurationLabeller labeller = new(box, kind);
    private readonly ConfigurationLabeller withoutGyration = new(box, kind, gyration: false);
    private readonly bool[] elements = new bool[box.SiteCount * (kind == PercolationKind.Bond ? box.Lattice.StepCount : 1)];
    private readonly int[] labels = new int[box.SiteCount];
    private readonly int[] expected = new int[box.SiteCount];

    /// <summary>The number of sites or bonds, those that lead out of a free box among them.</summary>
    public int ElementCount => elements.Length;

    /// <summary>The configuration whose elements are the bits of a number.</summary>
    public ConfigurationSummary Compare(ulong configuration)
    {
        for (int i = 0; i < elements.Length; i++) elements[i] = (configuration >> i & 1) != 0;
        return Compare();
    }

    /// <summary>A random configuration.</summary>
    public ConfigurationSummary Compare(ref RandomStream stream, double probability)
    {
        for (int i = 0; i < elements.Length; i++) elements[i] = stream.NextUniform() < probability;
        return Compare();
    }

    private ConfigurationSummary Compare()
    {
        var plain = new PlainLabels(box, kind, elements);
        ConfigurationSummary summary = labeller.Label(elements);
        ShouldAgree(summary, plain.Summary);
        ShouldAgree(withoutGyration.Label(elements), plain.Summary with { SumOfGyration = 0 });
        labeller.CopyLabels(labels);
        plain.CopyLabels(expected);
        if (!labels.AsSpan().SequenceEqual(expected)) labels.ShouldBe(expected);
        return summary;
    }

    private static void ShouldAgree(ConfigurationSummary actual, ConfigurationSummary expected)
    {
        if (!Close(actual.SumOfGyration, expected.SumOfGyration, 1e-9)) actual.SumOfGyration.ShouldBe(expected.SumOfGyration);
        if (!Close(actual.SumOfFourthPowers, expected.SumOfFourthPowers, 1e-12)) actual.SumOfFourthPowers.ShouldBe(expected.SumOfFourthPowers);
        if (!actual.ClustersBySize.SequenceEqual(expected.ClustersBySize)) actual.ClustersBySize.ShouldBe(expected.ClustersBySize);
        // Records are equal where all their members are.
        ConfigurationSummary rest = actual with
        {
            SumOfGyration = expected.SumOfGyration,
            SumOfFourthPowers = expected.SumOfFourthPowers,
            ClustersBySize = expected.ClustersBySize,
        };
        if (rest != expected) rest.ShouldBe(expected);
    }

    private static bool Close(double actual, double expected, double relative) => Math.Abs(actual - expected) <= relative * expected;
}
