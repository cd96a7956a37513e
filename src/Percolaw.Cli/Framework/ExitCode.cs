namespace Percolaw.Cli.Framework;

/// <summary>How the program ends.</summary>
internal static class ExitCode
{
    /// <summary>All is done.</summary>
    public const int Done = 0;

    /// <summary>It failed, or data or files are not usable.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int WrongUsage = 2;

    /// <summary>The user interrupted it.</summary>
    public const int Interrupted = 130;
}
