namespace Percolaw.Tests;

/// <summary>Trees at the edges of what there is, by name; parents in breadth-first order.</summary>
internal static class TestTrees
{
    /// <summary>One site, two, a chain, a star, a fork of unequal arms, a full binary tree, and grown clusters.</summary>
    public static IReadOnlyDictionary<string, int[]> All { get; } = new Dictionary<string, int[]>
    {
        ["one site"] = [0],
        ["two sites"] = [0, 0],
        ["chain"] = [0, .. Enumerable.Range(0, 299)],
        ["star"] = new int[300],
        ["two arms"] = [0, 0, .. Enumerable.Range(0, 150)],
        ["binary"] = [0, .. Enumerable.Range(0, 510).Select(site => site / 2)],
        ["cluster"] = Trees.Critical(300, 600, 5).Parents,
        ["cluster of three neighbours"] = Trees.Critical(300, 600, 6, coordination: 3).Parents,
    };
}
