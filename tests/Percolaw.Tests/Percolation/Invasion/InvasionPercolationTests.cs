using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Tests.Percolation;

public sealed class InvasionPercolationTests
{
    /// <summary>Lattices with the name of each.</summary>
    public static TheoryData<string, int, PercolationKind> Cases => new()
    {
        { "hypercubic", 2, PercolationKind.Site }, { "hypercubic", 2, PercolationKind.Bond },
        { "hypercubic", 3, PercolationKind.Site }, { "hypercubic", 3, PercolationKind.Bond },
        { "hypercubic", 7, PercolationKind.Site }, { "hypercubic", 7, PercolationKind.Bond },
        { "triangular", 2, PercolationKind.Site }, { "triangular", 2, PercolationKind.Bond },
    };

    // The plain version knows sites by their coordinates and looks at the whole boundary in every step.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_AnyLattice_SeesWhatThePlainVersionSees(string name, int dimension, PercolationKind kind)
    {
        ILattice lattice = LatticeList.All.Single(entry => entry.Name == name).Make(dimension);
        long[] checkpoints = [1, 2, 3, 10, 50, 200, 400], seen = new long[checkpoints.Length];
        var invasion = new InvasionPercolation(lattice, kind);
        for (ulong seed = 1; seed <= 3; seed++)
        {
            invasion.Run(seed, checkpoints, seen, TestContext.Current.CancellationToken);
            seen.ShouldBe(new PlainInvasion(lattice, kind, seed).Run(checkpoints));
        }
    }

    [Fact]
    public void Run_Twice_IsTheSame()
    {
        var invasion = new InvasionPercolation(new HypercubicLattice(3), PercolationKind.Site);
        long[] checkpoints = [100, 5000], first = new long[2], second = new long[2];
        invasion.Run(5, checkpoints, first, TestContext.Current.CancellationToken);
        invasion.Run(6, checkpoints, second, TestContext.Current.CancellationToken);
        second.ShouldNotBe(first);
        invasion.Run(5, checkpoints, second, TestContext.Current.CancellationToken);
        second.ShouldBe(first);
    }

    // A bound far too low makes the front raise it again and again; a bound of nearly 1 never.
    [Theory]
    [InlineData(1e-3)]
    [InlineData(0.3)]
    [InlineData(0.99)]
    public void TakeSmallest_AnyBound_GivesAscendingWeights(double bound)
    {
        var stream = new RandomStream(1, StreamPurpose.Test, 0);
        var front = new InvasionFront(bound);
        var plain = new PriorityQueue<ulong, ulong>();
        for (int i = 0; i < 5000; i++)
        {
            ulong weight = stream.NextBits();
            front.Add(weight, ~weight);
            plain.Enqueue(~weight, weight);
            if (i % 3 != 2) continue;
            front.TakeSmallest().ShouldBe(plain.Dequeue());
        }
        while (plain.Count > 0) front.TakeSmallest().ShouldBe(plain.Dequeue());
    }

    [Fact]
    public void Run_Cancelled_Throws()
    {
        var invasion = new InvasionPercolation(new HypercubicLattice(2), PercolationKind.Site);
        Should.Throw<OperationCanceledException>(() => invasion.Run(1, [100], new long[1], new CancellationToken(canceled: true)));
    }
}
