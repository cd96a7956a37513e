namespace Percolaw.Data;

#pragma warning disable CA1720 // NumPy and others know the types by these names.

/// <summary>The type of a column's numbers, little-endian.</summary>
public enum NumberType
{
    /// <summary>8 bits without sign.</summary>
    UInt8,

    /// <summary>32 bits with sign.</summary>
    Int32,

    /// <summary>64 bits with sign.</summary>
    Int64,

    /// <summary>IEEE 754 of single precision.</summary>
    Float32,

    /// <summary>IEEE 754 of double precision.</summary>
    Float64,
}

/// <summary>Facts about number types.</summary>
public static class NumberTypes
{
    /// <summary>The bytes of one number.</summary>
    public static int ByteCount(this NumberType type) => type switch
    {
        NumberType.UInt8 => sizeof(byte),
        NumberType.Int32 or NumberType.Float32 => sizeof(int),
        _ => sizeof(long),
    };

    /// <summary>Whether the numbers are floating-point numbers.</summary>
    public static bool IsFloatingPoint(this NumberType type) => type is NumberType.Float32 or NumberType.Float64;

    /// <summary>The type that stores <typeparamref name="T"/>.</summary>
    /// <exception cref="NotSupportedException">No column holds such numbers.</exception>
    public static NumberType Of<T>()
        where T : unmanaged => default(T) switch
        {
            byte => NumberType.UInt8,
            int => NumberType.Int32,
            long => NumberType.Int64,
            float => NumberType.Float32,
            double => NumberType.Float64,
            _ => throw new NotSupportedException($"a column of {typeof(T)} is not supported."),
        };
}
