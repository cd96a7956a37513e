using System.Runtime.InteropServices;
using System.Text;
using Percolaw.Cli.Framework;

namespace Percolaw.Cli;

/// <summary>The program on a real console: its streams and signals.</summary>
internal static class ConsoleHost
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private const int BufferSize = 1 << 14;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static int Run(string[] args, IReadOnlyList<CommandEntry> commands)
    {
        using CancellationTokenSource stop = new();
        // The first signal asks the run to stop and keep what it has; a second one ends the process at once.
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(stop, context));
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(stop, context));
        // A reader that goes away (`| head`) ends nothing: the system's console stream drops what it cannot deliver.
        using StreamWriter output = new(Console.OpenStandardOutput(), Utf8, BufferSize);
        using StreamWriter error = new(Console.OpenStandardError(), Utf8, BufferSize) { AutoFlush = true };
        ProgramStreams streams = new(output, error, Width(), !Console.IsErrorRedirected);
        return PercolawProgram.Run(args, streams, commands, stop.Token);
    }

    private static void Stop(CancellationTokenSource stop, PosixSignalContext context)
    {
        if (stop.IsCancellationRequested) return;
        context.Cancel = true;
        stop.Cancel();
        // A command that looks at no token ends all the same; files are atomic, so that nothing is left half written.
        _ = Task.Delay(Grace).ContinueWith(_ => End(), TaskScheduler.Default);
    }

    private static void End()
    {
        Console.Error.Write("percolaw: interrupted\n");
        Environment.Exit(ExitCode.Interrupted);
    }

    private static int? Width()
    {
        if (Console.IsOutputRedirected) return null;
        return Console.WindowWidth is > 0 and int width ? width : null;
    }
}
