using System.Diagnostics;
using System.Text.Json;

namespace Percolaw.Tests.Simulate;

public sealed class ClusterCommandTests : IDisposable
{
    private static readonly string[] Small = ["simulate", "cluster", "--clusters", "2000", "--max-size", "2000"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Run_Json_HasWhatTheDocumentsPromise()
    {
        ProgramRun run = ProgramRun.Of([.. Small, "--dimension", "4", "--kind", "bond", "--format", "json", "--quiet"]);
        run.Code.ShouldBe(0, run.Error);
        JsonElement root = JsonDocument.Parse(run.Output).RootElement;
        (root.GetProperty("lattice").GetString(), root.GetProperty("kind").GetString(), root.GetProperty("dimension").GetInt32()).ShouldBe(("hypercubic", "bond", 4));
        root.GetProperty("threshold").GetDouble().ShouldBe(0.16013122);
        JsonElement point = root.GetProperty("results")[0];
        (point.GetProperty("clusters").GetInt32(), point.GetProperty("p").GetDouble(), point.GetProperty("p_over_pc").GetDouble()).ShouldBe((2000, 0.16013122, 1));
        JsonElement stopped = point.GetProperty("observables").GetProperty("stopped_fraction");
        stopped.GetProperty("value").GetDouble().ShouldBe(point.GetProperty("clusters_stopped").GetInt32() / 2000.0, 1e-12);
        point.GetProperty("cluster_sizes")[0].GetProperty("size_low").GetInt32().ShouldBe(1);
        point.GetProperty("cluster_sizes")[0].GetProperty("standard_error").GetDouble().ShouldBeGreaterThan(0);
        point.GetProperty("chemical_distances")[0].GetProperty("squared_distance").GetDouble().ShouldBe(1);
        point.GetProperty("effective_exponents").EnumerateArray().Select(row => row.GetProperty("exponent").GetString()).Distinct()
            .ShouldBe(["tau", "fractal_dimension", "shortest_path_dimension"]);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("4")]
    public void Run_AnyThreads_PrintsTheSame(string threads)
    {
        ProgramRun run = ProgramRun.Of([.. Small, "--threads", threads]);
        run.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
        Golden.Matches("cluster.txt", run.Output);
    }

    [Theory]
    [InlineData("observables", "observable,value,standard_error")]
    [InlineData("cluster_sizes", "size_low,size_high,number_per_site,standard_error,clusters")]
    [InlineData("chemical_distances", "chemical_distance,reached,")]
    [InlineData("effective_exponents", "exponent,from,to,value,standard_error")]
    public void Run_Csv_HasEveryTable(string table, string header) =>
        ProgramRun.Of([.. Small, "--format", "csv", "--table", table]).Output.ShouldStartWith(header);

    [Theory]
    [InlineData("--dimension", "20", "--p", "0.02")]
    [InlineData("--dimension", "1", "--p", "0.5")]
    [InlineData("--p", "0", "--dimension", "2")]
    [InlineData("--p", "1", "--dimension", "2")]
    [InlineData("--lattice", "triangular", "--p-over-pc", "0.8")]
    [InlineData("--max-size", "1", "--dimension", "3")]
    public void Run_EdgesOfTheParameters_GivesAReport(params string[] arguments)
    {
        ProgramRun run = ProgramRun.Of(["simulate", "cluster", "--clusters", "50", .. arguments, .. arguments.Contains("--max-size") ? Array.Empty<string>() : ["--max-size", "500"], "--report", folder["edge.html"]]);
        run.Code.ShouldBe(0, run.Error);
        run.Output.ShouldContain("stopped_fraction");
        run.Output.ShouldNotContain("NaN");
        File.Exists(folder["edge.html"]).ShouldBeTrue();
    }

    [Fact]
    public async Task Run_Report_IsDrawnWithoutErrors()
    {
        Tools.RequireChromium();
        ProgramRun.Of([.. Small, "--report", folder["cluster.html"]]).Code.ShouldBe(0);
        OpenedReport report = await ReportInBrowser.OpenAsync(folder["cluster.html"]);
        report.Messages.ShouldBeEmpty();
        report.Figures.Count.ShouldBe(4);
        report.Figures.ShouldAllBe(figure => figure.Marks > 10);
    }

    [Fact]
    public async Task Run_Interrupted_ResumesToTheSameTables()
    {
        string[] arguments = ["simulate", "cluster", "--clusters", "300000", "--max-size", "20000", "--dimension", "6"];
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Percolaw.Cli.Tests"), [EntryPoint.AsProgram, .. arguments, "--out", folder["run"], "--threads", "2"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using (Process process = Process.Start(start)!)
        {
            for (int i = 0; i < 600 && !HasShards(); i++) await Task.Delay(20, TestContext.Current.CancellationToken);
            using Process kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
            string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            process.ExitCode.ShouldBe(130, error);
        }

        Directory.Exists(folder["run/tables"]).ShouldBeFalse();
        ProgramRun.Of([.. arguments, "--out", folder["run"]]).Code.ShouldBe(0);
        ProgramRun.Of([.. arguments, "--out", folder["other"], "--threads", "1"]).Code.ShouldBe(0);
        foreach (string table in new[] { "observables", "cluster_sizes", "chemical_distances", "effective_exponents" })
            File.ReadAllText(folder[$"run/tables/{table}.csv"]).ShouldBe(File.ReadAllText(folder[$"other/tables/{table}.csv"]));
    }

    [Theory]
    [InlineData("--p and --p-over-pc say the same thing", "--p", "0.1", "--p-over-pc", "1")]
    [InlineData("--p-over-pc: 9 makes p = ", "--p-over-pc", "9")]
    [InlineData("--p: 1.5 is out of range", "--p", "1.5")]
    [InlineData("--max-size: 0 is out of range", "--max-size", "0")]
    [InlineData("--dimension: 65 is out of range", "--dimension", "65")]
    [InlineData("no published threshold is known to the program for the hypercubic lattice in dimension 14; say --p", "--dimension", "14")]
    [InlineData("--dimension: the triangular lattice has 2, not 3", "--lattice", "triangular", "--dimension", "3")]
    public void Run_WrongOption_SaysWhichAndWhy(string message, params string[] arguments) =>
        ProgramRun.Of(["simulate", "cluster", .. arguments]).ShouldBeWrongUsage(message);

    private bool HasShards() => Directory.Exists(folder["run/shards"]) && Directory.EnumerateFiles(folder["run/shards"], "*.jsonl").Any();
}
