namespace Percolaw.Cli.Commands.DataSets;

/// <summary>The type of positions and labels.</summary>
internal enum Precision
{
    /// <summary>Single precision.</summary>
    Float32,

    /// <summary>Double precision.</summary>
    Float64,
}
