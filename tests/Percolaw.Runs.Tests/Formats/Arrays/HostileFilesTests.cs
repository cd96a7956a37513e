using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Percolaw.Data;
using Percolaw.Formats;

namespace Percolaw.Tests.Formats.Arrays;

/// <summary>Files made to deceive: what a header claims costs nothing before the file bears it out.</summary>
public sealed class HostileFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_MissingFileOrFolder_IsOneLine()
    {
        Samples.OneLine(() => ArrayFile.Open(folder["none.npz"])).ShouldContain("no such file or folder");
        Directory.CreateDirectory(folder["folder.npz"]);
        Samples.OneLine(() => ArrayFile.Open(folder["folder.npz"])).ShouldContain("it is a folder");
    }

    [Theory]
    [InlineData("'<f4'", "(4611686018427387904, 8)", "claims an array of shape")]
    [InlineData("'<f4'", "(99999999999999999999,)", "header cannot be read")]
    [InlineData("'<f4'", "(-1,)", "whole numbers from 0 on")]
    [InlineData("'<f4'", "(2,)", "claims an array of shape")]
    [InlineData("'<f4'", "(1, 1000001)", "wider than 1000000")]
    [InlineData("'<f4'", "(4611686018427387904, 0)", "no numbers")]
    [InlineData("'<f4'", "()", "0 dimensions")]
    [InlineData("'|O'", "(1,)", "type '|O'")]
    [InlineData("'>f4'", "(1,)", "type '>f4'")]
    [InlineData("'\\n'", "(1,)", "type 'n'")]
    [InlineData("[('a', '|O')]", "(1,)", "no size that is known")]
    [InlineData("[('a', '<f4', (4611686018427387904, 8))]", "(1,)", "more than")]
    [InlineData("[('a', '<U2147483647')]", "(1,)", "more than")]
    [InlineData("[('a', '<f4', (1000001,))]", "(0,)", "wider than 1000000")]
    [InlineData("[('a', '|S0')]", "(4611686018427387904,)", "no bytes")]
    [InlineData("[('a', [('b', '<f4')])]", "(1,)", "a field is not of a name")]
    [InlineData("[]", "(1,)", "neither a type nor a list")]
    [InlineData("[('a', '<f4')]", "(1, 1)", "2 dimensions")]
    [InlineData("[('a', '<f4'), ('b', '<f4')]", "(1,)", "claims an array of shape")]
    public void Open_NpyHeaderThatLies_IsRefused(string descriptor, string shape, string reason) =>
        Refused(folder, "data.npy", Npy($"{{'descr': {descriptor}, 'fortran_order': False, 'shape': {shape}, }}", 4)).ShouldContain(reason);

    [Theory]
    [InlineData("{'descr': '<f4', 'shape': (1,), }", "no dictionary")]
    [InlineData("{'descr': '<f4', 'descr': '<f4'}", "unexpected at position")]
    [InlineData("__import__('os')", "unexpected at position 1")]
    [InlineData("{'descr': '<f4', 'fortran_order': True, 'shape': (1, 1)", "unexpected at position")]
    public void Open_NpyHeaderThatIsNoConstant_IsRefused(string header, string reason) => Refused(folder, "data.npy", Npy(header, 4)).ShouldContain(reason);

    [Fact]
    public void Open_DeepNesting_IsRefused()
    {
        const int Depth = 200_000;
        string deep = new('[', Depth), objects = string.Concat(Enumerable.Repeat("{\"a\":", Depth));
        Refused(folder, "data.npy", Npy(deep, 0));
        Refused(folder, "data.npy", Npy(new string('(', 60_000), 0)).ShouldContain("unexpected at position");
        Refused(folder, "data.csv", Encoding.UTF8.GetBytes($"# {objects}\nx\n1\n")).ShouldContain("no JSON");
        Refused(folder, "data.jsonl", Encoding.UTF8.GetBytes(objects)).ShouldContain("no JSON");
        Refused(folder, "data.jsonl", Encoding.UTF8.GetBytes($"{{\"x\":1}}\n{{\"x\":{deep}\n")).ShouldContain("line 2: ");
        Refused(folder, "data.safetensors", Safetensors(objects, 0)).ShouldContain("no JSON object");
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}""", "is said to have 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,8],"data_offsets":[0,8]}}""", "is said to have 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "12 bytes, and 8 follow")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "4 bytes, and 8 follow")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "gap at byte 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "two tensors")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "as it should")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "as it should")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""", "as it should")]
    [InlineData("""{"a":[]}""", "as it should")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "letters that do not exist")]
    [InlineData("""{}""", "0 bytes, and 8 follow")]
    [InlineData("""{"a":{"dtype":"BF16","shape":[4],"data_offsets":[0,8]}}""", "numbers of type 'BF16' are not read")]
    public void Open_SafetensorsHeaderThatLies_IsRefused(string header, string reason) => Refused(folder, "data.safetensors", Safetensors(header, 8)).ShouldContain(reason);

    [Fact]
    public void Open_SafetensorsHeaderOfManyBytes_IsRefused()
    {
        byte[] file = Safetensors("{}", 0);
        BinaryPrimitives.WriteUInt64LittleEndian(file, 1UL << 60);
        Refused(folder, "data.safetensors", file).ShouldContain("claims 1152921504606846976 bytes");
    }

    [Fact]
    public void Open_DeflatedZeros_StreamsInLittleMemory()
    {
        const int Rows = 100_000_000;
        using (ZipArchive archive = ZipFile.Open(folder["zeros.npz"], ZipArchiveMode.Create))
        {
            using Stream entry = archive.CreateEntry("X.npy", CompressionLevel.Optimal).Open();
            entry.Write(Npy($"{{'descr': '|u1', 'fortran_order': False, 'shape': ({Rows},), }}", 0));
            byte[] zeros = new byte[Rows / 100];
            for (int i = 0; i < 100; i++) entry.Write(zeros);
        }

        using ArrayFile file = ArrayFile.Open(folder["zeros.npz"]);
        file.ByteCount.ShouldBeLessThan(200_000);
        long before = GC.GetAllocatedBytesForCurrentThread(), count = 0;
        using ColumnReader reader = file.Columns[0].Open();
        byte[] block = new byte[1 << 16];
        for (int read; (read = reader.Read(block, TestContext.Current.CancellationToken)) > 0; count += read) block.AsSpan(0, read).ContainsAnyExcept((byte)0).ShouldBeFalse();
        count.ShouldBe(Rows);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Theory]
    [InlineData(24, 2000, "cannot hold")] // the size
    [InlineData(20, 2000, "outside the file")] // the size as stored
    [InlineData(42, 2000, "outside the file")] // the offset
    [InlineData(42, 1, "does not begin at byte 1")]
    [InlineData(28, 60000, "ends within an entry")] // the length of the name
    public void Open_ZipDirectoryThatLies_IsRefused(int field, int value, string reason)
    {
        Samples.Write(folder["data.npz"], [Samples.Column("y", [1, 2, 3])], null);
        byte[] file = File.ReadAllBytes(folder["data.npz"]);
        int line = file.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(line + field), (ushort)value);
        Refused(folder, "data.npz", file).ShouldContain(reason);
    }

    [Fact]
    public void Read_FlippedBitInZip_IsFoundByTheCheckSum()
    {
        Samples.Write(folder["data.npz"], [Samples.Column("y", [1, 2, 3])], null);
        byte[] file = File.ReadAllBytes(folder["data.npz"]);
        file[file.AsSpan().IndexOf("PK\u0001\u0002"u8) - 1] ^= 1;
        File.WriteAllBytes(folder["data.npz"], file);
        using ArrayFile damaged = ArrayFile.Open(folder["data.npz"]);
        Samples.OneLine(() => Samples.Bytes(damaged.Columns[0])).ShouldContain("entry 'y.npy': its check sum differs");
    }

    internal static string Refused(TemporaryFolder folder, string name, byte[] bytes)
    {
        File.WriteAllBytes(folder[name], bytes);
        return Samples.OneLine(() =>
        {
            using ArrayFile file = ArrayFile.Open(folder[name]);
            foreach (DataColumn column in file.Columns) Samples.Bytes(column);
        });
    }

    internal static byte[] Npy(string header, int dataBytes)
    {
        byte[] text = Encoding.UTF8.GetBytes(header + "\n");
        byte[] count = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(count, text.Length);
        return [0x93, .. "NUMPY"u8, 2, 0, .. count, .. text, .. new byte[dataBytes]];
    }

    private static byte[] Safetensors(string header, int dataBytes)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] count = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(count, text.Length);
        return [.. count, .. text, .. new byte[dataBytes]];
    }
}
