using System.Diagnostics;
using Percolaw.Data;
using Percolaw.Formats;

namespace Percolaw.Tests.Formats.Arrays;

/// <summary>Files between us and NumPy and SciPy, both ways.</summary>
public sealed class NumPyTests : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private const string Imports = """
        import io, json, sys, zipfile
        import numpy as np
        path = sys.argv[1]
        def show(name, array):
            array = np.ascontiguousarray(array)
            print(name, array.dtype.str, 'x'.join(map(str, array.shape)), array.tobytes().hex())

        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Npz_InNumPy_HasTheArraysAndTheMetadata()
    {
        Samples.Write(folder["data.npz"], Samples.Small(), Samples.Metadata);
        ShouldShow("""
            f = np.load(path)
            assert f.zip.testzip() is None and all(i.compress_type == 0 and i.date_time[0] == 1980 for i in f.zip.infolist())
            assert json.loads(str(f["parameters"]))["note"] == 'ä "x" é € 𝄞'
            for name in f.files[:-1]: show(name, f[name])
            """);
    }

    [Fact]
    public void Npy_InNumPy_HasTheRecordsAlsoMappedAndNumPysOwnHeader()
    {
        Samples.Write(folder["data.npy"], Samples.Small(), Samples.Metadata);
        ShouldShow("""
            a = np.load(path)
            assert (np.load(path, mmap_mode='r') == a).all()
            own = io.BytesIO(); np.save(own, a)
            whole = open(path, 'rb').read()
            assert whole.startswith(own.getvalue())
            assert json.loads(whole[len(own.getvalue()):])["size"] == 7
            for name in a.dtype.names: show(name, a[name])
            """, "data.npy");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12_345)]
    public void Npz_Headers_AreNumPysOwn(int rows)
    {
        Samples.Write(folder["data.npz"], [Samples.Column("X", new float[3 * rows], 3), Samples.Column("y", new long[rows])], null);
        Run("""
            z = zipfile.ZipFile(path)
            for name in z.namelist():
                own = io.BytesIO(); np.save(own, np.load(path)[name[:-4]])
                assert own.getvalue() == z.read(name), name
            """);
    }

    [Fact]
    public void Csv_InNumPy_HasTheNumbers()
    {
        DataColumn[] columns = [Samples.Column("X", [0.1f, -2.5f, 1e-20f, 3e20f, float.MaxValue, float.Epsilon], 2), Samples.Column("y", [1.0 / 3, -0.0, 1e300])];
        Samples.Write(folder["data.csv"], columns, Samples.Metadata);
        ShouldShow("""
            assert json.loads(open(path).readline()[2:])["percolaw"]["parameters"]["size"] == 7
            a = np.genfromtxt(path, delimiter=',', names=True, skip_header=1)
            show('X', np.stack([a['x0'], a['x1']], 1).astype('f4')); show('y', a['y'])
            """, "data.csv", columns);
    }

    [Fact]
    public void JsonLines_InPython_HasTheNumbers()
    {
        Samples.Write(folder["data.jsonl"], Samples.Small(), Samples.Metadata);
        ShouldShow("""
            head, *rows = map(json.loads, open(path))
            assert head["percolaw"]["parameters"]["size"] == 7
            for c in head["percolaw"]["columns"]: show(c["name"], np.array([row[c["name"]] for row in rows], c["type"]))
            """, "data.jsonl");
    }

    [Fact]
    public void Safetensors_ByTheFormatsDescription_HasTheTensors()
    {
        Samples.Write(folder["data.safetensors"], Samples.Small(), Samples.Metadata);
        ShouldShow("""
            b = open(path, 'rb').read()
            n = int.from_bytes(b[:8], 'little'); head = json.loads(b[8:8 + n]); data = b[8 + n:]
            assert n % 8 == 0 and b[8:9] == b'{'
            assert json.loads(head.pop('__metadata__')['parameters'])['size'] == 7
            ends = sorted(t['data_offsets'] for t in head.values())
            assert [e for _, e in ends] == [s for s, _ in ends][1:] + [len(data)]
            for name, t in head.items():
                start, end = t['data_offsets']
                dtype = np.dtype({'F32': 'f4', 'F64': 'f8', 'I32': 'i4', 'I64': 'i8', 'U8': 'u1'}[t['dtype']])
                assert start % dtype.itemsize == 0
                show(name, np.frombuffer(data[start:end], dtype).reshape(t['shape']))
            """, "data.safetensors");
    }

    [Fact]
    public void SparseNpz_InSciPy_IsTheMatrix()
    {
        DataColumn indices = Samples.Column("i", [0, 2, 1]), starts = Samples.Column("p", [0, 2, 2, 3]), data = Samples.Column("d", [1f, 2f, 3f]);
        Samples.WriteSparse(folder["data.npz"], 3, 4, indices, starts, data, Samples.Metadata);
        Run("""
            import scipy.sparse
            m = scipy.sparse.load_npz(path)
            assert m.format == 'csr' and m.shape == (3, 4) and m.dtype == np.float32
            m.check_format(full_check=True)
            assert m.toarray().tolist() == [[1, 0, 2, 0], [0, 0, 0, 0], [0, 3, 0, 0]]
            assert json.loads(str(np.load(path)["parameters"]))["size"] == 7
            """);
    }

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

    /// <summary>An entry and a file beyond 4 GiB; takes 9 GB of disk, so only where PERCOLAW_LARGE_FILES=1.</summary>
    [Fact]
    public void Npz_BeyondFourGigabytes_IsReadByBothSides()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PERCOLAW_LARGE_FILES") == "1", "writes 5 GB; set PERCOLAW_LARGE_FILES=1");
        const long Rows = 600_000_000;
        ComputedColumn<long> large = new("large", Rows, (first, rows) =>
        {
            rows.Clear();
            if (first == 0) rows[0] = 1;
            if (first + rows.Length == Rows) rows[^1] = 2;
        });
        DataColumn[] columns = [large, Samples.Column("small", [1, 2, 3])];
        Samples.Write(folder["data.npz"], columns, Samples.Metadata);
        new FileInfo(folder["data.npz"]).Length.ShouldBeLessThanOrEqualTo(ArrayFiles.Size(ArrayFormat.Npz, columns, Samples.Metadata));
        using (ArrayFile file = ArrayFile.Open(folder["data.npz"]))
        {
            file.Columns[0].RowCount.ShouldBe(Rows);
            file.Columns[1].ToArray<int>(TestContext.Current.CancellationToken).ShouldBe([1, 2, 3]);
            using ColumnReader reader = file.Columns[0].Open();
            byte[] block = new byte[1 << 22];
            long count = 0;
            for (int read; (read = reader.Read(block, TestContext.Current.CancellationToken)) > 0; count += read) ;
            count.ShouldBe(8 * Rows);
        }

        Run("""
            z = zipfile.ZipFile(path)
            assert z.testzip() is None
            a = np.load(path)['large']
            assert a.shape == (600000000,) and a[0] == 1 and a[-1] == 2 and np.load(path)['small'].tolist() == [1, 2, 3]
            """);
    }

    private void ShouldShow(string script, string file = "data.npz", DataColumn[]? columns = null)
    {
        string[] lines = Run(script, file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldBe((columns ?? Samples.Small()).Select(Shown));
    }

    private static string Shown(DataColumn column)
    {
        string type = column.Type switch
        {
            NumberType.UInt8 => "|u1",
            NumberType.Int32 => "<i4",
            NumberType.Int64 => "<i8",
            NumberType.Float32 => "<f4",
            _ => "<f8",
        };
        return $"{column.Name} {type} {column.RowCount}{(column.Width is { } width ? $"x{width}" : "")} {Convert.ToHexStringLower(Samples.Bytes(column))}";
    }

    private string Run(string script, string file = "data.npz")
    {
        Tools.Require(Tools.Runs(Python, "-c", "import numpy, scipy.sparse"), $"{Python} with NumPy and SciPy");
        ProcessStartInfo start = new(Python, ["-X", "utf8", "-c", Imports + script, folder[file]]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, error.Result);
        return output;
    }
}
