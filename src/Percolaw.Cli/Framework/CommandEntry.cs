namespace Percolaw.Cli.Framework;

/// <summary>A command that can be made when it is wanted: what the list of commands shows needs no more than its name.</summary>
internal sealed record CommandEntry(string Name, string Description, Func<IProgramCommand> Make);
