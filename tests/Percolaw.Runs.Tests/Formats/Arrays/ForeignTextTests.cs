using System.Text;
using Percolaw.Data;
using Percolaw.Formats;

namespace Percolaw.Tests.Formats.Arrays;

/// <summary>Text files that others wrote, well or badly.</summary>
public sealed class ForeignTextTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("x,y\n1,2\n3\n", "line 3: it has 1 fields instead of 2")]
    [InlineData("x,y\n1,2,3\n", "line 2: it has 3 fields instead of 2")]
    [InlineData("x,y\n1,two\n", "line 2: 'two' in column y is no finite number")]
    [InlineData("x,y\n1,NaN\n", "line 2: 'NaN' in column y is no finite number")]
    [InlineData("x,y\n1,1e999\n", "'1e999' in column y")]
    [InlineData("x,y\n1,2\n\n", "line 3")]
    [InlineData("x,x\n1,2\n", "each once")]
    [InlineData("1,2\n3,4\n", "line 1: it should hold the names")]
    [InlineData("x,y\n", "no rows follow")]
    [InlineData("", "the names of the columns should follow")]
    [InlineData("# {\"percolaw\":{}}\nx\n1\n", "line 1: it does not describe the columns")]
    [InlineData("# {\"percolaw\":{\"rows\":2,\"columns\":[{\"name\":\"x\",\"type\":\"int32\"}]}}\nx\n1\n", "promises 2 rows, and there are 1")]
    [InlineData("# {\"percolaw\":{\"rows\":1,\"columns\":[{\"name\":\"x\",\"type\":\"int32\"}]}}\ny\n1\n", "the names differ")]
    [InlineData("# {\"percolaw\":{\"rows\":1,\"columns\":[{\"name\":\"x\",\"type\":\"int32\"}]}}\nx\n1", "the last line has no end")]
    [InlineData("# {\"percolaw\":{\"rows\":1,\"columns\":[{\"name\":\"x\",\"type\":\"int32\"}]}}\nx\n1.5\n", "line 3: '1.5' in column x is no finite number of type int32")]
    [InlineData("# {\"percolaw\":{\"rows\":1,\"columns\":[{\"name\":\"x\",\"type\":\"int32\",\"width\":1000001}]}}\nx\n1\n", "line 1: it does not describe")]
    public void Open_BadCsv_NamesTheLine(string text, string reason) => Refused("data.csv", Encoding.UTF8.GetBytes(text)).ShouldContain(reason);

    [Theory]
    [InlineData("{\"x\":1,\"y\":[1,2]}\n{\"x\":1,\"y\":[1]}\n", "line 2: y is not as in the first row")]
    [InlineData("{\"x\":1}\n{\"y\":1}\n", "line 2: y is not in the first row")]
    [InlineData("{\"x\":1,\"y\":1}\n{\"x\":1}\n", "line 2: a column of the first row is missing")]
    [InlineData("{\"x\":1,\"x\":1}\n", "there twice")]
    [InlineData("{\"x\":1}\n{\"x\":1} 2\n", "line 2: it is no JSON")]
    [InlineData("{\"x\":1}\n\n", "line 2: it is no JSON")]
    [InlineData("{\"x\":1}\n{\"x\":1e999}\n", "line 2: x is not as in the first row")]
    [InlineData("{\"x\":\"1\"}\n", "x: it is neither a number nor a list")]
    [InlineData("[1]\n", "line 1: it is no JSON object")]
    [InlineData("", "it is empty")]
    [InlineData("{\"percolaw\":{\"rows\":1,\"columns\":[{\"name\":\"x\",\"type\":\"uint8\"}]}}\n{\"x\":256}\n", "line 2: x is not a finite number of type uint8")]
    [InlineData("{\"percolaw\":{\"rows\":1,\"columns\":[{\"name\":\"x\",\"type\":\"uint8\",\"width\":2}]}}\n{\"x\":[1,2,3]}\n", "x is not a list of 2 finite numbers")]
    [InlineData("{\"percolaw\":{\"rows\":1,\"columns\":[{\"name\":\"x\",\"type\":\"uint8\"}]}}\n{\"y\":1}\n", "line 2: x is missing")]
    public void Open_BadJsonLines_NamesTheLine(string text, string reason) => Refused("data.jsonl", Encoding.UTF8.GetBytes(text)).ShouldContain(reason);

    [Fact]
    public void Open_LineOrRowTooLong_IsRefused()
    {
        byte[] line = new byte[(1 << 25) + 1000];
        line.AsSpan().Fill((byte)'1');
        Refused("data.csv", line).ShouldContain("line 1 is longer than 33554432 bytes");
        Refused("data.jsonl", line).ShouldContain("line 1 is longer than 33554432 bytes");
        Refused("data.csv", Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Repeat("x", 1_000_001)) + "\n")).ShouldContain("rows of more than 1000000 numbers");
    }

    [Fact]
    public void Open_ForeignCsv_LearnsTheColumns()
    {
        File.WriteAllText(folder["data.csv"], "\uFEFF# made elsewhere\r\n\"x0\",x1, label,count\r\n0.5,-1e3,3,9223372036854775807\r\n 7,8,2.0,0");
        using ArrayFile file = ArrayFile.Open(folder["data.csv"]);
        file.Columns.Select(column => (column.Name, column.Type, column.RowCount, column.Width)).ShouldBe(
            [("X", NumberType.Float64, 2, 2), ("label", NumberType.Float64, 2, null), ("count", NumberType.Int64, 2, null)]);
        file.Metadata.ShouldBeNull();
        file.Columns[0].ToArray<double>(TestContext.Current.CancellationToken).ShouldBe([0.5, -1000, 7, 8]);
        file.Columns[1].ToArray<double>(TestContext.Current.CancellationToken).ShouldBe([3, 2]);
        file.Columns[2].ToArray<long>(TestContext.Current.CancellationToken).ShouldBe([long.MaxValue, 0]);
    }

    [Fact]
    public void Open_ForeignJsonLines_LearnsTheColumns()
    {
        File.WriteAllText(folder["data.jsonl"], "{\"X\":[1,2],\"y\":1,\"text\":\"a\",\"deep\":[[1]]}\r\n{\"y\":2.5,\"deep\":null,\"text\":\"b\",\"X\":[3,4]}");
        using ArrayFile file = ArrayFile.Open(folder["data.jsonl"]);
        file.Columns.Select(column => (column.Name, column.Type, column.RowCount, column.Width)).ShouldBe([("X", NumberType.Int64, 2, 2), ("y", NumberType.Float64, 2, null)]);
        file.Columns[0].ToArray<long>(TestContext.Current.CancellationToken).ShouldBe([1, 2, 3, 4]);
        file.Columns[1].ToArray<double>(TestContext.Current.CancellationToken).ShouldBe([1, 2.5]);
        file.Skipped.Count.ShouldBe(2);
    }

    [Fact]
    public void Open_ManyColumns_IsRefusedSoon()
    {
        string columns = string.Join(',', Enumerable.Range(0, 200_000).Select(i => $"{{\"name\":\"c{i}\",\"type\":\"int32\"}}"));
        string names = string.Join(',', Enumerable.Range(0, 200_000).Select(i => $"c{i}"));
        Refused("data.csv", Encoding.UTF8.GetBytes($"# {{\"percolaw\":{{\"rows\":0,\"columns\":[{columns}]}}}}\n{names}\n")).ShouldContain("has 200000 columns");
    }

    private string Refused(string name, byte[] bytes) => HostileFilesTests.Refused(folder, name, bytes);
}
