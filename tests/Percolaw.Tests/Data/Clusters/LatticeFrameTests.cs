using Percolaw.Data;

namespace Percolaw.Tests.Data.Clusters;

/// <summary>Where the axes of lattices point.</summary>
public sealed class LatticeFrameTests
{
    /// <summary>The axes of a lattice: each uniform on the sphere, and a right-handed frame as often as a left-handed one.</summary>
    [Fact]
    public void Frames_OfManyClusters_AreUniform()
    {
        const int frames = 20_000;
        var parameters = new ClusterDataParameters { Lattice = "hypercubic", LatticeDimension = 3, Dimension = 3, MaximumSize = 1, Seed = 8 };
        var frame = new LatticeFrame(parameters);
        double[][][] axes = [.. Enumerable.Range(0, frames).Select(attempt =>
        {
            frame.Draw(attempt);
            return Enumerable.Range(0, 3).Select(axis => frame.Axis(axis)[..3].ToArray().Select(x => x / Math.Sqrt(3)).ToArray()).ToArray();
        })];
        for (int axis = 0; axis < 3; axis++)
            axes.Select(three => three[axis]).ToArray().ShouldBeOnTheSphere();
        double[] hands = [.. axes.Select(three => Determinant(three))];
        hands.ShouldAllBe(hand => Math.Abs(Math.Abs(hand) - 1) < 1e-12);
        hands.ShouldHaveMean(0);
    }

    [Theory]
    [InlineData(64, 64)]
    [InlineData(64, 100)]
    [InlineData(7, 1000)]
    public void Frame_ManyAxes_IsOrthogonal(int axes, int dimension)
    {
        var parameters = new ClusterDataParameters { Lattice = "hypercubic", LatticeDimension = axes, Probability = 0.01, Dimension = dimension, MaximumSize = 1 };
        var frame = new LatticeFrame(parameters);
        frame.Draw(4);
        for (int first = 0; first < axes; first++)
        {
            for (int second = 0; second <= first; second++)
                (PlainBall.Product(frame.Axis(first).ToArray(), frame.Axis(second).ToArray()) / dimension).ShouldBe(first == second ? 1 : 0, 1e-14);
        }
    }

    private static double Determinant(double[][] rows) => Enumerable.Range(0, 3).Sum(i =>
        rows[0][i] * ((rows[1][(i + 1) % 3] * rows[2][(i + 2) % 3]) - (rows[1][(i + 2) % 3] * rows[2][(i + 1) % 3])));
}
