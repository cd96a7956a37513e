using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Percolaw.Numerics;

namespace Percolaw.Learning;

/// <summary>
/// The squared error of nearest neighbour at all sites of a cluster, for any number of evaluations in two passes over it.
/// </summary>
/// <remarks>
/// What a cell sums up is what its training site sees of the whole tree, less what lies beyond the edges to other cells
/// (<see cref="CellTerm"/>). So three sums are needed at the site of each term, of y e^(-λ distance) and of e^(-λ distance):
/// over the sites before it in depth-first order, ancestors included; over those at or below it; over those behind that.
/// The pass from the first site to the last knows the first, the pass back the others. One stack entry for each depth is
/// all they keep. The shrinkage w is a sum of such exponentials (<see cref="ShrinkageSum"/>), and
/// Σ (y - t w)² = Σ y² - 2 t Σ y w + t² Σ w².
/// </remarks>
internal sealed class CellSweep
{
    /// <summary>Sites between two looks at the terms.</summary>
    private const int BlockLength = 1024;

    // Doubles of a stack entry: the sums with the target and those without.
    private const int Entry = 2 * ShrinkageSum.Terms, Second = ShrinkageSum.Terms;

    // Steps of the walk over the tree: to a site with sites below it, to one without; any other is 0.
    private const int Inner = 1, Leaf = 2, WantedSite = 4;

    // Of each kind of step: what the entry where the walk is, that where it goes, and the site are multiplied with.
    private const int Factors = 3 * ShrinkageSum.Terms;

    private readonly ShrinkageSum shrinkage = new();
    private readonly ulong[] wanted = new ulong[BlockLength / 64];
    private readonly int[] ranks = new int[BlockLength / 64];
    private readonly AlignedArray<double> found = new(BlockLength * 2 * Entry);
    private readonly AlignedArray<double> forwardFactors = new(3 * Factors), backwardFactors = new(3 * Factors);
    private AlignedArray<double> stack = new(Entry);
    private AlignedArray<double> sums = new(Entry);
    private int[] cursors = [];
    private byte[] steps = [];

    /// <summary>Fills in the squared errors summed over all sites; training sites contribute 0.</summary>
    /// <param name="tree">The tree and its target.</param>
    /// <param name="height">The depth of its deepest site; twice as much is at most <see cref="ShrinkageSum.Range"/> √s.</param>
    /// <param name="sumOfSquares">Σ y² over all sites.</param>
    /// <param name="terms">The terms of all evaluations.</param>
    /// <param name="ends">For each evaluation where its terms end, and those of the next one begin.</param>
    /// <param name="errors">One entry an evaluation.</param>
    public void Run(in DepthFirstTree tree, int height, double sumOfSquares, ReadOnlySpan<CellTerm> terms, ReadOnlySpan<int> ends, Span<double> errors)
    {
        shrinkage.Prepare(tree.Size, (2 * height) + 1);
        Prepare(height, ends.Length);
        PrepareFactors();
        for (int i = 0; i < ends.Length; i++)
            cursors[i] = i == 0 ? 0 : ends[i - 1];
        PassForwards(tree, terms, ends);
        for (int i = 0; i < ends.Length; i++)
            cursors[i] = ends[i] - 1;
        PassBackwards(tree, terms, ends);
        for (int i = 0; i < ends.Length; i++)
        {
            ref double sum = ref sums.Span[i * Entry];
            double first = Vector512.Dot(Vector512.LoadUnsafe(ref sum), ShrinkageSum.First);
            double second = Vector512.Dot(Vector512.LoadUnsafe(ref sum, Second), ShrinkageSum.Second);
            errors[i] = sumOfSquares - (2 * first) + second;
        }
    }

