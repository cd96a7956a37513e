using System.Diagnostics;

namespace Percolaw.Tests;

/// <summary>
/// Programs that tests want and machines may lack. Without one the test is skipped and says so;
/// with PERCOLAW_REQUIRE_TOOLS=1, as in continuous integration, it fails.
/// </summary>
public static class Tools
{
    public static void RequireChromium() =>
        Require(File.Exists(ReportInBrowser.Chromium), $"Chromium ({ReportInBrowser.Chromium})");

    public static void RequireNode() => Require(Runs("node", "--version"), "Node.js");

    public static void Require(bool isThere, string tool)
    {
        if (isThere)
            return;
        string message = $"{tool} is not on this machine.";
        if (Environment.GetEnvironmentVariable("PERCOLAW_REQUIRE_TOOLS") == "1")
            Assert.Fail(message);
        Assert.Skip(message);
    }

    public static bool Runs(string program, params string[] arguments)
    {
        try
        {
            using Process? process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
