using Percolaw.Randomness;

namespace Percolaw.Data;

/// <summary>One standard normal number for each row, by position: made in blocks, so that any range can be had.</summary>
internal static class NormalSequence
{
    internal const int BlockLength = 1024;

    /// <summary>Fills in the numbers of the rows from a first one on.</summary>
    public static void Fill(ulong seed, StreamPurpose purpose, int start, Span<float> numbers)
    {
        Span<float> block = stackalloc float[BlockLength];
        while (!numbers.IsEmpty)
        {
            int offset = start % BlockLength, length = Math.Min(BlockLength - offset, numbers.Length);
            ulong index = (ulong)(start / BlockLength);
            if (length == BlockLength)
            {
                NormalVectors.Fill(seed, purpose, index, numbers[..length]);
            }
            else
            {
                NormalVectors.Fill(seed, purpose, index, block);
                block.Slice(offset, length).CopyTo(numbers);
            }

            numbers = numbers[length..];
            start += length;
        }
    }
}