    private void Prepare(int height, int evaluations)
    {
        // One entry above the root, where the walk begins with nothing.
        if (stack.Length < (height + 2) * Entry)
            stack = new AlignedArray<double>((height + 2) * Entry);
        if (sums.Length < evaluations * Entry)
            sums = new AlignedArray<double>(evaluations * Entry);
        if (cursors.Length < evaluations)
            cursors = new int[evaluations];
        // The walk through a block goes to its sites, and at most as many steps between as it has sites and the tree depths.
        if (steps.Length < (2 * BlockLength) + height)
            steps = new byte[(2 * BlockLength) + height];
        sums.Span.Clear();
    }

    /// <summary>
    /// Of a site's parent without it the sums are C, of the site D, which hold e C, and y is its target. Forwards the way down
    /// to it is D = e C + y, the way up C + e (D - e C); backwards down e C, and up C + e (D + y - e C). For a leaf both
    /// ways together come to C + e y.
    /// </summary>
    private void PrepareFactors()
    {
        Vector512<double> one = Vector512<double>.One, none = Vector512<double>.Zero, step = shrinkage.Step, rest = one - (step * step);
        Fill(forwardFactors, 0, step, rest, none);
        Fill(forwardFactors, Inner, step, none, one);
        Fill(forwardFactors, Leaf, one, none, step);
        Fill(backwardFactors, 0, step, none, none);
        Fill(backwardFactors, Inner, step, rest, step);
        Fill(backwardFactors, Leaf, one, none, step);
    }

    private static void Fill(AlignedArray<double> factors, int kind, Vector512<double> own, Vector512<double> above, Vector512<double> site)
    {
        Span<double> entry = factors.Span.Slice(kind * Factors, Factors);
        own.CopyTo(entry);
        above.CopyTo(entry[Second..]);
        site.CopyTo(entry[(2 * Second)..]);
    }

    private void PassForwards(in DepthFirstTree tree, ReadOnlySpan<CellTerm> terms, ReadOnlySpan<int> ends)
    {
        int open = -1;
        stack.Span[..Entry].Clear();
        for (int start = 0; start < tree.Size; start += BlockLength)
        {
            int end = Math.Min(start + BlockLength, tree.Size);
            Array.Clear(wanted);
            for (int i = 0; i < ends.Length; i++)
            {
                for (int next = cursors[i]; next < ends[i] && terms[next].Site < end; next++)
                    Want(terms[next].Site - start);
            }

            Rank();
            open = Forwards(tree, start, end, open);
            for (int i = 0; i < ends.Length; i++)
                AddBefore(terms, start, end, i, ends[i]);
        }
    }

    private void PassBackwards(in DepthFirstTree tree, ReadOnlySpan<CellTerm> terms, ReadOnlySpan<int> ends)
    {
        int open = -1;
        stack.Span[..Entry].Clear();
        for (int start = (tree.Size - 1) / BlockLength * BlockLength; start >= 0; start -= BlockLength)
        {
            int end = Math.Min(start + BlockLength, tree.Size);
            Array.Clear(wanted);
            for (int i = 0; i < ends.Length; i++)
            {
                int first = i == 0 ? 0 : ends[i - 1];
                for (int next = cursors[i]; next >= first && terms[next].Site >= start; next--)
                    Want(terms[next].Site - start);
            }

            Rank();
            open = Backwards(tree, start, end, open);
            for (int i = 0; i < ends.Length; i++)
                AddBehind(terms, start, i, i == 0 ? 0 : ends[i - 1]);
        }
    }

    private void Want(int place) => wanted[place >> 6] |= 1UL << (place & 63);

    private void Rank()
    {
        int count = 0;
        for (int word = 0; word < wanted.Length; word++)
        {
            ranks[word] = count;
            count += BitOperations.PopCount(wanted[word]);
        }
    }

    private bool IsWanted(int place) => ((wanted[place >> 6] >> (place & 63)) & 1) != 0;

    private int RankOf(int place) =>
        ranks[place >> 6] + BitOperations.PopCount(wanted[place >> 6] & ((1UL << (place & 63)) - 1));

