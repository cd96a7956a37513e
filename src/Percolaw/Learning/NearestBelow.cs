using System.Runtime.CompilerServices;

namespace Percolaw.Learning;

/// <summary>A site on the path from a training site to the root, with the nearest training site at or below it.</summary>
/// <param name="Site">The site.</param>
/// <param name="Distance">Steps down to that training site; 0 if it is one itself.</param>
/// <param name="Value">The target at that training site.</param>
internal readonly record struct NearestBelow(int Site, int Distance, float Value)
{
    /// <summary>Steps to a training site that does not exist; twice as much still fits an int.</summary>
    public const int Nowhere = 1 << 29;
}

/// <summary>
/// The nearest training site below: of several at the same distance the first in breadth-first order, as published.
/// </summary>
internal readonly struct NearestRule : IPathRule<(int Distance, float Value), NearestBelow>
{
    public static (int Distance, float Value) Nothing => (NearestBelow.Nowhere, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Merge(ref (int Distance, float Value) received, in (int Distance, float Value) fromChild)
    {
        // Children come in decreasing order: at equal distance the later message is of the earlier training site.
        if (fromChild.Distance <= received.Distance)
            received = fromChild;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NearestBelow Conclude(
        in LabelledTree tree, int site, bool isTraining, in (int Distance, float Value) received, out (int Distance, float Value) upward)
    {
        NearestBelow known = isTraining ? new(site, 0, tree.Values[site]) : new(site, received.Distance, received.Value);
        upward = (known.Distance + 1, known.Value);
        return known;
    }
}
