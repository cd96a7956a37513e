using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Tests.Percolation;

/// <summary>The labeller against breadth-first search, on every tiny configuration and on random larger ones.</summary>
public sealed class ConfigurationLabellerTests
{
    private static readonly double[] Probabilities = [0.02, 0.1, 0.25, 0.45, 0.6, 0.75, 0.95];

    public static TheoryData<string, int, int, Boundary, PercolationKind> TinyBoxes
    {
        get
        {
            TheoryData<string, int, int, Boundary, PercolationKind> data = [];
            foreach (Boundary boundary in Enum.GetValues<Boundary>())
            {
                foreach (PercolationKind kind in Enum.GetValues<PercolationKind>())
                {
                    foreach ((string lattice, int dimension, int length) in new[] { ("hypercubic", 1, 2), ("hypercubic", 1, 5), ("hypercubic", 2, 2), ("hypercubic", 2, 3), ("hypercubic", 3, 2), ("triangular", 2, 2), ("triangular", 2, 3) })
                        data.Add(lattice, dimension, length, boundary, kind);
                }
            }
            return data;
        }
    }

    /// <summary>Lengths that cut words of 64 sites in all ways.</summary>
    public static TheoryData<string, int, int> Boxes => new()
    {
        { "hypercubic", 1, 1 }, { "hypercubic", 1, 63 }, { "hypercubic", 1, 64 }, { "hypercubic", 1, 65 }, { "hypercubic", 1, 1000 },
        { "hypercubic", 2, 1 }, { "hypercubic", 2, 2 }, { "hypercubic", 2, 7 }, { "hypercubic", 2, 31 }, { "hypercubic", 2, 63 }, { "hypercubic", 2, 64 },
        { "hypercubic", 2, 65 }, { "hypercubic", 2, 100 }, { "hypercubic", 2, 127 }, { "hypercubic", 2, 128 }, { "hypercubic", 2, 129 },
        { "triangular", 2, 1 }, { "triangular", 2, 2 }, { "triangular", 2, 33 }, { "triangular", 2, 63 }, { "triangular", 2, 64 }, { "triangular", 2, 65 }, { "triangular", 2, 100 }, { "triangular", 2, 129 },
        { "hypercubic", 3, 1 }, { "hypercubic", 3, 2 }, { "hypercubic", 3, 3 }, { "hypercubic", 3, 10 }, { "hypercubic", 3, 16 }, { "hypercubic", 3, 21 },
        { "hypercubic", 4, 2 }, { "hypercubic", 4, 5 }, { "hypercubic", 4, 8 }, { "hypercubic", 5, 2 }, { "hypercubic", 5, 3 }, { "hypercubic", 5, 4 }, { "hypercubic", 6, 2 }, { "hypercubic", 6, 3 },
        { "hypercubic", 9, 2 }, { "hypercubic", 13, 1 },
    };

    [Theory]
    [MemberData(nameof(TinyBoxes))]
    public void Label_EveryTinyConfiguration_AgreesWithSearch(string lattice, int dimension, int length, Boundary boundary, PercolationKind kind)
    {
        var oracle = new LabellerOracle(Box(lattice, dimension, length, boundary), kind);
        if (oracle.ElementCount <= 18)
        {
            for (ulong configuration = 0; configuration < 1UL << oracle.ElementCount; configuration++) oracle.Compare(configuration);
        }
        else
        {
            // More than a quarter of a million: a spread of them.
            for (ulong i = 0; i < 1 << 17; i++) oracle.Compare(i * 0x9E3779B97F4A7C15 >> (64 - oracle.ElementCount));
        }
    }

    [Theory]
    [MemberData(nameof(Boxes))]
    public void Label_RandomConfigurations_AgreeWithSearch(string lattice, int dimension, int length)
    {
        var stream = new RandomStream(1, StreamPurpose.Test, (ulong)((dimension * 1000) + length));
        foreach (Boundary boundary in length == 1 ? [Boundary.Free] : Enum.GetValues<Boundary>())
        {
            foreach (PercolationKind kind in Enum.GetValues<PercolationKind>())
            {
                var oracle = new LabellerOracle(Box(lattice, dimension, length, boundary), kind);
                foreach (double probability in Probabilities) oracle.Compare(ref stream, probability);
                // Near the threshold clusters are the most intricate.
                double threshold = LatticeList.All.Single(entry => entry.Name == lattice).Make(dimension).Threshold(kind)!.Value;
                for (int i = 0; i < 4; i++) oracle.Compare(ref stream, threshold);
            }
        }
    }

    private static LatticeBox Box(string lattice, int dimension, int length, Boundary boundary) =>
        new(LatticeList.All.Single(entry => entry.Name == lattice).Make(dimension), length, boundary);
}