    /// <summary>
    /// Writes down the steps of the walk from a block's first site to its last: to each site, and before it, if a leaf came
    /// before, those up to where the site hangs. A leaf is one step that leads nowhere: the walk stays at its parent.
    /// </summary>
    /// <param name="tree">The tree.</param>
    /// <param name="start">The block's first site.</param>
    /// <param name="end">Behind its last one.</param>
    /// <returns>The number of steps.</returns>
    private int LayOutForwards(in DepthFirstTree tree, int start, int end)
    {
        ref byte step = ref MemoryMarshal.GetArrayDataReference(steps);
        ref int depths = ref MemoryMarshal.GetReference(tree.Depths);
        int place = 0, depth = Unsafe.Add(ref depths, start), before = start == 0 ? depth : Unsafe.Add(ref depths, start - 1);
        for (int from = start; from < end; from += 64)
        {
            ulong word = wanted[(from - start) >> 6];
            int to = Math.Min(from + 64, end);
            for (int site = from; site < to; site++, word >>= 1)
            {
                // Behind the last site of the tree there is an entry that is no depth.
                int next = Unsafe.Add(ref depths, site + 1);
                place += Positive(before - depth);
                Unsafe.Add(ref step, place++) = Kind(depth, next, word);
                (before, depth) = (depth, next);
            }
        }

        return place;
    }

    /// <summary>The same from a block's last site to its first: the steps before a leaf lead down to where it hangs.</summary>
    private int LayOutBackwards(in DepthFirstTree tree, int start, int end)
    {
        ref byte step = ref MemoryMarshal.GetArrayDataReference(steps);
        ref int depths = ref MemoryMarshal.GetReference(tree.Depths);
        // The walk begins above the root, as if one more root came behind the last site.
        int place = 0, behind = end == tree.Size ? 0 : Unsafe.Add(ref depths, end);
        for (int from = (end - 1 - start) & -64; from >= 0; from -= 64)
        {
            ulong word = wanted[from >> 6];
            for (int bit = Math.Min(63, end - 1 - start - from); bit >= 0; bit--)
            {
                int depth = Unsafe.Add(ref depths, start + from + bit);
                place += Positive(depth - behind);
                Unsafe.Add(ref step, place++) = Kind(depth, behind, word >> bit);
                behind = depth;
            }
        }

        return place;
    }

    /// <summary>A number, or 0 if it is negative: in a loop the runtime makes a branch of the usual ways to write this.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Positive(int number) => number & ~(number >> 31);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte Kind(int depth, int next, ulong word) =>
        (byte)(Leaf - Unsafe.BitCast<bool, byte>(next == depth + 1) + (((int)word & 1) * WantedSite));

