namespace Percolaw.Cli.Framework;

/// <summary>What the user typed cannot be. One line: what is wrong, where, and what to do.</summary>
internal sealed class UsageException : PercolawException
{
    public UsageException(string message)
        : base(message)
    {
    }

    public UsageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
