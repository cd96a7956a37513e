namespace Percolaw.Cli.Framework;

/// <summary>How results are written to standard output.</summary>
internal enum OutputFormat
{
    /// <summary>Columns for people.</summary>
    Table,

    /// <summary>JSON for programs.</summary>
    Json,

    /// <summary>One flat table for programs.</summary>
    Csv,
}
