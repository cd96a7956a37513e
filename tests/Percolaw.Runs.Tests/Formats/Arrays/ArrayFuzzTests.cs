using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Percolaw.Data;
using Percolaw.Formats;

namespace Percolaw.Tests.Formats.Arrays;

/// <summary>Damaged files: whatever is done to the bytes, the reader gives the numbers or one line that says what is wrong, soon and in little memory.</summary>
public sealed class ArrayFuzzTests : IDisposable
{
    private const int Damages = 1000;
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Ours => [.. Samples.Extensions];

    public static TheoryData<string> Binary => [.. Samples.Extensions, "deflated.npz", "plain.npy"];

    public static TheoryData<string> All => [.. Samples.Extensions, "deflated.npz", "plain.npy", "foreign.csv", "foreign.jsonl"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_Undamaged_GivesNumbers()
    {
        foreach (string kind in All.Select(row => row.Data)) TryRead(kind, Whole(kind)).ShouldBeTrue(kind);
    }

    [Theory]
    [MemberData(nameof(Binary))]
    public void Open_CutAtEveryByte_IsRefused(string extension)
    {
        byte[] whole = Whole(extension);
        for (int length = 0; length < whole.Length; length++)
        {
            // An .npy file cut exactly behind its array is one without metadata.
            bool isWithoutMetadata = extension == ".npy" && length == whole.Length - Encoding.UTF8.GetByteCount(Samples.Metadata);
            TryRead(extension, whole[..length]).ShouldBe(isWithoutMetadata, $"{length} of {whole.Length} bytes");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Open_FlippedBytes_GivesNumbersOrOneLine(string extension) => Damage(extension, 1, static (random, bytes) =>
    {
        for (int flips = random.Next(1, 6); flips > 0; flips--) bytes[random.Next(bytes.Count)] = (byte)random.Next(256);
    });

    [Theory]
    [MemberData(nameof(All))]
    public void Open_InsertedOrMissingBytes_GivesNumbersOrOneLine(string extension) => Damage(extension, 2, static (random, bytes) =>
    {
        byte[] garbage = new byte[random.Next(1, 40)];
        random.NextBytes(garbage);
        int at = random.Next(bytes.Count);
        if (random.Next(2) == 0) bytes.InsertRange(at, garbage);
        else bytes.RemoveRange(at, Math.Min(garbage.Length, bytes.Count - at));
    });

    [Theory]
    [MemberData(nameof(All))]
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
    [MemberData(nameof(Ours))]
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

        // A file of 1 kB costs some buffers of 64 KiB, and a lying header no more.
        ((GC.GetAllocatedBytesForCurrentThread() - before) / Damages).ShouldBeLessThan(1 << 20);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2));
    }

    private byte[] Whole(string kind)
    {
        string path = folder["whole" + kind];
        switch (kind)
        {
            case "foreign.csv":
                return "x0,x1,count,label\n0.5,-1e3,3,1\n7,8,-2,0.25\n1,2,3,4\n"u8.ToArray();
            case "foreign.jsonl":
                return "{\"X\":[1,2],\"y\":1,\"text\":\"a\"}\n{\"y\":2.5,\"text\":\"b\",\"X\":[3,4e3]}\n"u8.ToArray();
            case "plain.npy":
                return [.. NpyTextOf("'<f4'", "(3, 2)"), .. Samples.Bytes(Samples.Small()[0])];
            case "deflated.npz":
                using (ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create))
                {
                    using Stream entry = archive.CreateEntry("X.npy", CompressionLevel.Optimal).Open();
                    entry.Write(NpyTextOf("'<i8'", "(400,)"));
                    for (int i = 0; i < 400; i++) entry.Write(BitConverter.GetBytes((long)i * i));
                }

                break;
            default:
                Samples.Write(path, Samples.Small(), Samples.Metadata);
                break;
        }

        byte[] bytes = File.ReadAllBytes(path);
        File.Delete(path);
        return bytes;
    }

    private static byte[] NpyTextOf(string descriptor, string shape) =>
        HostileFilesTests.Npy($"{{'descr': {descriptor}, 'fortran_order': False, 'shape': {shape}, }}", 0);

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
