using Percolaw.Numerics;
using Percolaw.Randomness;

namespace Percolaw.Data;

/// <summary>
/// Rows divided at random into parts of given sizes, such as training, validation and test: every division into parts of
/// these sizes is equally likely.
/// </summary>
public sealed class DataSplit : DataColumn
{
    private readonly ulong seed;
    private readonly long[] counts;

    /// <summary>A column <c>split</c> with the number of the part of each row, from 0.</summary>
    /// <param name="rowCount">The number of rows.</param>
    /// <param name="shares">The share of each part, above 0, together 1; at most 255.</param>
    /// <param name="seed">The seed of the random numbers.</param>
    public DataSplit(long rowCount, IReadOnlyList<double> shares, ulong seed)
        : base("split", NumberType.UInt8, rowCount)
    {
        this.seed = seed;
        counts = Divide(rowCount, shares);
    }

    /// <summary>The number of rows of each part: the shares rounded so that they add up.</summary>
    public IReadOnlyList<long> Counts => counts;

    /// <inheritdoc/>
    public override ColumnReader Open() => new Reader(this);

    // What is above a part's end in the sum of shares is not in it: the ends are rounded, not the parts.
    private static long[] Divide(long rowCount, IReadOnlyList<double> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shares.Count, byte.MaxValue, nameof(shares));
        if (!(Math.Abs(shares.Sum() - 1) < 1e-9))
            throw new ArgumentException(FormattableString.Invariant($"add up to {shares.Sum()}; expected 1."), nameof(shares));
        long[] counts = new long[shares.Count];
        double sum = 0;
        long before = 0;
        for (int part = 0; part < counts.Length; part++)
        {
            sum += Guard.Positive(shares[part], nameof(shares));
            long end = part == counts.Length - 1 ? rowCount : (long)Math.Round(Math.Min(1, sum) * rowCount);
            (counts[part], before) = (end - before, end);
        }

        return counts;
    }

    /// <summary>Row by row: a part is chosen with the probability of what it still lacks among the rows that are left.</summary>
    private sealed class Reader(DataSplit split) : ColumnReader
    {
        private readonly long[] lacking = [.. split.counts];
        private RandomStream stream = new(split.seed, StreamPurpose.DataSplit, 0);
        private long left = split.RowCount;

        public override int Read(Span<byte> rows, CancellationToken cancellation = default)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = (int)Math.Min(rows.Length, left);
            for (int row = 0; row < count; row++, left--)
                rows[row] = Choose((long)Math.BigMul(stream.NextBits(), (ulong)left, out _));
            return count;
        }

        private byte Choose(long place)
        {
            int part = 0;
            while (place >= lacking[part])
                place -= lacking[part++];
            lacking[part]--;
            return (byte)part;
        }
    }
}
