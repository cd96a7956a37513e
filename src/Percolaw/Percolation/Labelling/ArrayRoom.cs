namespace Percolaw.Percolation;

/// <summary>How long an array is made that has to grow from configuration to configuration.</summary>
internal static class ArrayRoom
{
    /// <summary>The elements for so many records, with a sixteenth in reserve where there is room; a multiple of the record.</summary>
    /// <exception cref="PercolawException">No array is that long.</exception>
    public static int For(long count, int record)
    {
        long most = Array.MaxLength / record;
        if (count > most)
        {
            throw new PercolawException(FormattableString.Invariant(
                $"a configuration has {count} clusters, more than the {most} that can be kept in memory; choose a smaller length"));
        }
        return (int)(Math.Min(count + (count / 16), most) * record);
    }
}
