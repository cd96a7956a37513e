using System.Text;
using Percolaw.Data;

namespace Percolaw.Formats;

/// <summary>One array of an <c>.npz</c> file to be: a header, then a few bytes or a column.</summary>
/// <param name="Name">The array's name.</param>
/// <param name="Header">What comes before the data.</param>
/// <param name="Bytes">The data, where they are few.</param>
/// <param name="Column">The data, where they are a column.</param>
internal sealed record NpzEntry(string Name, byte[] Header, byte[] Bytes, DataColumn? Column)
{
    /// <summary>The bytes of the entry.</summary>
    public long Size => Header.Length + Bytes.Length + (Column?.ByteCount ?? 0);

    /// <summary>The name within the zip file.</summary>
    public string FileName => Name + ".npy";

    /// <summary>A column as an array.</summary>
    public static NpzEntry Of(string name, DataColumn column) => new(name, NpyText.Header(column), [], column);

    /// <summary>A text as an array without dimensions.</summary>
    public static NpzEntry OfText(string name, string descriptor, byte[] text) => new(name, NpyText.Header($"'{descriptor}'"), text, null);

    /// <summary>The metadata as an array without dimensions, of letters of 32 bits.</summary>
    public static NpzEntry OfMetadata(string metadata)
    {
        byte[] letters = Encoding.UTF32.GetBytes(metadata);
        return OfText(ArrayChecks.MetadataName, $"<U{letters.Length / sizeof(int)}", letters);
    }
}
