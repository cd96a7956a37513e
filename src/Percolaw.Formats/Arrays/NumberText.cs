using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>Numbers as UTF-8: the shortest digits that read back to the same bits, whatever the machine's language.</summary>
internal static class NumberText
{
    /// <summary>The most digits, signs and points of one number.</summary>
    public static int Longest(NumberType type) => type switch
    {
        NumberType.UInt8 => 3,
        NumberType.Int32 => 11,
        NumberType.Int64 => 20,
        NumberType.Float32 => 16,
        _ => 24,
    };

    /// <summary>Writes the numbers of a row with commas between them.</summary>
    /// <returns>The bytes written, or -1 where a number is not finite.</returns>
    public static int Write(NumberType type, ReadOnlySpan<byte> row, Span<byte> text) => type switch
    {
        NumberType.UInt8 => Write(row, text),
        NumberType.Int32 => Write(MemoryMarshal.Cast<byte, int>(row), text),
        NumberType.Int64 => Write(MemoryMarshal.Cast<byte, long>(row), text),
        NumberType.Float32 => Write(MemoryMarshal.Cast<byte, float>(row), text),
        _ => Write(MemoryMarshal.Cast<byte, double>(row), text),
    };

    /// <summary>Reads one number; false where the text is none, or none that is finite and of the type.</summary>
    public static bool TryRead(NumberType type, ReadOnlySpan<byte> text, Span<byte> number) => type switch
    {
        NumberType.UInt8 => TryRead<byte>(text, NumberStyles.AllowLeadingSign, number),
        NumberType.Int32 => TryRead<int>(text, NumberStyles.AllowLeadingSign, number),
        NumberType.Int64 => TryRead<long>(text, NumberStyles.AllowLeadingSign, number),
        NumberType.Float32 => TryRead<float>(text, NumberStyles.Float, number),
        _ => TryRead<double>(text, NumberStyles.Float, number),
    };

    /// <summary>Whether the text is a whole number of 64 bits, without point and exponent.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    /// <summary>Whether the text is a finite number.</summary>
    public static bool IsNumber(ReadOnlySpan<byte> text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number);

    private static int Write<T>(ReadOnlySpan<T> row, Span<byte> text)
        where T : INumberBase<T>
    {
        int length = 0;
        for (int i = 0; i < row.Length; i++)
        {
            if (!T.IsFinite(row[i])) return -1;
            if (i > 0) text[length++] = (byte)',';
            row[i].TryFormat(text[length..], out int written, default, CultureInfo.InvariantCulture);
            length += written;
            if (written != 2 || !text[..length].EndsWith("-0"u8)) continue;
            // Python and others read -0 as a whole number, which has no sign then.
            ".0"u8.CopyTo(text[length..]);
            length += 2;
        }

        return length;
    }

    private static bool TryRead<T>(ReadOnlySpan<byte> text, NumberStyles styles, Span<byte> number)
        where T : unmanaged, INumberBase<T>
    {
        if (!T.TryParse(text, styles, CultureInfo.InvariantCulture, out T value) || !T.IsFinite(value)) return false;
        MemoryMarshal.Write(number, value);
        return true;
    }
}
