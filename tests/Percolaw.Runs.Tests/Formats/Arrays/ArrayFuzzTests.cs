using System.Diagnostics;
using Percolaw.Data;
using Percolaw.Formats;

namespace Percolaw.Tests.Formats.Arrays;

/// <summary>Damaged files: whatever is done to the bytes, the reader gives the numbers or one line that says what is wrong, soon and in little memory.</summary>
public sealed class ArrayFuzzTests : IDisposable
{
    private const int Damages = 2000;
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Extensions => [.. Samples.Extensions];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Extensions))]
    public void Open_CutAtEveryByte_IsRefused(string extension)
    {
        byte[] whole = Whole(extension);
        for (int length = 0; length < whole.Length; length++)
        {
            // An .npy file cut exactly behind its array is one without metadata.
            bool isWithoutMetadata = extension == ".npy" && length == whole.Length - System.Text.Encoding.UTF8.GetByteCount(Samples.Metadata);
            TryRead(extension, whole[..length]).ShouldBe(isWithoutMetadata, $"{length} of {whole.Length} bytes");
        }
    }

    [Theory]
    [MemberData(nameof(Extensions))]
    public void Open_FlippedBytes_GivesNumbersOrOneLine(string extension) => Damage(extension, 1, static (random, bytes) =>
    {
        for (int flips = random.Next(1, 6); flips > 0; flips--) bytes[random.Next(bytes.Count)] = (byte)random.Next(256);
    });

    [Theory]
    [MemberData(nameof(Extensions))]
    public void Open_InsertedOrMissingBytes_GivesNumbersOrOneLine(string extension) => Damage(extension, 2, static (random, bytes) =>
    {
        byte[] garbage = new byte[random.Next(1, 40)];
        random.NextBytes(garbage);
        int at = random.Next(bytes.Count);
        if (random.Next(2) == 0) bytes.InsertRange(at, garbage);
        else bytes.RemoveRange(at, Math.Min(garbage.Length, bytes.Count - at));
    });

    [Theory]
    [MemberData(nameof(Extensions))]
    public void Open_ExtremeNumbersInHeaders_GivesNumbersOrOneLine(string extension) => Damage(extension, 3, static (random, bytes) =>
    {
        byte[] extreme = random.Next(5) switch
        {
            0 => [255, 255, 255, 255, 255, 255, 255, 255],
            1 => [0, 0, 0, 0, 0, 0, 0, 128],
            2 => [255, 255, 255, 127],
            3 => "9999999999999999999"u8.ToArray(),
            _ => "-1e99999"u8.ToArray(),
        };
        int at = random.Next(bytes.Count);
        for (int i = 0; i < extreme.Length && at + i < bytes.Count; i++) bytes[at + i] = extreme[i];
    });

    [Theory]
    [MemberData(nameof(Extensions))]
    public void Open_Garbage_IsRefused(string extension)
    {
        Random random = new(4);
        for (int i = 0; i < 300; i++)
        {
            byte[] garbage = new byte[random.Next(2000)];
            random.NextBytes(garbage);
            if (random.Next(2) == 0) Whole(extension).AsSpan(0, Math.Min(garbage.Length, 8)).CopyTo(garbage);
            TryRead(extension, garbage).ShouldBeFalse();
        }
    }

    private void Damage(string extension, int seed, Action<Random, List<byte>> damage)
    {
        byte[] whole = Whole(extension);
        Random random = new(seed);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < Damages; i++)
        {
            List<byte> bytes = [.. whole];
            damage(random, bytes);
            TryRead(extension, [.. bytes]);
        }

        // A file of 1 kB costs a few blocks of 1 MiB at most, and a lying header no more.
        ((GC.GetAllocatedBytesForCurrentThread() - before) / Damages).ShouldBeLessThan(8 << 20);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2));
    }

    private byte[] Whole(string extension)
    {
        string path = folder["whole" + extension];
        Samples.Write(path, Samples.Small(), Samples.Metadata);
        return File.ReadAllBytes(path);
    }

    /// <summary>Reads all there is; false where it is refused in one line. Any other exception fails the test.</summary>
    private bool TryRead(string extension, byte[] bytes)
    {
        string path = folder["damaged" + extension];
        File.WriteAllBytes(path, bytes);
        try
        {
            using ArrayFile file = ArrayFile.Open(path);
            foreach (DataColumn column in file.Columns) Samples.Bytes(column, 3);
            return true;
        }
        catch (PercolawException failure)
        {
            failure.Message.Any(char.IsControl).ShouldBeFalse(failure.Message);
            failure.Message.ShouldContain(path);
            failure.Message.Length.ShouldBeLessThan(700);
            return false;
        }
    }
}
