namespace Percolaw.Cli.Framework;

/// <summary>Where the program writes, and what kind of places these are.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Progress, notes, warnings and errors.</param>
/// <param name="OutputWidth">The terminal's columns; null where standard output is no terminal.</param>
/// <param name="ErrorIsTerminal">Whether a progress bar can be drawn.</param>
internal sealed record ProgramStreams(TextWriter Output, TextWriter Error, int? OutputWidth = null, bool ErrorIsTerminal = false);
