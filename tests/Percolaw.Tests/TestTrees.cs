namespace Percolaw.Tests;

/// <summary>Trees at the edges of what there is, by name; parents in depth-first order.</summary>
internal static class TestTrees
{
    /// <summary>One site, two, a chain, a star, a fork of unequal arms, a full binary tree, and grown clusters.</summary>
    public static IReadOnlyDictionary<string, int[]> All { get; } = new Dictionary<string, int[]>
    {
        ["one site"] = [0],
        ["two sites"] = [0, 0],
        ["chain"] = [0, .. Enumerable.Range(0, 299)],
        ["star"] = new int[300],
        ["two arms"] = [0, .. Enumerable.Range(0, 150), 0, .. Enumerable.Range(151, 149)],
        ["binary"] = Binary(8),
        ["cluster"] = Trees.Critical(300, 600, 5).Parents,
        ["cluster of three neighbours"] = Trees.Critical(300, 600, 6, coordination: 3).Parents,
    };

    private static int[] Binary(int generations)
    {
        if (generations == 0)
            return [0];
        int[] below = Binary(generations - 1);
        return [0, .. below.Select((parent, site) => site == 0 ? 0 : parent + 1), .. below.Select((parent, site) => site == 0 ? 0 : parent + 1 + below.Length)];
    }
}
