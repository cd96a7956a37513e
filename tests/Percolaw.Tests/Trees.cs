using Percolaw.Data;
using Percolaw.Learning;
using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Tests;

/// <summary>Small trees and straightforward ways to look at them, for tests to compare with.</summary>
internal static class Trees
{
    public const int Size = 700;

    /// <summary>The first critical cluster of some size, its target standardised.</summary>
    public static (int[] Parents, float[] Values, double Variance) Critical(int minimum, int maximum, ulong seed = 0, int coordination = 200)
    {
        var growth = new BetheGrowth(coordination, 1.0 / (coordination - 1));
        var buffer = new int[maximum + BetheGrowth.Slack];
        for (ulong attempt = 0; ; attempt++)
        {
            int size = growth.Grow(new RandomStream(seed, StreamPurpose.ClusterStructure, attempt), maximum, buffer);
            if (size < minimum)
                continue;
            int[] depths = buffer[..size];
            var values = new float[size];
            var steps = new RandomStream(seed, StreamPurpose.ClusterTarget, attempt);
            RandomWalkTarget.Walk(depths, ref steps, values);
            return (TreeShape.Parents(depths), values, RandomWalkTarget.Standardise(values).Variance);
        }
    }

    /// <summary>The distance between two sites by walking up from both.</summary>
    public static int Distance(ReadOnlySpan<int> parents, int a, int b) => DistanceAndAncestor(parents, a, b).Distance;

    /// <summary>The distance between two sites and their deepest common ancestor.</summary>
    public static (int Distance, int Ancestor) DistanceAndAncestor(ReadOnlySpan<int> parents, int a, int b)
    {
        int distance = 0;
        for (; a != b; distance++)
        {
            if (a > b)
                a = parents[a];
            else
                b = parents[b];
        }

        return (distance, a);
    }

    /// <summary>A set of sites in increasing order.</summary>
    public static SiteList Sites(params ReadOnlySpan<int> sites)
    {
        var list = new SiteList();
        foreach (int site in sites)
            list.Append(site);
        return list;
    }
}
