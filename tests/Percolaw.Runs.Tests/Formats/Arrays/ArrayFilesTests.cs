using Percolaw.Data;
using Percolaw.Formats;

namespace Percolaw.Tests.Formats.Arrays;

public sealed class ArrayFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Extensions => [.. Samples.Extensions];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Extensions))]
    public void Write_SmallData_ReadsBackBitByBit(string extension)
    {
        string path = folder["data" + extension];
        DataColumn[] columns = Samples.Small();
        Samples.Write(path, columns, Samples.Metadata);
        using ArrayFile file = ArrayFile.Open(path);
        file.Format.ShouldBe(ArrayFiles.FormatOf(path));
        file.Metadata.ShouldBe(Samples.Metadata);
        file.Skipped.ShouldBeEmpty();
        file.ByteCount.ShouldBe(new FileInfo(path).Length);
        Samples.ShouldHold(file, columns);
    }

    [Theory]
    [MemberData(nameof(Extensions))]
    public void Write_RandomColumns_ReadBackBitByBitAndAreTheSameBytesTwice(string extension)
    {
        for (int seed = 0; seed < 40; seed++)
        {
            DataColumn[] columns = Samples.Random(new Random(seed));
            string? metadata = seed % 2 == 0 ? null : $$"""{"seed":{{seed}}}""";
            string path = folder[$"{seed}{extension}"], again = folder[$"again{extension}"];
            Samples.Write(path, columns, metadata);
            Samples.Write(again, columns, metadata);
            File.ReadAllBytes(again).ShouldBe(File.ReadAllBytes(path));
            using ArrayFile file = ArrayFile.Open(path);
            file.Metadata.ShouldBe(metadata);
            Samples.ShouldHold(file, columns);
        }
    }

    [Theory]
    [MemberData(nameof(Extensions))]
    public void Write_WhatWasRead_IsTheSameFile(string extension)
    {
        Samples.Write(folder["one" + extension], Samples.Small(), Samples.Metadata);
        using (ArrayFile file = ArrayFile.Open(folder["one" + extension]))
            Samples.Write(folder["two" + extension], file.Columns, file.Metadata);
        File.ReadAllBytes(folder["two" + extension]).ShouldBe(File.ReadAllBytes(folder["one" + extension]));
    }

    [Theory]
    [MemberData(nameof(Extensions))]
    public void Size_BeforeWriting_IsExactOrABound(string extension)
    {
        for (int seed = 0; seed < 40; seed++)
        {
            DataColumn[] columns = Samples.Random(new Random(seed));
            string path = folder["data" + extension];
            string? metadata = seed % 3 == 0 ? null : Samples.Metadata;
            Samples.Write(path, columns, metadata);
            long size = ArrayFiles.Size(ArrayFiles.FormatOf(path), columns, metadata), actual = new FileInfo(path).Length;
            if (extension is ".csv" or ".jsonl") size.ShouldBeGreaterThanOrEqualTo(actual);
            else size.ShouldBe(actual);
        }
    }

    [Theory]
    [MemberData(nameof(Extensions))]
    public void Write_SeveralBlocks_TellsTheBytesWritten(string extension)
    {
        DataColumn[] columns = [new ComputedColumn<int>("X", 500_000, (first, rows) => rows.Fill((int)first), 2), new ComputedColumn<byte>("y", 500_000, (_, rows) => rows.Clear())];
        List<long> told = [];
        Samples.Write(folder["data" + extension], columns, null, told.Add);
        told.Count.ShouldBeGreaterThan(3);
        told.ShouldBeInOrder();
        told[^1].ShouldBe(columns.Sum(column => column.ByteCount));
    }

    [Theory]
    [MemberData(nameof(Extensions))]
    public void Write_ColumnFailsOrIsCancelled_LeavesNoFile(string extension)
    {
        using CancellationTokenSource source = new();
        ComputedColumn<double> failing = new("y", 1_000_000, (first, rows) => ZerosUntil(first, rows, new PercolawException("the disk of the source is gone")));
        Samples.OneLine(() => Samples.Write(folder["data" + extension], [failing], null)).ShouldBe("the disk of the source is gone");
        ComputedColumn<double> full = new("y", 1_000_000, (first, rows) => ZerosUntil(first, rows, new IOException("No space left on device", OperatingSystem.IsWindows() ? 112 : 28)));
        Samples.OneLine(() => Samples.Write(folder["data" + extension], [full], null)).ShouldContain("the disk is full");
        ComputedColumn<double> endless = new("y", 1_000_000, (_, rows) => rows.Clear());
        Should.Throw<OperationCanceledException>(() => ArrayFiles.Write(folder["data" + extension], [endless], null, _ => source.Cancel(), source.Token));
        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    private static void ZerosUntil(long row, Span<double> rows, Exception failure)
    {
        rows.Clear();
        if (row > 0) throw failure;
    }

    [Theory]
    [InlineData("a.npz", ArrayFormat.Npz)]
    [InlineData("a.b/c.NPY", ArrayFormat.Npy)]
    [InlineData("a.csv", ArrayFormat.Csv)]
    [InlineData("a.jsonl", ArrayFormat.JsonLines)]
    [InlineData("a.safetensors", ArrayFormat.Safetensors)]
    public void FormatOf_Extension_IsTheFormat(string path, ArrayFormat format) => ArrayFiles.FormatOf(path).ShouldBe(format);

    [Theory]
    [InlineData("data.safetensor", "; did you mean '.safetensors'?")]
    [InlineData("data.npzz", "; did you mean '.npz'?")]
    [InlineData("data", ".jsonl or .safetensors")]
    [InlineData("da\nta.", ".jsonl or .safetensors")]
    public void FormatOf_OtherExtension_ListsThem(string path, string end) => Samples.OneLine(() => ArrayFiles.FormatOf(path)).ShouldEndWith(end);
}