    /// <summary>
    /// Stack entries hold, for the ancestor at their depth, the sums over all that came so far but what lies below the
    /// ancestor that follows; the last one is kept in locals, for every step waits for the one before it. What a step is
    /// nobody can predict, so all do the same with other numbers. Notes the sums before each wanted site as seen from it.
    /// </summary>
    /// <param name="tree">The tree.</param>
    /// <param name="start">The block's first site.</param>
    /// <param name="end">Behind its last one.</param>
    /// <param name="open">The depth of the stack entry where the walk is.</param>
    /// <returns>The same at the end.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Forwards(in DepthFirstTree tree, int start, int end, int open)
    {
        int count = LayOutForwards(tree, start, end);
        ref double notes = ref found.First, bottom = ref stack.First, factors = ref forwardFactors.First;
        nint top = (open + 1) * Entry;
        ref byte steps = ref MemoryMarshal.GetArrayDataReference(this.steps);
        ref float value = ref Unsafe.Add(ref MemoryMarshal.GetReference(tree.Values), start);
        Vector512<double> step = shrinkage.Step;
        Vector512<double> withTarget = Vector512.LoadUnsafe(ref bottom, (nuint)top), without = Vector512.LoadUnsafe(ref bottom, (nuint)top + Second);
        for (int next = 0; next < count; next++)
        {
            int kind = Unsafe.Add(ref steps, next), inner = kind & Inner, leaf = (kind >> 1) & 1;
            if (kind >= WantedSite)
            {
                (withTarget * step).StoreUnsafe(ref notes);
                (without * step).StoreUnsafe(ref notes, Second);
                notes = ref Unsafe.Add(ref notes, Entry);
            }

            withTarget.StoreUnsafe(ref bottom, (nuint)top);
            without.StoreUnsafe(ref bottom, (nuint)top + Second);
            top += ((2 * inner) + leaf - 1) * Entry;
            // Only the way up looks at the entry there; the others must not wait for what was just written to it.
            nuint looked = (nuint)(top & ((inner | leaf) - 1));

            ref double factor = ref Unsafe.Add(ref factors, (nint)(kind & (Inner | Leaf)) * Factors);
            Vector512<double> own = Vector512.LoadUnsafe(ref factor), above = Vector512.LoadUnsafe(ref factor, Second), site = Vector512.LoadUnsafe(ref factor, 2 * Second);
            withTarget = Vector512.FusedMultiplyAdd(withTarget, own, Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref bottom, looked), above, site * Vector512.Create((double)value)));
            without = Vector512.FusedMultiplyAdd(without, own, Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref bottom, looked + Second), above, site));
            value = ref Unsafe.Add(ref value, inner + leaf);
        }

        withTarget.StoreUnsafe(ref bottom, (nuint)top);
        without.StoreUnsafe(ref bottom, (nuint)top + Second);
        this.steps.AsSpan(0, count).Clear();
        return (int)(top / Entry) - 1;
    }

    /// <summary>
    /// The same from the last site to the first, with the local entry that of the site where the walk is: all behind it and
    /// below it. Notes the sums behind what lies below each wanted site, and those at or below it.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Backwards(in DepthFirstTree tree, int start, int end, int open)
    {
        int count = LayOutBackwards(tree, start, end);
        ref double notes = ref Unsafe.Add(ref found.First, (RankOf(BlockLength - 1) + (IsWanted(BlockLength - 1) ? 1 : 0)) * 2 * Entry);
        ref double bottom = ref stack.First, factors = ref backwardFactors.First;
        nint top = (open + 1) * Entry;
        ref byte steps = ref MemoryMarshal.GetArrayDataReference(this.steps);
        ref float value = ref Unsafe.Add(ref MemoryMarshal.GetReference(tree.Values), end - 1);
        Vector512<double> step = shrinkage.Step;
        Vector512<double> withTarget = Vector512.LoadUnsafe(ref bottom, (nuint)top), without = Vector512.LoadUnsafe(ref bottom, (nuint)top + Second);
        for (int next = 0; next < count; next++)
        {
            int kind = Unsafe.Add(ref steps, next), inner = kind & Inner, leaf = (kind >> 1) & 1;
            withTarget.StoreUnsafe(ref bottom, (nuint)top);
            without.StoreUnsafe(ref bottom, (nuint)top + Second);
            top -= ((2 * inner) + leaf - 1) * Entry;
            // Only the way up looks at the entry there; the others must not wait for what was just written to it.
            nuint looked = (nuint)(top & -inner);
            Vector512<double> parentWith = Vector512.LoadUnsafe(ref bottom, looked), parentWithout = Vector512.LoadUnsafe(ref bottom, looked + Second);
            Vector512<double> target = Vector512.Create((double)value);
            value = ref Unsafe.Subtract(ref value, inner + leaf);
            if (kind >= WantedSite)
            {
                // Of all behind and below the site what is behind it. Of a leaf the walk is at the parent, and all is behind it.
                Vector512<double> isInner = Vector512.Create(-(long)inner).AsDouble();
                Vector512<double> behindWith = Vector512.ConditionalSelect(isInner, parentWith, withTarget) * step;
                Vector512<double> behindWithout = Vector512.ConditionalSelect(isInner, parentWithout, without) * step;
                notes = ref Unsafe.Subtract(ref notes, 2 * Entry);
                behindWith.StoreUnsafe(ref notes);
                behindWithout.StoreUnsafe(ref notes, Second);
                (((withTarget - behindWith) & isInner) + target).StoreUnsafe(ref notes, Entry);
                (((without - behindWithout) & isInner) + Vector512<double>.One).StoreUnsafe(ref notes, Entry + Second);
            }

            ref double factor = ref Unsafe.Add(ref factors, (nint)(kind & (Inner | Leaf)) * Factors);
            Vector512<double> own = Vector512.LoadUnsafe(ref factor), above = Vector512.LoadUnsafe(ref factor, Second), site = Vector512.LoadUnsafe(ref factor, 2 * Second);
            withTarget = Vector512.FusedMultiplyAdd(withTarget, own, Vector512.FusedMultiplyAdd(parentWith, above, site * target));
            without = Vector512.FusedMultiplyAdd(without, own, Vector512.FusedMultiplyAdd(parentWithout, above, site));
        }

        withTarget.StoreUnsafe(ref bottom, (nuint)top);
        without.StoreUnsafe(ref bottom, (nuint)top + Second);
        this.steps.AsSpan(0, count).Clear();
        return (int)(top / Entry) - 1;
    }

    private void AddBefore(ReadOnlySpan<CellTerm> terms, int start, int end, int evaluation, int last)
    {
        int next = cursors[evaluation];
        if (next == last || terms[next].Site >= end)
            return;
        ref double sum = ref sums.Span[evaluation * Entry];
        Vector512<double> withTarget = Vector512.LoadUnsafe(ref sum), without = Vector512.LoadUnsafe(ref sum, Second);
        for (; next < last && terms[next].Site < end; next++)
        {
            ref readonly CellTerm term = ref terms[next];
            ref double notes = ref Unsafe.Add(ref found.First, RankOf(term.Site - start) * Entry);
            double value = term.ValueBelow, signed = term.Sign * value;
            Vector512<double> decay = shrinkage.At(term.StepsBelow);
            withTarget += Vector512.Create(signed) * decay * Vector512.LoadUnsafe(ref notes);
            without += Vector512.Create(signed * value) * decay * Vector512.LoadUnsafe(ref notes, Second);
        }

        withTarget.StoreUnsafe(ref sum);
        without.StoreUnsafe(ref sum, Second);
        cursors[evaluation] = next;
    }

    private void AddBehind(ReadOnlySpan<CellTerm> terms, int start, int evaluation, int first)
    {
        int next = cursors[evaluation];
        if (next < first || terms[next].Site < start)
            return;
        ref double sum = ref sums.Span[evaluation * Entry];
        Vector512<double> withTarget = Vector512.LoadUnsafe(ref sum), without = Vector512.LoadUnsafe(ref sum, Second);
        for (; next >= first && terms[next].Site >= start; next--)
        {
            ref readonly CellTerm term = ref terms[next];
            ref double notes = ref Unsafe.Add(ref found.First, RankOf(term.Site - start) * 2 * Entry);
            double behind = term.Sign * term.ValueBelow, below = term.Sign * term.ValueAbove;
            Vector512<double> decayBehind = shrinkage.At(term.StepsBelow), decayBelow = shrinkage.At(term.StepsAbove);
            withTarget += (Vector512.Create(behind) * decayBehind * Vector512.LoadUnsafe(ref notes))
                + (Vector512.Create(below) * decayBelow * Vector512.LoadUnsafe(ref notes, Entry));
            without += (Vector512.Create(behind * term.ValueBelow) * decayBehind * Vector512.LoadUnsafe(ref notes, Second))
                + (Vector512.Create(below * term.ValueAbove) * decayBelow * Vector512.LoadUnsafe(ref notes, Entry + Second));
        }

        withTarget.StoreUnsafe(ref sum);
        without.StoreUnsafe(ref sum, Second);
        cursors[evaluation] = next;
    }
}
