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

    [Theory]
    [InlineData(".csv", float.NaN)]
    [InlineData(".csv", float.PositiveInfinity)]
    [InlineData(".jsonl", float.NegativeInfinity)]
    public void Write_NotFiniteAsText_IsRefusedWithItsRow(string extension, float number)
    {
        DataColumn column = Samples.Column("X", [1, 2, 3, number], 2);
        Samples.OneLine(() => Samples.Write(folder["data" + extension], [column], null)).ShouldStartWith("X has a number in row 2 that is not finite");
        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(".npz")]
    [InlineData(".npy")]
    [InlineData(".safetensors")]
    public void Write_NotFiniteAsBits_KeepsThem(string extension)
    {
        DataColumn[] columns = [Samples.Column("y", [double.NaN, double.NegativeInfinity, -0.0, BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_1234)])];
        Samples.Write(folder["data" + extension], columns, null);
        using ArrayFile file = ArrayFile.Open(folder["data" + extension]);
        Samples.ShouldHold(file, columns);
    }

    [Theory]
    [InlineData(".csv")]
    [InlineData(".jsonl")]
    [InlineData(".npy")]
    public void Write_DifferentRows_IsRefusedByTables(string extension)
    {
        DataColumn[] columns = [Samples.Column("a", [1, 2]), Samples.Column("b", [1, 2, 3])];
        Samples.OneLine(() => Samples.Write(folder["data" + extension], columns, null)).ShouldContain("a has 2 rows and b has 3");
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("_a")]
    [InlineData("parameters")]
    [InlineData("a\n")]
    [InlineData("ä")]
    public void Write_NameThatSomeFormatCannotHold_IsRefused(string name) =>
        Samples.OneLine(() => Samples.Write(folder["data.npz"], [Samples.Column(name, [1])], null)).ShouldContain("cannot be the name of a column");

    [Fact]
    public void Write_NamesTwice_IsRefused()
    {
        Samples.OneLine(() => Samples.Write(folder["data.npz"], [Samples.Column("a", [1]), Samples.Column("a", [1])], null)).ShouldContain("two columns are called a");
        DataColumn[] fields = [Samples.Column("x0", [1]), Samples.Column("X", [1], 1)];
        Samples.OneLine(() => Samples.Write(folder["data.csv"], fields, null)).ShouldContain("two fields of a row of CSV would be called x0");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{\"a\":1} ")]
    [InlineData("{\"a\":\n1}")]
    [InlineData("{\"a\":1}}")]
    public void Write_MetadataThatAreNoObjectOnOneLine_IsAProgrammersError(string metadata) =>
        Should.Throw<ArgumentException>(() => Samples.Write(folder["data.npz"], [Samples.Column("a", [1])], metadata));

    [Fact]
    public void Write_MetadataWithHalfALetter_IsAProgrammersError() =>
        Should.Throw<ArgumentException>(() => Samples.Write(folder["data.npz"], [Samples.Column("a", [1])], "{\"a\":\"\ud800\"}"));

    [Fact]
    public void Write_MetadataThatAreNearlyTooLongOrTooDeep_ReadBackFromEveryFormat()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", 63)) + "{}" + new string('}', 63);
        foreach (string metadata in new[] { $"{{\"a\":\"{new string('\u20AC', ArrayFiles.LongestMetadata - 8)}\"}}", deep })
        {
            foreach (string extension in Samples.Extensions)
            {
                Samples.Write(folder["data" + extension], [Samples.Column("a", [1])], metadata);
                using ArrayFile file = ArrayFile.Open(folder["data" + extension]);
                file.Metadata.ShouldBe(metadata);
            }
        }
    }

    [Fact]
    public void Write_Csv_IsReadable()
    {
        DataColumn[] columns = [Samples.Column("X", [0.1f, -2.5f, 1e-20f, 3e20f], 2), Samples.Column("y", [1.0 / 3, 2]), Samples.Column("cluster_id", [0, 5])];
        Samples.Write(folder["data.csv"], columns, """{"seed": 0}""");
        File.ReadAllText(folder["data.csv"]).ShouldBe("""
            # {"percolaw":{"rows":2,"columns":[{"name":"X","type":"float32","width":2},{"name":"y","type":"float64"},{"name":"cluster_id","type":"int32"}],"parameters":{"seed": 0}}}
            x0,x1,y,cluster_id
            0.1,-2.5,0.3333333333333333,0
            1E-20,3E+20,2,5

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Write_JsonLines_IsReadable()
    {
        DataColumn[] columns = [Samples.Column("X", [0.1f, -2.5f, 1e-20f, 3e20f], 2), Samples.Column("y", [1.0 / 3, 2]), Samples.Column("Z", [0, 5], 1)];
        Samples.Write(folder["data.jsonl"], columns, null);
        File.ReadAllText(folder["data.jsonl"]).ShouldBe("""
            {"percolaw":{"rows":2,"columns":[{"name":"X","type":"float32","width":2},{"name":"y","type":"float64"},{"name":"Z","type":"int32","width":1}]}}
            {"X":[0.1,-2.5],"y":0.3333333333333333,"Z":[0]}
            {"X":[1E-20,3E+20],"y":2,"Z":[5]}

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void SparseNpz_Write_HasTheSizeSaidBefore()
    {
        DataColumn indices = Samples.Column("i", [0, 2, 1]), starts = Samples.Column("p", [0, 2, 3]), data = Samples.Column("d", [1f, 2f, 3f]);
        Samples.WriteSparse(folder["data.npz"], 2, 3, indices, starts, data, Samples.Metadata);
        new FileInfo(folder["data.npz"]).Length.ShouldBe(SparseNpz.Size(2, 3, indices, starts, data, Samples.Metadata));
        using ArrayFile file = ArrayFile.Open(folder["data.npz"]);
        file.Columns.Select(column => column.Name).ShouldBe(["indices", "indptr", "shape", "data"]);
        file.Columns[2].ToArray<long>(TestContext.Current.CancellationToken).ShouldBe([2, 3]);
        file.Skipped.ShouldBe(["format: numbers of NumPy's type '|S3' are not read"]);
        file.Metadata.ShouldBe(Samples.Metadata);
    }

    [Fact]
    public void SparseNpz_ColumnsThatAreNoMatrix_IsAProgrammersError()
    {
        DataColumn three = Samples.Column("i", [0, 2, 1]), wide = Samples.Column("w", [0L, 2, 1]), four = Samples.Column("j", [0, 1, 2, 3]);
        Should.Throw<ArgumentException>(() => Samples.WriteSparse(folder["data.npz"], 3, 3, three, three, three, null));
        Should.Throw<ArgumentException>(() => Samples.WriteSparse(folder["data.npz"], 2, 3, three, wide, three, null));
        Should.Throw<ArgumentException>(() => Samples.WriteSparse(folder["data.npz"], 2, 3, three, three, four, null));
        Samples.OneLine(() => Samples.WriteSparse(folder["data.npy"], 2, 3, three, three, three, null)).ShouldContain("ends in .npz");
    }
}
