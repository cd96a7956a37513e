namespace Percolaw.Data;

/// <summary>Some rows of a column of vectors, kept while it is read.</summary>
internal sealed class KeptRows
{
    private readonly int[] rows;
    private readonly float[] numbers;
    private readonly int width;
    private int next;

    /// <summary>Prepares to keep rows.</summary>
    /// <param name="wanted">The rows, in any order, repeated or not.</param>
    /// <param name="width">The numbers of a row.</param>
    public KeptRows(IEnumerable<int> wanted, int width)
    {
        rows = [.. wanted.Distinct().Order()];
        numbers = new float[rows.Length * width];
        this.width = width;
    }

    /// <summary>The numbers of a row.</summary>
    public int Width => width;

    /// <summary>Looks at a block; blocks come in order.</summary>
    public void Add(VectorRows block)
    {
        for (; next < rows.Length && rows[next] < block.Start + block.Count; next++)
            block.Row(rows[next]).CopyTo(numbers.AsSpan(next * width, width));
    }

    /// <summary>A row that was wanted.</summary>
    public ReadOnlySpan<float> Row(int row) => numbers.AsSpan(Array.BinarySearch(rows, row) * width, width);

    /// <summary>The squared distance of two rows that were wanted.</summary>
    public double SquaredDistance(int first, int second)
    {
        ReadOnlySpan<float> left = Row(first), right = Row(second);
        double sum = 0;
        for (int i = 0; i < width; i++)
            sum += Math.Pow((double)left[i] - right[i], 2);
        return sum;
    }
}
