using System.IO.Compression;

namespace Percolaw.Formats;

/// <summary>One file within a zip file.</summary>
/// <param name="Path">The zip file.</param>
/// <param name="Name">The name within.</param>
/// <param name="Start">The byte at which its data begin.</param>
/// <param name="StoredSize">Its bytes as stored.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="IsDeflated">Whether it is compressed.</param>
/// <param name="Sum">Its check sum.</param>
internal sealed record ZipEntry(string Path, string Name, long Start, long StoredSize, long Size, bool IsDeflated, uint Sum)
{
    /// <summary>Begins at the first byte.</summary>
    public IByteReader Open() => new Reader(this);

    /// <summary>The exception for an entry that is not what it should be.</summary>
    public PercolawException Damaged(string reason) => FileInput.Damaged(Path, $"entry '{OneLine.Of(Name)}': {reason}");

    private sealed class Reader : IByteReader
    {
        private readonly ZipEntry entry;
        private readonly FileInput input;
        private readonly Stream stream;
        private long left;
        private uint sum;

        public Reader(ZipEntry entry)
        {
            this.entry = entry;
            input = FileInput.Open(entry.Path, entry.Start);
            FileSection section = new(input, entry.StoredSize);
            stream = entry.IsDeflated ? new DeflateStream(section, CompressionMode.Decompress) : section;
            left = entry.Size;
        }

        public void ReadExactly(Span<byte> bytes)
        {
            if (bytes.Length == 0) return;
            if (bytes.Length > left) throw entry.Damaged("it is too short");
            for (int filled = 0; filled < bytes.Length;)
            {
                int count = Read(bytes[filled..]);
                if (count == 0) throw entry.Damaged($"it ends {left} bytes too early");
                sum = Crc32.Append(sum, bytes.Slice(filled, count));
                filled += count;
                left -= count;
            }

            if (left > 0) return;
            if (Read(stackalloc byte[1]) > 0) throw entry.Damaged($"it is longer than its {entry.Size} bytes");
            if (sum != entry.Sum) throw entry.Damaged("its check sum differs");
        }

        public void Dispose()
        {
            stream.Dispose();
            input.Dispose();
        }

        private int Read(Span<byte> bytes)
        {
            try
            {
                return stream.Read(bytes);
            }
            catch (Exception failure) when (failure is InvalidDataException or IOException)
            {
                throw entry.Damaged("its compressed data are damaged");
            }
        }
    }
}
