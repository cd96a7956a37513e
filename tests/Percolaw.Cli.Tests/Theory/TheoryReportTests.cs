namespace Percolaw.Tests.Theory;

public sealed class TheoryReportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("model-scaling-curve", "model", "--c-over-d", "1.5", "--clusters", "316", "--at", "1,10,100,1e3,1e4")]
    [InlineData("data-scaling-curve", "data", "--method", "exact", "--raw", "--at", "0.5")]
    [InlineData("model-scaling-curve", "model", "--at", "1e300")]
    [InlineData("exponent-ratios", "exponents")]
    [InlineData("exponent-ratios", "exponents", "--dimension", "2..40", "--c", "1", "--edition", "later")]
    public async Task Run_Report_IsDrawnWithoutMessages(string figure, params string[] args)
    {
        Tools.RequireChromium();
        ProgramRun run = ProgramRun.Of(["theory", .. args, "--report", folder["theory.html"]]);
        (run.Code, run.Error).ShouldBe((0, $"percolaw: the report is {folder["theory.html"]}\n"));
        // A folder in PERCOLAW_LOOK keeps the pictures, for people to look at.
        string? look = Environment.GetEnvironmentVariable("PERCOLAW_LOOK");
        OpenedReport opened = await ReportInBrowser.OpenAsync(folder["theory.html"], look is null ? null : Path.Combine(look, string.Join('_', args)));
        opened.Messages.ShouldBeEmpty();
        DrawnFigure drawn = opened.Figures.ShouldHaveSingleItem();
        drawn.Name.ShouldBe(figure);
        drawn.Marks.ShouldBeGreaterThan(10);
        drawn.Width.ShouldBeInRange(500, 800);
    }

    [Fact]
    public void Run_ReportThatExists_IsKeptAndNothingIsPrinted()
    {
        File.WriteAllText(folder["r.html"], "mine");
        foreach (string command in new[] { "model", "exponents" })
        {
            ProgramRun run = ProgramRun.Of("theory", command, "--report", folder["r.html"]);
            run.ShouldFail(1, "exists; choose another name, or overwrite it with --force");
            run.Output.ShouldBeEmpty();
        }
        File.ReadAllText(folder["r.html"]).ShouldBe("mine");
        ProgramRun.Of("theory", "model", "--report", folder["r.html"], "--force", "--quiet").Error.ShouldBeEmpty();
        File.ReadAllText(folder["r.html"]).ShouldStartWith("<!");
    }

    [Fact]
    public void Run_ReportThatCannotBeWritten_Fails()
    {
        File.WriteAllText(folder["file"], "");
        ProgramRun.Of("theory", "data", "--at", "1", "--report", folder["file/r.html"]).ShouldFail(1, folder["file"]);
    }

    [Fact]
    public void Run_SameReportTwice_SameBytes()
    {
        foreach (string name in new[] { "a.html", "b.html" }) ProgramRun.Of("theory", "data", "--report", folder[name]).Code.ShouldBe(0);
        File.ReadAllBytes(folder["a.html"]).ShouldBe(File.ReadAllBytes(folder["b.html"]));
    }
}
