using System.Runtime.InteropServices;
using Percolaw.Data;

namespace Percolaw.Tests.Data.Columns;

/// <summary>Columns read in blocks of any number of rows.</summary>
internal static class Reading
{
    public static T[] All<T>(DataColumn column, int blockRows)
        where T : unmanaged
    {
        List<T> numbers = [];
        byte[] block = new byte[blockRows * column.RowBytes];
        using ColumnReader reader = column.Open();
        while (reader.Read(block, TestContext.Current.CancellationToken) is > 0 and int length)
            numbers.AddRange(MemoryMarshal.Cast<byte, T>(block.AsSpan(0, length)));
        numbers.Count.ShouldBe((int)(column.RowCount * (column.Width ?? 1)));
        return [.. numbers];
    }

    public static T[] ToArray<T>(DataColumn column)
        where T : unmanaged => column.ToArray<T>(TestContext.Current.CancellationToken);
}
