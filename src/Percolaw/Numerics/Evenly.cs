namespace Percolaw.Numerics;

/// <summary>Takes some of many.</summary>
internal static class Evenly
{
    /// <summary>The indices of all, or where there are more than a number that many of them, evenly taken from the first on.</summary>
    public static int[] Taken(int count, int most) =>
        count <= most ? [.. Enumerable.Range(0, count)] : [.. Enumerable.Range(0, most).Select(i => (int)((long)i * count / most))];
}
