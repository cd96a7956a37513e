namespace Percolaw.Tests.Runs;

public sealed class RunCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Out => folder["run"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Run_New_WritesResultsAndSaysWhatCameOut()
    {
        ProgramRun run = Count();
        run.ShouldBe(new ProgramRun(0, "sum 7.5\n", ""));
        File.ReadAllText(folder["run/tables/counts.csv"]).ShouldStartWith("task,value\n0,0\n1,0.5\n");
        File.ReadAllText(folder["run/summary.json"]).ShouldBe("{\n  \"sum\": 7.5\n}\n");
    }

    [Fact]
    public void Run_CompleteFolder_SaysSoAndUsesItAgain()
    {
        Count();
        ProgramRun again = Count("--threads", "1");
        again.ShouldBe(new ProgramRun(0, "sum 7.5\n", $"percolaw: {Out} is complete; its results are used again\n"));
        Count("--quiet").Error.ShouldBeEmpty();
    }

    [Fact]
    public void Run_OtherParameters_IsRefusedUnlessForced()
    {
        Count();
        Count("--scale", "2").ShouldFail(1, "scale is 0.5, not 2");
        Count("--scale", "2", "--force").Output.ShouldBe("sum 30\n");
    }

    [Fact]
    public void Run_ConfigAndOptions_OptionsGoFirst()
    {
        File.WriteAllText(folder["config.yaml"], "scale: 1/2\ntasks: 3\ntwice: true\n");
        ProgramRun.WithTestCommands("count", "--out", Out, "--config", folder["config.yaml"], "--tasks", "4").Output.ShouldBe("sum 6\n");
    }

    [Fact]
    public void Run_PrintConfig_ReadsBackAndWritesNothing()
    {
        ProgramRun printed = Count("--print-config", "--scale", "1/3", "--twice");
        printed.Output.ShouldContain("# what to multiply with (a number above 0)\nscale: 0.3333333333333333\n");
        Directory.Exists(Out).ShouldBeFalse();
        File.WriteAllText(folder["config.yaml"], printed.Output);
        Count("--print-config", "--config", folder["config.yaml"]).Output.ShouldBe(printed.Output);
    }

    [Fact]
    public void Run_BadConfig_IsWrongUsageAndWritesNothing()
    {
        File.WriteAllText(folder["config.yaml"], "tasks: 3\nscael: 2\n");
        Count("--config", folder["config.yaml"]).ShouldBeWrongUsage("line 2: unknown setting 'scael'; did you mean 'scale'?");
        Count("--config", folder["none.yaml"]).ShouldFail(1, "no such file");
        Directory.Exists(Out).ShouldBeFalse();
    }

    [Fact]
    public void Run_FlagWithValue_IsTaken()
    {
        Count("--twice", "--out", folder["a"]).Output.ShouldBe("sum 15\n");
        Count("--twice", "false", "--out", folder["b"]).Output.ShouldBe("sum 7.5\n");
    }

    [Fact]
    public void Run_TaskFails_IsOneLine() => Count("--scale", "13").ShouldFail(1, "failed: 13 brings bad luck");

    [Fact]
    public void Run_UnusableFolder_IsOneLine()
    {
        File.WriteAllText(folder["run"], "a file");
        Count().ShouldFail(1, "is a file");
        ProgramRun.WithTestCommands("count", "--out", folder["run/below"]).ShouldFail(1, "cannot make");
    }

    private ProgramRun Count(params string[] more)
    {
        string[] place = more.Contains("--out") ? [] : ["--out", Out];
        return ProgramRun.WithTestCommands(["count", .. place, .. more]);
    }
}
