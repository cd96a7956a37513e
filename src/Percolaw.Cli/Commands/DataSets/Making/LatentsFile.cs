using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Data;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>The file of the latents above each point, a sparse matrix.</summary>
internal sealed class LatentsFile
{
    private readonly Option<string?> path = Framework.Options.Path("--features", "write the latents above each point, a sparse matrix of 0 and 1 for SciPy", "FILE.npz");
    private readonly Option<bool> values = Framework.Options.Flag("--values", "with --features: the latents' values in place of 1");

    public IEnumerable<Option> Options => [path, values];

    /// <summary>Refuses what cannot be written.</summary>
    public void Check(Invocation invocation)
    {
        if (invocation.Get(path) is not { } file)
        {
            if (invocation.Get(values)) throw new UsageException("--values goes with --features FILE.npz");
            return;
        }
        if (!file.EndsWith(".npz", StringComparison.OrdinalIgnoreCase)) throw new UsageException($"--features: {file} must end with .npz");
        if (invocation.Out is { } other && Path.GetFullPath(other) == Path.GetFullPath(file))
            throw new UsageException($"--features and --out are the same file {file}; choose two names");
        invocation.RefuseExisting(file);
    }

    /// <summary>Writes the file if it was asked for.</summary>
    public IEnumerable<WrittenFile> Write(DataSetRecipe recipe, MadeDataSet made, DataSetProgress progress, Invocation invocation)
    {
        if (invocation.Get(path) is not { } file) return [];
        progress.Enter($"counting the entries of {file}");
        LatentColumns latents = made.Latents!(invocation.Get(values));
        DataColumn[] arrays = [latents.Indices, latents.Starts, latents.Values];
        DataSetLimits.CheckDisk(file, arrays.Sum(array => array.ByteCount), "make the data set smaller, or choose another place");
        progress.Enter($"writing {file}");
        string metadata = recipe.Metadata(invocation.Get(values) ? FileContent.LatentValues : FileContent.Latents);
        SparseNpz.Write(file, latents.RowCount, latents.ColumnCount, latents.Indices, latents.Starts, latents.Values, metadata, null, invocation.Cancellation);
        return [new WrittenFile(file, new FileInfo(file).Length, [$"{latents.RowCount} × {latents.ColumnCount} with {latents.EntryCount} entries"])];
    }
}
