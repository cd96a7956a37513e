using Percolaw.Percolation;

namespace Percolaw.Tests.Percolation;

/// <summary>Common ancestors and ancestors at a depth against walks up the tree, with the same memory for all trees.</summary>
public sealed class DepthMinimaTests
{
    private static readonly DepthMinima Minima = new();

    private static IEnumerable<int[]> All => [Trees.Critical(3000, 10_000, 1).Parents, .. TestTrees.All.Values];

    private static (int[] Depths, int Stride) Measure(int[] parents)
    {
        // What lies behind the last site is arbitrary before.
        int[] depths = [.. TreeShape.Depths(parents), .. Enumerable.Repeat(-7, DepthMinima.Fanout)];
        Minima.Measure(depths, parents.Length);
        return (depths, Math.Max(1, parents.Length / 100));
    }

    [Fact]
    public void Least_AnyTwoSites_TellsTheirCommonAncestor()
    {
        foreach (int[] parents in All)
        {
            (int[] depths, int stride) = Measure(parents);
            for (int a = 0; a < parents.Length; a += stride)
            {
                for (int b = a + 1; b < parents.Length; b += Math.Max(1, stride - 1))
                    (Minima.Least(depths, a + 1, b) - 1).ShouldBe(depths[Trees.DistanceAndAncestor(parents, a, b).Ancestor]);
            }
        }
    }

    [Fact]
    public void LastAtMost_AnySiteAndDepth_IsItsAncestor()
    {
        foreach (int[] parents in All)
        {
            (int[] depths, int stride) = Measure(parents);
            for (int site = 0; site < parents.Length; site += stride)
            {
                for (int ancestor = site; ; ancestor = parents[ancestor])
                {
                    Minima.LastAtMost(depths, site, depths[ancestor]).ShouldBe(ancestor);
                    if (ancestor == 0)
                        break;
                }
            }
        }
    }
}
