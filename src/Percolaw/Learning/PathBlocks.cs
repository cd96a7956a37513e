using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Percolaw.Learning;

/// <summary>The blocks of sites in which paths are collected: their parents fit the first cache.</summary>
internal static class PathBlocks
{
    /// <summary>Sites in a block.</summary>
    public const int Length = 4096;

    private const int LineInts = 16, LinesAhead = 4;

    /// <summary>Collects the paths of all evaluations, block by block from the leaves to the root.</summary>
    public static void Collect<TEvaluation>(in LabelledTree tree, ReadOnlySpan<TEvaluation> evaluations)
        where TEvaluation : class, IPathEvaluation
    {
        foreach (TEvaluation evaluation in evaluations)
            evaluation.BeginPaths(tree);
        for (int from = (tree.Size - 1) / Length * Length; from >= 0; from -= Length)
        {
            TouchParents(tree.Parents, from);
            foreach (TEvaluation evaluation in evaluations)
                evaluation.AdvancePaths(tree, from);
        }

        foreach (TEvaluation evaluation in evaluations)
            evaluation.Rewind();
    }

    /// <summary>
    /// Asks for what the next block of a sweep reads of a path, which is walked backwards, some sites a block: too
    /// little at a time for the processor to see a pattern in it among sixteen others.
    /// </summary>
    public static unsafe void Touch<TKnown>(ReadOnlySpan<TKnown> path, int next)
        where TKnown : unmanaged
    {
        if (!Sse.IsSupported)
            return;
        int perLine = Math.Max(1, LineInts * sizeof(int) / sizeof(TKnown));
        for (int line = 1; line <= LinesAhead; line++)
        {
            int ahead = next - (line * perLine);
            if (ahead >= 0)
                Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in path[ahead])));
        }
    }

    /// <summary>
    /// Asks for the parents of the next block: walks up a path depend on each other, and each would wait for memory.
    /// </summary>
    private static unsafe void TouchParents(ReadOnlySpan<int> parents, int from)
    {
        if (!Sse.IsSupported || from < Length)
            return;
        for (int site = from - Length; site < from; site += LineInts)
            Sse.Prefetch1(Unsafe.AsPointer(ref Unsafe.AsRef(in parents[site])));
    }
}
