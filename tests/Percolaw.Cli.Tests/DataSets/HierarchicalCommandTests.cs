using System.Text.Json;
using Percolaw.Data;
using Percolaw.Formats;

namespace Percolaw.Tests.DataSets;

/// <summary>Data sets made, read back and made again, in every format.</summary>
public sealed class HierarchicalCommandTests : IDisposable
{
    private static readonly string[] Small = ["dataset", "hierarchical", "--size", "300", "--dimension", "5", "--seed", "3"];
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("data.npz")]
    [InlineData("data.npy")]
    [InlineData("data.csv")]
    [InlineData("data.jsonl")]
    [InlineData("data.safetensors")]
    public void Out_EveryFormat_HoldsWhatTheLibraryMakes(string name)
    {
        string path = folder[name];
        ProgramRun.Of([.. Small, "--split", "train=0.75,test=0.25", "--dtype", "float64", "--out", path]).Code.ShouldBe(0);
        HierarchicalParameters parameters = new() { Size = 300, Dimension = 5, Seed = 3 };
        HierarchicalStructure structure = HierarchicalStructure.Create(parameters, 1, TestContext.Current.CancellationToken);
        using (ArrayFile file = ArrayFile.Open(path))
        {
            DataColumn[] expected = [.. HierarchicalDataSet.Columns<double>(structure), new DataSplit(300, [0.75, 0.25], 3)];
            file.Columns.Select(column => column.Name).ShouldBe(expected.Select(column => column.Name));
            foreach ((DataColumn found, DataColumn made) in file.Columns.Zip(expected))
            {
                (found.Type, found.Width, found.RowCount).ShouldBe((made.Type, made.Width, made.RowCount));
                Bytes(found).ShouldBe(Bytes(made), found.Name);
            }
        }
        ProgramRun verified = ProgramRun.Of("dataset", "verify", path);
        verified.Code.ShouldBe(0, verified.Error);
        verified.Output.ReplaceLineEndings(" ").ShouldContain("every number is the same");
        ProgramRun.Of("dataset", "describe", path).Code.ShouldBe(0);
    }

    [Fact]
    public void Out_AnyThreads_GivesTheSameBytes()
    {
        string[] command = ["dataset", "hierarchical", "--size", "20k", "--dimension", "7", "--mode", "one-cluster"];
        ProgramRun.Of([.. command, "--threads", "1", "--out", folder["one.npz"], "--features", folder["one-latents.npz"]]).Code.ShouldBe(0);
        ProgramRun.Of([.. command, "--threads", "3", "--out", folder["three.npz"], "--features", folder["three-latents.npz"]]).Code.ShouldBe(0);
        File.ReadAllBytes(folder["three.npz"]).ShouldBe(File.ReadAllBytes(folder["one.npz"]));
        File.ReadAllBytes(folder["three-latents.npz"]).ShouldBe(File.ReadAllBytes(folder["one-latents.npz"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Features_CanBeVerified(bool values)
    {
        string path = folder["latents.npz"];
        ProgramRun.Of([.. Small, "--features", path, .. values ? (string[])["--values"] : []]).Code.ShouldBe(0);
        ProgramRun verified = ProgramRun.Of("dataset", "verify", path, "--format", "csv");
        verified.Code.ShouldBe(0, verified.Error);
        verified.Output.Split('\n')[1..4].ShouldAllBe(line => line.Contains(",true,0,", StringComparison.Ordinal));
    }

    [Fact]
    public void Columns_Chosen_AreWrittenAndVerified()
    {
        string path = folder["labels.csv"];
        ProgramRun.Of([.. Small, "--columns", "cluster_id,y", "--out", path]).Code.ShouldBe(0);
        File.ReadLines(path).Skip(1).First().ShouldBe("y,cluster_id");
        ProgramRun.Of("dataset", "verify", path).Code.ShouldBe(0);
    }

    [Fact]
    public void Json_SaysParametersFactsAndFiles()
    {
        ProgramRun run = ProgramRun.Of([.. Small, "--out", folder["data.npz"], "--format", "json"]);
        JsonElement json = JsonDocument.Parse(run.Output).RootElement;
        json.GetProperty("data_set").GetString().ShouldBe("hierarchical");
        json.GetProperty("parameters").GetProperty("create_probability").GetDouble().ShouldBe(1.0 / 3);
        json.GetProperty("facts").GetProperty("points").GetInt32().ShouldBe(300);
        json.GetProperty("files")[0].GetProperty("bytes").GetInt64().ShouldBe(new FileInfo(folder["data.npz"]).Length);
    }

    [Theory]
    [InlineData("--create-probability goes with --mode custom", "--mode", "one-cluster", "--create-probability", "0.1")]
    [InlineData("--mode custom needs --create-probability", "--mode", "custom")]
    [InlineData("--split: the shares add up to 0.9", "--split", "train=0.5,test=0.4")]
    [InlineData("--split: 'train' is not a part and its share", "--split", "train")]
    [InlineData("--split: every part needs a share above 0", "--split", "a=1,b=0")]
    [InlineData("--split: two parts have the same name", "--split", "a=0.5,a=0.5")]
    [InlineData("--columns: 'x' is not one of", "--columns", "x")]
    [InlineData("--columns: 'y,y' has a name twice", "--columns", "y,y")]
    [InlineData("--out: data.parquet: the name of an array file ends in", "--out", "data.parquet")]
    [InlineData("--features: latents.csv must end with .npz", "--features", "latents.csv")]
    [InlineData("--values goes with --features", "--values")]
    [InlineData("are the same file", "--out", "a.npz", "--features", "./a.npz")]
    [InlineData("--size: 0 is out of range", "--size", "0")]
    [InlineData("--dimension: 1 is out of range", "--dimension", "1")]
    public void WrongOption_SaysWhichAndWhy(string message, params string[] arguments) =>
        ProgramRun.Of(["dataset", "hierarchical", .. arguments]).ShouldBeWrongUsage(message);

    [Fact]
    public void Size_BeyondMemory_SaysWhatWouldFit() =>
        ProgramRun.Of("dataset", "hierarchical", "--size", "2e9", "--mode", "one-cluster").ShouldFail(1, "would fit");

    [Fact]
    public void File_BeyondTheDisk_IsRefusedBeforeItIsWritten() =>
        ProgramRun.Of("dataset", "hierarchical", "--size", "1e5", "--dimension", "1e6", "--out", folder["huge.npz"]).ShouldFail(1, "rows would fit");

    [Fact]
    public void ExistingFile_IsKeptUnlessForced()
    {
        string path = folder["data.npz"];
        File.WriteAllText(path, "mine");
        ProgramRun.Of([.. Small, "--out", path]).ShouldFail(1, "exists; choose another name, or overwrite it with --force");
        File.ReadAllText(path).ShouldBe("mine");
        ProgramRun.Of([.. Small, "--out", path, "--force"]).Code.ShouldBe(0);
        ProgramRun.Of("dataset", "verify", path).Code.ShouldBe(0);
    }

    private static byte[] Bytes(DataColumn column)
    {
        byte[] bytes = new byte[column.ByteCount];
        using ColumnReader reader = column.Open();
        reader.Read(bytes, TestContext.Current.CancellationToken).ShouldBe(bytes.Length);
        return bytes;
    }
}
