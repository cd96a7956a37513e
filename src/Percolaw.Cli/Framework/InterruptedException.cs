namespace Percolaw.Cli.Framework;

/// <summary>The user interrupted, and there is something to say about how to go on.</summary>
internal sealed class InterruptedException(string message) : OperationCanceledException(message);
