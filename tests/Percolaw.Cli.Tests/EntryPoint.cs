using Percolaw.Cli;
using Percolaw.Tests.Runs;

namespace Percolaw.Tests;

/// <summary>
/// Runs the tests, or, with <c>--as-percolaw</c> first, the program with one more command that is not shipped: so a
/// test can start, interrupt and resume a real process without an experiment that takes minutes.
/// </summary>
internal static class EntryPoint
{
    public const string AsProgram = "--as-percolaw";

    public static int Main(string[] args) => args is [AsProgram, .. string[] rest]
        ? ConsoleHost.Run(rest, CountCommand.Commands)
        : Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args).GetAwaiter().GetResult();
}
