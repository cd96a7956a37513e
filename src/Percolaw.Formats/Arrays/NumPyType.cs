using System.Globalization;
using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>The names of number types in NumPy's files, and in the metadata of text files.</summary>
internal static class NumPyType
{
    /// <summary>The name in the header of an array.</summary>
    public static string Descriptor(NumberType type) => type switch
    {
        NumberType.UInt8 => "|u1",
        NumberType.Int32 => "<i4",
        NumberType.Int64 => "<i8",
        NumberType.Float32 => "<f4",
        _ => "<f8",
    };

    /// <summary>The type with that name in the header of an array, or null where it is none of ours. Truth values are bytes.</summary>
    public static NumberType? FromDescriptor(string descriptor) => descriptor switch
    {
        "|u1" or "|b1" or "<u1" => NumberType.UInt8,
        "<i4" => NumberType.Int32,
        "<i8" => NumberType.Int64,
        "<f4" => NumberType.Float32,
        "<f8" => NumberType.Float64,
        _ => null,
    };

    /// <summary>The bytes of one value of any type that has a fixed size, or null.</summary>
    public static long? ByteCount(string descriptor)
    {
        if (descriptor.Length < 3 || descriptor[0] is not ('<' or '>' or '|' or '=') || !"biufcmMSaUV".Contains(descriptor[1], StringComparison.Ordinal)) return null;
        string digits = descriptor[2..];
        if (descriptor[1] is 'm' or 'M') digits = digits.Split('[')[0];
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int count)) return null;
        const int LetterBytes = 4;
        return descriptor[1] == 'U' ? (long)LetterBytes * count : count;
    }

    /// <summary>The name as people write it.</summary>
    public static string Name(NumberType type) => type switch
    {
        NumberType.UInt8 => "uint8",
        NumberType.Int32 => "int32",
        NumberType.Int64 => "int64",
        NumberType.Float32 => "float32",
        _ => "float64",
    };

    /// <summary>The type with that name as people write it, or null.</summary>
    public static NumberType? FromName(string? name) => name switch
    {
        "uint8" => NumberType.UInt8,
        "int32" => NumberType.Int32,
        "int64" => NumberType.Int64,
        "float32" => NumberType.Float32,
        "float64" => NumberType.Float64,
        _ => null,
    };
}
