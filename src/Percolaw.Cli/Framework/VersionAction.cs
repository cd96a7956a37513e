using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace Percolaw.Cli.Framework;

/// <summary>Prints the program's version.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    /// <summary>The program's version, as results and manifests carry it.</summary>
    public static string Version { get; } =
        typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.Write($"percolaw {Version}\n");
        return ExitCode.Done;
    }
}
