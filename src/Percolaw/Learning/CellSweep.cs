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

    // Steps of the walk over the tree; any other is 0.
    private const int Site = 1, WantedSite = 2;

    private readonly ShrinkageSum shrinkage = new();
    private readonly ulong[] wanted = new ulong[BlockLength / 64];
    private readonly int[] ranks = new int[BlockLength / 64];
    private readonly AlignedArray<double> found = new(BlockLength * 2 * Entry);
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
        // One entry above the root, which stays 0.
        if (stack.Length < (height + 2) * Entry)
            stack = new AlignedArray<double>((height + 2) * Entry);
        if (sums.Length < evaluations * Entry)
            sums = new AlignedArray<double>(evaluations * Entry);
        if (cursors.Length < evaluations)
            cursors = new int[evaluations];
        stack.Span[..Entry].Clear();
        sums.Span.Clear();
    }

    private void PassForwards(in DepthFirstTree tree, ReadOnlySpan<CellTerm> terms, ReadOnlySpan<int> ends)
    {
        int previous = -1;
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
            previous = Forwards(tree, start, end, previous);
            for (int i = 0; i < ends.Length; i++)
                AddBefore(terms, start, end, i, ends[i]);
        }
    }

    private void PassBackwards(in DepthFirstTree tree, ReadOnlySpan<CellTerm> terms, ReadOnlySpan<int> ends)
    {
        int previous = 0;
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
            previous = Backwards(tree, start, end, previous);
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
    /// Writes down the steps of the walk through a block: each site is one, and so is each step between that leads to a
    /// parent, or on the way back to a child. There are two for each site before it, less one for each that is still open.
    /// </summary>
    /// <param name="tree">The tree.</param>
    /// <param name="start">The block's first site.</param>
    /// <param name="end">Behind its last one.</param>
    /// <param name="origin">One of the two: where the walk begins.</param>
    /// <param name="previous">The depth of the site before in the order of the walk.</param>
    /// <returns>The number of steps.</returns>
    private int LayOut(in DepthFirstTree tree, int start, int end, int origin, int previous)
    {
        int sign = origin == start ? 1 : -1, last = origin == start ? end - 1 : start;
        int count = (sign * ((2 * (last - origin)) - tree.Depths[last] + previous + 1)) + 1;
        if (steps.Length < count)
            steps = new byte[2 * count];
        steps.AsSpan(0, count).Clear();
        ref byte step = ref MemoryMarshal.GetArrayDataReference(steps);
        ref int depths = ref MemoryMarshal.GetReference(tree.Depths);
        for (int from = start; from < end; from += 64)
        {
            ulong word = wanted[(from - start) >> 6];
            int to = Math.Min(from + 64, end);
            for (int site = from; site < to; site++, word >>= 1)
            {
                int place = sign * ((2 * (site - origin)) - Unsafe.Add(ref depths, site) + previous + 1);
                Unsafe.Add(ref step, place) = (byte)(Site + ((int)(word & 1) * WantedSite));
            }
        }

        return count;
    }

    /// <summary>
    /// Stack entries hold, for the ancestor at their depth, the sums over all that came so far but what lies below the
    /// ancestor that follows; the last one is kept in locals, for every step waits for the one before it. Whether a step leads
    /// up or down nobody can predict, so both do the same with other numbers. Notes the sums before each wanted site as seen
    /// from it.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Forwards(in DepthFirstTree tree, int start, int end, int previous)
    {
        int count = LayOut(tree, start, end, start, previous);
        ref double notes = ref found.First, top = ref Unsafe.Add(ref stack.First, (previous + 1) * Entry);
        ref byte steps = ref MemoryMarshal.GetArrayDataReference(this.steps);
        ref float value = ref Unsafe.Add(ref MemoryMarshal.GetReference(tree.Values), start);
        Vector512<double> step = shrinkage.Step, rest = Vector512<double>.One - (step * step);
        Vector512<double> withTarget = Vector512.LoadUnsafe(ref top), without = Vector512.LoadUnsafe(ref top, Second);
        for (int next = 0; next < count; next++)
        {
            int kind = Unsafe.Add(ref steps, next), toSite = kind & Site;
            if (kind > Site)
            {
                (withTarget * step).StoreUnsafe(ref notes);
                (without * step).StoreUnsafe(ref notes, Second);
                notes = ref Unsafe.Add(ref notes, Entry);
            }

            withTarget.StoreUnsafe(ref top);
            without.StoreUnsafe(ref top, Second);
            top = ref Unsafe.Add(ref top, (nint)((2 * toSite) - 1) * Entry);

            // A subtree is complete: its parent's sums without it are C, its root's, D, hold e C; together C + e (D - e C).
            Vector512<double> isSite = Vector512.Create(-(long)toSite).AsDouble(), up = Vector512.AndNot(rest, isSite);
            Vector512<double> own = Vector512<double>.One & isSite, target = Vector512.Create((double)value) & isSite;
            value = ref Unsafe.Add(ref value, toSite);
            withTarget = Vector512.FusedMultiplyAdd(withTarget, step, Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref top), up, target));
            without = Vector512.FusedMultiplyAdd(without, step, Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref top, Second), up, own));
        }

        withTarget.StoreUnsafe(ref top);
        without.StoreUnsafe(ref top, Second);
        return tree.Depths[end - 1];
    }

    /// <summary>
    /// The same from the last site to the first, with the local entry that of the site where the walk is: all behind it and
    /// below it. Notes the sums behind what lies below each wanted site, and those at or below it.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Backwards(in DepthFirstTree tree, int start, int end, int previous)
    {
        int count = LayOut(tree, start, end, end, previous);
        ref double notes = ref Unsafe.Add(ref found.First, (RankOf(BlockLength - 1) + (IsWanted(BlockLength - 1) ? 1 : 0)) * 2 * Entry);
        ref double top = ref Unsafe.Add(ref stack.First, previous * Entry);
        ref byte steps = ref MemoryMarshal.GetArrayDataReference(this.steps);
        ref float value = ref Unsafe.Add(ref MemoryMarshal.GetReference(tree.Values), end - 1);
        Vector512<double> step = shrinkage.Step, rest = Vector512<double>.One - (step * step);
        Vector512<double> withTarget = Vector512.LoadUnsafe(ref top), without = Vector512.LoadUnsafe(ref top, Second);
        for (int next = 0; next < count; next++)
        {
            int kind = Unsafe.Add(ref steps, next), fromSite = kind & Site;
            withTarget.StoreUnsafe(ref top);
            without.StoreUnsafe(ref top, Second);
            top = ref Unsafe.Subtract(ref top, (nint)((2 * fromSite) - 1) * Entry);
            Vector512<double> parentWith = Vector512.LoadUnsafe(ref top), parentWithout = Vector512.LoadUnsafe(ref top, Second);
            Vector512<double> isSite = Vector512.Create(-(long)fromSite).AsDouble(), up = isSite & rest;
            Vector512<double> own = Vector512<double>.One & isSite, target = Vector512.Create((double)value) & isSite;
            value = ref Unsafe.Subtract(ref value, fromSite);
            if (kind > Site)
            {
                // Of all behind and below the site what is behind it.
                Vector512<double> behindWith = parentWith * step, behindWithout = parentWithout * step;
                notes = ref Unsafe.Subtract(ref notes, 2 * Entry);
                behindWith.StoreUnsafe(ref notes);
                behindWithout.StoreUnsafe(ref notes, Second);
                (withTarget - behindWith + target).StoreUnsafe(ref notes, Entry);
                (without - behindWithout + own).StoreUnsafe(ref notes, Entry + Second);
            }

            // Down to a child it is e D; up from a site, D, to its parent without it, C, it is C + e (D + y - e C).
            withTarget = Vector512.FusedMultiplyAdd(withTarget, step, Vector512.FusedMultiplyAdd(parentWith, up, target * step));
            without = Vector512.FusedMultiplyAdd(without, step, Vector512.FusedMultiplyAdd(parentWithout, up, own * step));
        }

        withTarget.StoreUnsafe(ref top);
        without.StoreUnsafe(ref top, Second);
        return tree.Depths[start];
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
