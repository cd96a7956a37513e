using System.Text.Json;

namespace Percolaw.Tests.Framework;

public sealed class OutputTests
{
    [Fact]
    public void Print_Table_IsAlignedForPeople() => ProgramRun.WithTestCommands("show", "tables", "--table", "curve", "--at", "1,70B").Output.ShouldBe("""
           n        loss  local_exponent
        ────  ──────────  ──────────────
           1    0.333333               -
        7e10  4.7619e-12             0.5

        """.ReplaceLineEndings("\n"));

    [Fact]
    public void Print_NarrowTerminal_BreaksIntoBlocksNotCells()
    {
        string[] lines = ProgramRun.OnTerminal(20, "show", "tables", "--table", "curve").Output.Split('\n');
        lines.ShouldAllBe(line => line.Length <= 24);
        lines.Count(line => line.Contains("loss", StringComparison.Ordinal)).ShouldBe(1);
        lines.Count(line => line.TrimStart().StartsWith("n ", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void Print_Json_IsOneArrayOrAnObjectOfArrays()
    {
        ProgramRun one = ProgramRun.WithTestCommands("show", "tables", "--table", "curve", "--format", "json");
        using JsonDocument array = JsonDocument.Parse(one.Output);
        array.RootElement[0].GetProperty("local_exponent").ValueKind.ShouldBe(JsonValueKind.Null);
        array.RootElement[1].GetProperty("loss").GetDouble().ShouldBe(1 / 3000.0);
        using JsonDocument both = JsonDocument.Parse(ProgramRun.WithTestCommands("show", "tables", "--format", "json", "--seed", "3e3").Output);
        both.RootElement.GetProperty("facts")[0].GetProperty("count").GetInt64().ShouldBe(3000);
    }

    [Fact]
    public void Print_Csv_IsTheFirstTableAndANoteOfTheOthers()
    {
        ProgramRun run = ProgramRun.WithTestCommands("show", "tables", "--format", "csv");
        run.Output.ShouldBe($"n,loss,local_exponent\n1,{1.0 / 3:R},\n1000,{1.0 / 3000:R},0.5\n");
        run.Error.ShouldBe("percolaw: this is the table curve; --table chooses another: facts\n");
        ProgramRun.WithTestCommands("show", "tables", "--format", "csv", "--quiet").Error.ShouldBeEmpty();
        ProgramRun.WithTestCommands("show", "tables", "--format", "csv", "--table", "facts").Output.ShouldBe("name,count\nseed,0\n");
    }

    [Fact]
    public void WriteFile_Existing_IsKeptUnlessForced()
    {
        using TemporaryFolder folder = new();
        string path = folder["curve.csv"];
        ProgramRun.WithTestCommands("show", "tables", "--out", path, "--at", "1").ShouldBe(new ProgramRun(0, "", ""));
        string before = File.ReadAllText(path);
        ProgramRun.WithTestCommands("show", "tables", "--out", path).ShouldFail(1, "exists; choose another name, or overwrite it with --force");
        File.ReadAllText(path).ShouldBe(before);
        ProgramRun.WithTestCommands("show", "tables", "--out", path, "--force").Code.ShouldBe(0);
        File.ReadAllText(path).ShouldNotBe(before);
    }
}
