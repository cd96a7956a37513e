using Percolaw.Data;
using Percolaw.Formats;

namespace Percolaw.Tests.Formats.Arrays;

/// <summary>What goes into array files, and what does not.</summary>
public sealed class ArrayContentTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

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
