using System.Text.Json;

namespace Percolaw.Tests.DataSets;

/// <summary>Descriptions and verification of files, good and bad.</summary>
public sealed class DescribeCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Describe_ForPeople_MatchesGolden()
    {
        string text = ProgramRun.Of("dataset", "describe", Data()).Output.Replace(folder[""], "", StringComparison.Ordinal);
        text.Split('\n').ShouldAllBe(line => line.Length <= 80);
        Golden.Matches("describe.txt", text);
    }

    [Fact]
    public void Describe_Json_HasQuantitiesWithExactOnes()
    {
        JsonElement json = JsonDocument.Parse(ProgramRun.Of("dataset", "describe", Data(), "--format", "json").Output).RootElement;
        json.GetProperty("made_from").GetProperty("parameters").GetProperty("size").GetInt32().ShouldBe(3000);
        json.GetProperty("quantities").GetProperty("fisher_exponent").GetProperty("exact").GetDouble().ShouldBe(2.5);
        json.GetProperty("quantities").GetProperty("squared_edge").GetProperty("value").GetDouble()
            .ShouldBe(json.GetProperty("quantities").GetProperty("squared_edge").GetProperty("exact").GetDouble(), 1e-6);
        json.GetProperty("neighbour_errors").GetArrayLength().ShouldBeGreaterThan(5);
        json.GetProperty("notes").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void Describe_Table_IsTheOneThatIsNamed()
    {
        string csv = ProgramRun.Of("dataset", "describe", Data(), "--table", "degrees", "--format", "csv").Output;
        csv.ShouldStartWith("degree,points,expected,standard_error\n1,");
    }

    [Fact]
    public async Task Describe_Report_IsDrawnWithoutErrors()
    {
        Tools.RequireChromium();
        ProgramRun.Of("dataset", "describe", Data(), "--report", folder["data.html"]).Code.ShouldBe(0);
        OpenedReport report = await ReportInBrowser.OpenAsync(folder["data.html"]);
        report.Messages.ShouldBeEmpty();
        report.Figures.Count.ShouldBe(6);
        report.Figures.ShouldAllBe(figure => figure.Marks > 5);
    }

    [Fact]
    public void Describe_OtherProgramsFile_SaysWhatItCan()
    {
        File.WriteAllText(folder["other.csv"], "x0,x1,y,cluster_id\n0.5,1,2,7\n0.25,0,1,7\n1,1,3,9\n");
        ProgramRun run = ProgramRun.Of("dataset", "describe", folder["other.csv"]);
        run.Code.ShouldBe(0, run.Error);
        run.Output.ReplaceLineEndings(" ").ShouldContain("which does not say what it was made from");
        run.Output.ShouldContain("largest_cluster");
        run.Output.ShouldNotContain("fisher_exponent");
    }

    [Fact]
    public void Verify_ChangedNumber_SaysWhere()
    {
        string path = folder["data.csv"];
        ProgramRun.Of("dataset", "hierarchical", "--size", "50", "--dimension", "2", "--out", path).Code.ShouldBe(0);
        string[] lines = File.ReadAllLines(path);
        string[] fields = lines[12].Split(',');
        fields[1] = "0.125";
        lines[12] = string.Join(',', fields);
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        ProgramRun run = ProgramRun.Of("dataset", "verify", path, "--format", "json");
        run.Code.ShouldBe(1);
        JsonElement column = JsonDocument.Parse(run.Output).RootElement[0];
        column.GetProperty("same").GetBoolean().ShouldBeFalse();
        column.GetProperty("differing").GetInt32().ShouldBe(1);
        column.GetProperty("first_row").GetInt32().ShouldBe(10);
    }

    [Theory]
    [InlineData("\"size\":50", "\"size\":49", "differs: X has 50 rows, and its parameters make 49")]
    [InlineData("\"size\":50", "\"size\":5e99", "'size' is not a whole number")]
    [InlineData("\"size\":50", "\"size\":-1", "'size' is not a whole number")]
    [InlineData("\"revision\":1", "\"revision\":7", "other numbers (revision 7, here 1)")]
    [InlineData("\"hierarchical\"", "\"hierarchic\"", "which this version does not know; did you mean 'hierarchical'?")]
    [InlineData("\"program\":\"percolaw\"", "\"program\":\"somebody\"", "was not written by percolaw dataset")]
    [InlineData("\"dtype\":\"float32\"", "\"dtype\":7", "'dtype' is not a text")]
    [InlineData("\"create_probability\":0.3333333333333333", "\"create_probability\":2", "'create_probability' is not a number from 0 to 1")]
    public void Verify_WrongMetadata_SaysWhat(string right, string wrong, string message)
    {
        string path = folder["data.csv"];
        ProgramRun.Of("dataset", "hierarchical", "--size", "50", "--dimension", "2", "--out", path).Code.ShouldBe(0);
        string text = File.ReadAllText(path);
        text.ShouldContain(right);
        File.WriteAllText(path, text.Replace(right, wrong, StringComparison.Ordinal));
        ProgramRun.Of("dataset", "verify", path).ShouldFail(1, message);
        ProgramRun.Of("dataset", "describe", path).Code.ShouldBe(0);
    }

    [Theory]
    [InlineData("describe")]
    [InlineData("verify")]
    public void MissingOrEmptyFile_SaysWhich(string command)
    {
        ProgramRun.Of("dataset", command, folder["none.npz"]).ShouldFail(1, "none.npz");
        File.WriteAllText(folder["empty.npz"], "");
        ProgramRun.Of("dataset", command, folder["empty.npz"]).ShouldFail(1, "empty.npz");
        ProgramRun.Of("dataset", command).ShouldBeWrongUsage("FILE");
    }

    private string Data()
    {
        ProgramRun.Of("dataset", "hierarchical", "--size", "3000", "--dimension", "10", "--out", folder["data.npz"]).Code.ShouldBe(0);
        return folder["data.npz"];
    }
}
