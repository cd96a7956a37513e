using System.Runtime.CompilerServices;

namespace Percolaw.Learning;

/// <summary>
/// The way from a site of the skeleton up to the next one, with the sites between them and all that hangs on those, as if
/// it all hung on the upper end and the lower end were not there. With the distance r of a site between from the lower end,
/// sums of r, r², r y and r h say what the lower end changes: a mean, a weight or a height then gets a term linear in r.
/// </summary>
/// <param name="Length">Steps from one end to the other, at least 1.</param>
internal record struct SkeletonWay(int Length)
{
    /// <summary>What hangs on the sites between, with heights seen from the upper end.</summary>
    public HungSums Hung;

    /// <summary>Σ r, Σ r², Σ r y and Σ r h over the same sites.</summary>
    public double Distances, SquaredDistances, DistanceSums, DistanceHeights;

    /// <summary>
    /// How much the height of what lies at or below the lower end grows, seen from the upper one: there are so many sites,
    /// and each site between adds those below itself to as many steps as it is away from the upper end.
    /// </summary>
    public readonly double Rise(double sitesBelow) => (Length * (sitesBelow + Hung.Count)) - Distances;

    /// <summary>The upper end becomes a site between, and the one above it the upper end.</summary>
    /// <param name="upperEnd">What hangs on the upper end.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Extend(in HungSums upperEnd)
    {
        Take(upperEnd);
        Lift(Hung.Count);
        Length++;
    }

    /// <summary>The upper end becomes a site between, and that of the way above it the upper end.</summary>
    /// <param name="upperEnd">What hangs on the upper end.</param>
    /// <param name="above">The way above.</param>
    public void Join(in HungSums upperEnd, in SkeletonWay above)
    {
        if (above.Length == 1)
        {
            Extend(upperEnd);
            return;
        }

        Take(upperEnd);
        SkeletonWay upper = above;
        upper.Tilt(Hung.Count);
        Lift(above.Rise(Hung.Count));
        AddBeyond(upper);
    }

    /// <summary>Heights when so many sites hang below: each adds its step to every site between that lies above it.</summary>
    public void Tilt(double sitesBelow)
    {
        double length = Length, squaredLength = length * length;
        Hung.SquaredHeights += sitesBelow * ((2 * ((length * Hung.Heights) - DistanceHeights))
            + (sitesBelow * ((squaredLength * Hung.Count) - (2 * length * Distances) + SquaredDistances)));
        Hung.Products += sitesBelow * ((length * Hung.Sum) - DistanceSums);
        DistanceHeights += sitesBelow * ((length * Distances) - SquaredDistances);
        Hung.Heights += sitesBelow * ((length * Hung.Count) - Distances);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take(in HungSums upperEnd)
    {
        double distance = Length;
        Distances += distance * upperEnd.Count;
        SquaredDistances += distance * distance * upperEnd.Count;
        DistanceSums += distance * upperEnd.Sum;
        DistanceHeights += distance * upperEnd.Heights;
        Hung.Add(upperEnd);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Lift(double height)
    {
        DistanceHeights += height * Distances;
        Hung.Lift(height);
    }

    /// <summary>Adds a way beyond the upper end: its distances are longer by this one's length.</summary>
    private void AddBeyond(in SkeletonWay upper)
    {
        double length = Length;
        SquaredDistances += upper.SquaredDistances + (length * ((2 * upper.Distances) + (length * upper.Hung.Count)));
        Distances += upper.Distances + (length * upper.Hung.Count);
        DistanceSums += upper.DistanceSums + (length * upper.Hung.Sum);
        DistanceHeights += upper.DistanceHeights + (length * upper.Hung.Heights);
        Hung.Add(upper.Hung);
        Length += upper.Length;
    }
}
