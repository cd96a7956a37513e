using Percolaw.Percolation;

namespace Percolaw.Tests.Percolation;

public sealed class LatticeBoxTests
{
    [Theory]
    [InlineData(2, 4, Boundary.Periodic, 16, 32)]
    [InlineData(2, 4, Boundary.Free, 16, 24)]
    [InlineData(3, 2, Boundary.Periodic, 8, 24)]
    [InlineData(1, 1, Boundary.Free, 1, 0)]
    [InlineData(13, 5, Boundary.Periodic, 1220703125, 15869140625)]
    public void Counts_OfHypercubicBox_AreKnown(int dimension, int length, Boundary boundary, long sites, long bonds)
    {
        LatticeBox box = new(new HypercubicLattice(dimension), length, boundary);
        box.SiteCount.ShouldBe(sites);
        box.BondCount.ShouldBe(bonds);
    }

    [Fact]
    public void BondCount_OfTriangularBoxWithFreeBoundaries_IsKnown() =>
        new LatticeBox(new TriangularLattice(), 3, Boundary.Free).BondCount.ShouldBe(6 + 6 + 4);

    [Theory]
    [InlineData(2, 0, Boundary.Free, "the length is 0; a free box needs at least 1")]
    [InlineData(2, 1, Boundary.Periodic, "the length is 1; a periodic box needs at least 2")]
    [InlineData(3, 2000, Boundary.Periodic, "2000^3 sites are more than the 2147418112 that fit a box; in dimension 3 the largest length is 1290")]
    [InlineData(64, 1000000, Boundary.Periodic, "1000000^64 sites are more than the 2147418112 that fit a box; in dimension 64 the largest length is 1")]
    public void Constructor_ImpossibleLength_SaysWhatIsPossible(int dimension, int length, Boundary boundary, string message) =>
        Should.Throw<PercolawException>(() => new LatticeBox(new HypercubicLattice(dimension), length, boundary)).Message.ShouldBe(message);
}
