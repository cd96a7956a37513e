using System.Diagnostics;

namespace Percolaw.Tests.Reproduce;

/// <summary>The experiment interrupted by a signal, as with Ctrl-C, and taken up again.</summary>
public sealed class InterruptTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_Interrupted_ResumesToTheSameTables()
    {
        string[] arguments = TinyRun.Arguments(folder, "run", "--seeds", "400", "--skip-scan", "--threads", "2");
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Percolaw.Cli.Tests"), [EntryPoint.AsProgram, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using (Process process = Process.Start(start)!)
        {
            for (int i = 0; i < 600 && !HasShards(); i++)
                await Task.Delay(50, TestContext.Current.CancellationToken);
            using Process kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
            string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            process.ExitCode.ShouldBe(130);
            error.ShouldContain("the same command goes on from there");
        }

        Directory.Exists(folder["run/tables"]).ShouldBeFalse();
        ProgramRun.Of(arguments).Code.ShouldBe(0);
        ProgramRun.Of(TinyRun.Arguments(folder, "other", "--seeds", "400", "--skip-scan", "--threads", "1")).Code.ShouldBe(0);
        TinyRun.Tables(folder, "run").ShouldBe(TinyRun.Tables(folder, "other"));
    }

    private bool HasShards() => Directory.Exists(folder["run/shards"]) && Directory.EnumerateFiles(folder["run/shards"], "*.jsonl").Any();
}
