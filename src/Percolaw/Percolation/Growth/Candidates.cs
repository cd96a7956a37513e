using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Percolaw.Percolation;

/// <summary>
/// The occupied neighbours of a batch of sites, visited or not: their keys and how they were reached. Found by hashing
/// alone, eight at a time, without a branch on what is occupied and without touching the table of visited sites.
/// </summary>
internal sealed class Candidates(int directionCount)
{
    /// <summary>The most sites of a batch.</summary>
    public const int BatchSites = 64;

    private const int Lanes = 8;

    private static readonly Vector512<ulong> LaneNumbers = Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7);

    // A whole vector is stored whatever its number of occupied lanes.
    private readonly ulong[] keys = new ulong[(BatchSites * directionCount) + Lanes];
    private readonly ulong[] ways = new ulong[(BatchSites * directionCount) + Lanes];

    /// <summary>The number of candidates.</summary>
    public int Count { get; set; }

    /// <summary>Their keys.</summary>
    public ref ulong Keys => ref MemoryMarshal.GetArrayDataReference(keys);

    /// <summary>How they were reached: the direction plus 256 times the site's place in the batch.</summary>
    public ref ulong Ways => ref MemoryMarshal.GetArrayDataReference(ways);

    /// <summary>Finds the occupied neighbours of a batch.</summary>
    /// <param name="sites">1 … <see cref="BatchSites"/> keys, in memory that goes on for seven more.</param>
    /// <param name="count">The number of sites.</param>
    /// <param name="growth">The directions.</param>
    /// <param name="limit">The largest random number that is occupied.</param>
    public void Find(ref ulong sites, int count, GrowthKeys growth, ulong limit)
    {
        Count = 0;
        // Either vectors of sites for each direction or vectors of directions for each site, whichever are fewer.
        int siteVectors = (count + Lanes - 1) / Lanes * directionCount;
        int directionVectors = growth.KeySteps.Length / Lanes * count;
        if (siteVectors < directionVectors)
            FindBySites(ref sites, count, growth, limit);
        else
            FindByDirections(ref sites, count, growth, limit);
    }

    private void FindBySites(ref ulong sites, int count, GrowthKeys growth, ulong limit)
    {
        ref ulong keySteps = ref MemoryMarshal.GetArrayDataReference(growth.KeySteps);
        ref ulong hashSteps = ref MemoryMarshal.GetArrayDataReference(growth.HashSteps);
        Vector512<ulong> limits = Vector512.Create(limit);
        int found = 0;
        for (int site = 0; site < count; site += Lanes)
        {
            Vector512<ulong> here = Vector512.LoadUnsafe(ref sites, (nuint)site);
            Vector512<ulong> lanes = LaneNumbers + Vector512.Create((ulong)site);
            Vector512<ulong> way = lanes << 8;
            Vector512<ulong> valid = Vector512.LessThan(lanes, Vector512.Create((ulong)count));
            for (int direction = 0; direction < directionCount; direction++)
            {
                Vector512<ulong> numbers = OccupancyHash.Of(here + Vector512.Create(Unsafe.Add(ref hashSteps, direction)));
                Vector512<ulong> occupied = Vector512.LessThanOrEqual(numbers, limits) & valid;
                found += Store(found, occupied, here + Vector512.Create(Unsafe.Add(ref keySteps, direction)), way + Vector512.Create((ulong)direction));
            }
        }

        Count = found;
    }

    private void FindByDirections(ref ulong sites, int count, GrowthKeys growth, ulong limit)
    {
        ref ulong keySteps = ref MemoryMarshal.GetArrayDataReference(growth.KeySteps);
        ref ulong hashSteps = ref MemoryMarshal.GetArrayDataReference(growth.HashSteps);
        Vector512<ulong> limits = Vector512.Create(limit), end = Vector512.Create((ulong)directionCount);
        int found = 0;
        for (int site = 0; site < count; site++)
        {
            Vector512<ulong> here = Vector512.Create(Unsafe.Add(ref sites, site));
            for (int direction = 0; direction < directionCount; direction += Lanes)
            {
                Vector512<ulong> directions = LaneNumbers + Vector512.Create((ulong)direction);
                Vector512<ulong> numbers = OccupancyHash.Of(here + Vector512.LoadUnsafe(ref hashSteps, (nuint)direction));
                Vector512<ulong> occupied = Vector512.LessThanOrEqual(numbers, limits) & Vector512.LessThan(directions, end);
                found += Store(found, occupied, here + Vector512.LoadUnsafe(ref keySteps, (nuint)direction), directions + Vector512.Create((ulong)site << 8));
            }
        }

        Count = found;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Store(int place, Vector512<ulong> occupied, Vector512<ulong> newKeys, Vector512<ulong> newWays)
    {
        if (Avx512F.IsSupported)
        {
            Avx512F.Compress(Vector512<ulong>.Zero, occupied, newKeys).StoreUnsafe(ref Keys, (nuint)place);
            Avx512F.Compress(Vector512<ulong>.Zero, occupied, newWays).StoreUnsafe(ref Ways, (nuint)place);
            return System.Numerics.BitOperations.PopCount(occupied.ExtractMostSignificantBits());
        }

        return StorePlain(place, occupied.ExtractMostSignificantBits(), newKeys, newWays);
    }

    private int StorePlain(int place, ulong occupied, Vector512<ulong> newKeys, Vector512<ulong> newWays)
    {
        int next = place;
        for (; occupied != 0; occupied &= occupied - 1, next++)
        {
            int lane = System.Numerics.BitOperations.TrailingZeroCount(occupied);
            keys[next] = newKeys.GetElement(lane);
            ways[next] = newWays.GetElement(lane);
        }

        return next - place;
    }
}
