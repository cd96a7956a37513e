using Percolaw.Data;
using Percolaw.Formats;

namespace Percolaw.Tests.Formats.Arrays;

/// <summary>NumPy's files in our hands.</summary>
public sealed class NumPyFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("savez")]
    [InlineData("savez_compressed")]
    public void Npz_ByNumPy_IsRead(string function)
    {
        Run($$"""
            arrays = dict(X=np.arange(6000, dtype='f4').reshape(2000, 3) / 7, y=np.arange(5.) / 3, i=np.array([1, -2], 'i4'), l=np.array([], 'i8'),
                b=np.array([True, False]), u=np.array([[1], [255]], 'u1'), F=np.asfortranarray(np.zeros((5, 1))))
            left_out = dict(T=np.asfortranarray(np.zeros((2, 3))), s=np.array('text'), t=np.array(['a']), k=np.zeros((2, 2, 2)), h=np.zeros(3, 'i2'), z=np.float64(3),
                big=np.zeros(3, '>f8'), r=np.zeros(2, 'f4,i8'), e=np.zeros((3, 0)))
            np.{{function}}(path, **arrays, **left_out, parameters=json.dumps({'a': 1}))
            """);
        using ArrayFile file = ArrayFile.Open(folder["data.npz"]);
        file.Columns.Select(column => column.Name).ShouldBe(["X", "y", "i", "l", "b", "u", "F"]);
        file.Skipped.Select(reason => reason.Split(':')[0]).ShouldBe(["T", "s", "t", "k", "h", "z", "big", "r", "e"]);
        file.Metadata.ShouldBe("{\"a\": 1}");
        CancellationToken token = TestContext.Current.CancellationToken;
        file.Columns[0].ToArray<float>(token).ShouldBe(Enumerable.Range(0, 6000).Select(i => i / 7f));
        file.Columns[0].Width.ShouldBe(3);
        file.Columns[1].ToArray<double>(token).ShouldBe(Enumerable.Range(0, 5).Select(i => i / 3.0));
        file.Columns[2].ToArray<int>(token).ShouldBe([1, -2]);
        file.Columns[3].RowCount.ShouldBe(0);
        file.Columns[4].ToArray<byte>(token).ShouldBe([1, 0]);
        file.Columns[5].ToArray<byte>(token).ShouldBe([1, 255]);
        file.Columns[6].ToArray<double>(token).ShouldBe(new double[5]);
    }

    [Theory]
    [InlineData("np.arange(6, dtype='i4').reshape(3, 2)", "data Int32 3 2")]
    [InlineData("np.arange(6, dtype='f8')", "data Float64 6 ")]
    [InlineData("np.zeros(3, [('a', 'u1'), ('b', 'f4', (2,)), ('c', 'S3'), ('d', 'i8')])", "a UInt8 3 , b Float32 3 2, d Int64 3 ")]
    [InlineData("np.zeros(3, np.dtype([('a', 'u1'), ('b', 'f8')], align=True))", "a UInt8 3 , b Float64 3 ")]
    [InlineData("np.zeros(3, [('ä', 'f4')])", "ä Float32 3 ")]
    public void Npy_ByNumPy_IsRead(string array, string columns)
    {
        Run($"np.save(path, {array})", "data.npy");
        using ArrayFile file = ArrayFile.Open(folder["data.npy"]);
        string.Join(", ", file.Columns.Select(column => $"{column.Name} {column.Type} {column.RowCount} {column.Width}")).ShouldBe(columns);
        foreach (DataColumn column in file.Columns) Samples.Bytes(column).Length.ShouldBe((int)column.ByteCount);
    }

    [Fact]
    public void Npy_RecordsByNumPy_HaveTheirNumbers()
    {
        Run("""
            a = np.zeros(1000, np.dtype([('a', 'u1'), ('b', 'f8', (2,))], align=True))
            a['a'] = np.arange(1000) % 256; a['b'] = np.arange(2000).reshape(1000, 2)
            with open(path, 'wb') as f: np.save(f, a); np.save(f, a)
            """, "data.npy");
        using ArrayFile file = ArrayFile.Open(folder["data.npy"]);
        file.Columns[0].ToArray<byte>(TestContext.Current.CancellationToken).ShouldBe(Enumerable.Range(0, 1000).Select(i => (byte)i));
        file.Columns[1].ToArray<double>(TestContext.Current.CancellationToken).ShouldBe(Enumerable.Range(0, 2000).Select(i => (double)i));
        file.Metadata.ShouldBeNull();
    }

    [Fact]
    public void Csv_ByNumPy_IsRead()
    {
        Run("np.savetxt(path, np.arange(6.).reshape(2, 3) / 3, delimiter=',', header='x0,x1,y', comments='')", "data.csv");
        using ArrayFile file = ArrayFile.Open(folder["data.csv"]);
        file.Columns.Select(column => column.Name).ShouldBe(["X", "y"]);
        file.Columns[1].ToArray<double>(TestContext.Current.CancellationToken)[1].ShouldBe(5.0 / 3);
    }

    private void Run(string script, string file = "data.npz") => Python.Run(script, folder[file]);
}
