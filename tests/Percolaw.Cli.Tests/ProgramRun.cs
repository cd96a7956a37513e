using Percolaw.Cli;
using Percolaw.Cli.Framework;
using Percolaw.Tests.Runs;

namespace Percolaw.Tests;

/// <summary>What one call of the program gave.</summary>
internal sealed record ProgramRun(int Code, string Output, string Error)
{
    /// <summary>The shipped commands, in this process.</summary>
    public static ProgramRun Of(params string[] args)
    {
        using StringWriter output = new(), error = new();
        int code = PercolawProgram.Run(args, output, error);
        return new ProgramRun(code, output.ToString(), error.ToString());
    }

    /// <summary>The shipped commands and those of the tests, in this process.</summary>
    public static ProgramRun WithTestCommands(params string[] args) => OnTerminal(null, args);

    /// <summary>The same, on a terminal of that width.</summary>
    public static ProgramRun OnTerminal(int? width, params string[] args)
    {
        using StringWriter output = new(), error = new();
        int code = PercolawProgram.Run(args, new ProgramStreams(output, error, width), CountCommand.Commands, CancellationToken.None);
        return new ProgramRun(code, output.ToString(), error.ToString());
    }

    /// <summary>The shipped commands, interrupted by the user from the beginning.</summary>
    public static ProgramRun Interrupted(params string[] args)
    {
        using StringWriter output = new(), error = new();
        int code = PercolawProgram.Run(args, new ProgramStreams(output, error, null), CountCommand.Commands, new CancellationToken(true));
        return new ProgramRun(code, output.ToString(), error.ToString());
    }

    /// <summary>Wrong usage: exit code 2, one line on standard error, nothing on standard output.</summary>
    public void ShouldBeWrongUsage(string expected)
    {
        ShouldFail(2, expected);
        Output.ShouldBeEmpty();
    }

    public void ShouldFail(int code, string expected)
    {
        Error.ShouldContain(expected, Case.Sensitive);
        Error.ShouldStartWith("percolaw: ");
        Error.TrimEnd('\n').ShouldNotContain("\n");
        Code.ShouldBe(code);
    }
}
