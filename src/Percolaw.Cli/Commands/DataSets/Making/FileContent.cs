namespace Percolaw.Cli.Commands.DataSets;

/// <summary>What of a data set a file holds.</summary>
internal enum FileContent
{
    /// <summary>Its rows.</summary>
    Rows,

    /// <summary>The matrix of latents above each point, with 1 for each.</summary>
    Latents,

    /// <summary>The matrix of latents above each point, with their values.</summary>
    LatentValues,
}
