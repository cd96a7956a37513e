using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Formats;

namespace Percolaw.Cli;

/// <summary>The program from arguments to exit code.</summary>
internal static class PercolawProgram
{
    /// <summary>Runs the program with texts in place of a console.</summary>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error) =>
        Run(args, new ProgramStreams(output, error), CommandList.All, CancellationToken.None);

    /// <summary>Runs the program with any list of commands.</summary>
    public static int Run(
        IReadOnlyList<string> args, ProgramStreams streams, IReadOnlyList<CommandEntry> commands, CancellationToken cancellation)
    {
        bool verbose = args.Contains(CommonOptions.VerboseName) || args.Contains("-v");
        int code;
        try
        {
            code = Dispatch(args, streams, commands, cancellation);
            streams.Output.Flush();
        }
        catch (Exception failure)
        {
            // The top of the program: whatever it is, the user gets one line and an exit code.
            code = Report(failure, streams, verbose);
        }
        streams.Error.Flush();
        return code;
    }

    private static int Dispatch(
        IReadOnlyList<string> args, ProgramStreams streams, IReadOnlyList<CommandEntry> commands, CancellationToken cancellation)
    {
        RootCommand root = CommandTree.Make(commands, args);
        // "@name" is a value like any other here, not a file of further arguments.
        ParseResult parsed = root.Parse(args.Count == 0 ? ["--help"] : args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        bool builtIn = parsed.Errors.Count == 0 && parsed.Action is not null;
        if (builtIn) return parsed.Invoke(new InvocationConfiguration { Output = streams.Output, Error = streams.Error });
        if (parsed.Errors.Count > 0 || UsageError.OptionAsArgument(parsed) is not null || parsed.CommandResult.Command is not ProgramNode { Subcommands.Count: 0 } node) throw UsageError.From(parsed);
        return node.Program.Run(new Invocation(parsed, streams, cancellation));
    }

    private static int Report(Exception failure, ProgramStreams streams, bool verbose)
    {
        (string line, int code) = failure switch
        {
            InterruptedException interrupted => (interrupted.Message, ExitCode.Interrupted),
            OperationCanceledException => ("interrupted", ExitCode.Interrupted),
            UsageException or ConfigurationException => (failure.Message, ExitCode.WrongUsage),
            PercolawException => (failure.Message, ExitCode.Failed),
            IOException or UnauthorizedAccessException => (failure.Message, ExitCode.Failed),
            _ => ($"a fault of the program: {failure.GetType().Name}: {failure.Message}; please report it with what --verbose adds", ExitCode.Failed),
        };
        streams.Error.Write($"percolaw: {line.ReplaceLineEndings(" ")}\n");
        if (verbose) streams.Error.Write($"{failure}\n");
        return code;
    }
}
