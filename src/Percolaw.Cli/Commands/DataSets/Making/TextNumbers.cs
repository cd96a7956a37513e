using System.Globalization;
using Percolaw.Data;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>Large numbers for people.</summary>
internal static class TextNumbers
{
    /// <summary>A number of bytes: <c>824 MB</c>, in powers of 1000 as disks are sold.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        >= 1_000_000_000_000 => Scaled(bytes, 1e12, "TB"),
        >= 1_000_000_000 => Scaled(bytes, 1e9, "GB"),
        >= 1_000_000 => Scaled(bytes, 1e6, "MB"),
        >= 1_000 => Scaled(bytes, 1e3, "kB"),
        _ => $"{bytes} bytes",
    };

    /// <summary>A type as NumPy calls it: <c>float32</c>.</summary>
    public static string TypeName(NumberType type) => type.ToString().ToLowerInvariant();

    /// <summary>At most so many, to two digits: <c>4.8e8</c>.</summary>
    public static string RoundDown(long number)
    {
        long unit = 1;
        while (number / unit >= 100) unit *= 10;
        long rounded = number / unit * unit;
        return rounded < 100_000
            ? rounded.ToString(CultureInfo.InvariantCulture)
            : ((double)rounded).ToString("0.#e0", CultureInfo.InvariantCulture);
    }

    private static string Scaled(long bytes, double unit, string name) =>
        (bytes / unit).ToString(bytes / unit < 100 ? "0.#" : "0", CultureInfo.InvariantCulture) + " " + name;
}
