namespace Percolaw.Figures;

/// <summary>The colours of clusters in pictures: the largest must be seen first, single sites last.</summary>
internal static class ClusterColours
{
    /// <summary>The palette's blue, lighter, since the sides of cubes are shaded.</summary>
    private const string Largest = "#2f93d6";
    private const string Single = "#e6e6e6";

    private static readonly string[] Others = ["#f3c59b", "#bfe3d0", "#e3c6d8", "#f6e3a1", "#cfe0f3", "#d9cdb8", "#f2b8a8", "#cdd9a5"];

    /// <summary>The colour of a cluster.</summary>
    /// <param name="rank">0 is the largest.</param>
    /// <param name="size">Its sites.</param>
    public static string Of(int rank, long size) => rank == 0 ? Largest : size == 1 ? Single : Others[(rank - 1) % Others.Length];
}
