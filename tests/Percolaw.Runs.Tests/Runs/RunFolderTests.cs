using Percolaw.Formats;
using Percolaw.Runs;

namespace Percolaw.Tests.Runs;

public sealed class RunFolderTests : RunTest
{
    [Fact]
    public void Open_New_WritesTheManifestOnce()
    {
        using (RunFolder folder = RunFolder.Open(Path, FakeExperiment.Request()))
            folder.State.ShouldBe(RunState.New);
        string manifest = File.ReadAllText(Folder["run/manifest.json"]);
        manifest.ShouldContain($"\"parameters_hash\": \"{FakeExperiment.Request().Hash()}\"");
        manifest.ShouldContain("\"seed\": 7");
        using (RunFolder folder = RunFolder.Open(Path, FakeExperiment.Request() with { Version = "9.9.9" }))
            folder.State.ShouldBe(RunState.Continued);
        File.ReadAllText(Folder["run/manifest.json"]).ShouldBe(manifest);
    }

    [Fact]
    public void Open_OtherParameters_IsRefusedWithTheDifference()
    {
        Run(Path, new FakeExperiment());
        Refused(FakeExperiment.Request(size: "large")).ShouldContain("size is \"small\", not \"large\"");
        Refused(FakeExperiment.Request(seed: 8)).ShouldContain("seed 7, not 8");
        Refused(FakeExperiment.Request(revision: 2)).ShouldContain("results differ");
        Refused(FakeExperiment.Request() with { Experiment = "other" }).ShouldContain("a run of 'fake'");
        File.Exists(Folder["run/shards/000000.jsonl"]).ShouldBeTrue();
    }

    [Fact]
    public void Open_OtherParametersWithForce_ClearsOnlyOwnFiles()
    {
        Run(Path, new FakeExperiment());
        using (RunFolder folder = RunFolder.Open(Path, FakeExperiment.Request()))
        {
            folder.WriteTable(new Table("numbers", "n").Add(1L));
            folder.WriteSummary(new JsonSummary().Add("n", 1));
        }
        File.WriteAllText(Folder["run/notes.txt"], "mine");
        File.WriteAllText(Folder["run/tables/mine.csv"], "mine");
        File.WriteAllText(Folder["run/shards/mine.txt"], "mine");
        using (RunFolder folder = RunFolder.Open(Path, FakeExperiment.Request(size: "large"), force: true))
            folder.State.ShouldBe(RunState.New);
        Directory.GetFiles(Path, "*", SearchOption.AllDirectories).Select(file => System.IO.Path.GetRelativePath(Path, file)).Order(StringComparer.Ordinal)
            .ShouldBe([".lock", "manifest.json", "notes.txt", "shards/mine.txt", "tables/mine.csv"]);
    }

    [Fact]
    public void Open_ForeignFolder_IsRefusedEvenWithForce()
    {
        Directory.CreateDirectory(Path);
        File.WriteAllText(Folder["run/thesis.tex"], "mine");
        Should.Throw<PercolawException>(() => RunFolder.Open(Path, FakeExperiment.Request(), force: true)).Message.ShouldContain("is no run folder");
        File.WriteAllText(Folder["run/manifest.json"], "{\"name\": \"a web page\"}");
        Should.Throw<PercolawException>(() => RunFolder.Open(Path, FakeExperiment.Request(), force: true)).Message.ShouldContain("is no run folder");
        Should.Throw<PercolawException>(() => RunFolder.Open(Folder["run/thesis.tex"], FakeExperiment.Request())).Message.ShouldContain("is a file");
        Directory.GetFiles(Path).Length.ShouldBe(3);
    }

    [Fact]
    public void Open_WhileAnotherHoldsIt_IsRefusedAndFreeAfterwards()
    {
        using (RunFolder.Open(Path, FakeExperiment.Request()))
            Refused(FakeExperiment.Request()).ShouldStartWith($"another process is running in {Path}");
        using RunFolder free = RunFolder.Open(Path, FakeExperiment.Request());
    }

    [Fact]
    public void Open_LeftoversOfAKilledRun_DoNotBlock()
    {
        Directory.CreateDirectory(Folder["run/shards"]);
        Directory.Delete(Folder["run/shards"]);
        File.WriteAllText(Folder["run/.lock"], "");
        File.WriteAllText(Folder["run/.percolaw-1.tmp"], "{");
        Run(Path, new FakeExperiment());
        File.WriteAllText(Folder["run/shards/.percolaw-2.tmp"], "{");
        Run(Path, new FakeExperiment());
        Directory.GetFiles(Path, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void Open_UnwritablePlace_IsOneLine()
    {
        if (!Directory.Exists("/proc/self")) return;
        string message = Should.Throw<PercolawException>(() => RunFolder.Open("/proc/self/run", FakeExperiment.Request())).Message;
        message.ShouldStartWith("cannot make /proc/self/run");
        message.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("/etc/outside.txt")]
    [InlineData("")]
    public void WriteText_OutsideTheFolder_IsRefused(string name)
    {
        using RunFolder folder = RunFolder.Open(Path, FakeExperiment.Request());
        Should.Throw<ArgumentException>(() => folder.WriteText(name, "x"));
    }

    private string Refused(RunRequest request) => Should.Throw<PercolawException>(() => RunFolder.Open(Path, request)).Message;
}
