using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Data;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>A command that makes a data set of one kind: without <c>--out</c> it says what it consists of, with it writes it.</summary>
internal abstract class MakeCommand : IProgramCommand
{
    private readonly Option<Precision> precision = Options.Choice("--dtype", "the type of positions and labels", Precision.Float32);
    private readonly Option<IReadOnlyList<string>> columns;

    private readonly Option<SplitShares?> split = Options.Optional(
        "--split", "divide the rows at random, in a column split: train=0.8,valid=0.1,test=0.1", "PARTS", SplitShares.Kind);

    protected MakeCommand(IReadOnlyList<string> columnNames) => columns = Options.Names("--columns", "the columns to write", columnNames);

    public abstract string Name { get; }

    public abstract string Description { get; }

    public abstract string Example { get; }

    public void Declare(Command command)
    {
        foreach (Option option in ModelOptions) command.Add(option);
        command.AddSeed();
        command.Add(precision);
        command.Add(columns);
        command.Add(split);
        command.AddOut("write it to this file: .npz, .npy, .safetensors, .csv or .jsonl");
        foreach (Option option in FileOptions) command.Add(option);
        command.AddForce("overwrite files");
        command.AddThreads();
        command.AddOutput();
    }

    public int Run(Invocation invocation)
    {
        DataSetRecipe recipe = new(Model(invocation), invocation.Get(precision), invocation.Get(split));
        if (invocation.Out is { } path) CheckPath(path, invocation);
        CheckFiles(invocation);
        DataSetLimits.CheckMemory(recipe);
        MadeDataSet made;
        List<WrittenFile> files = [];
        try
        {
            using DataSetProgress progress = new(invocation);
            progress.Enter("making clusters");
            made = recipe.Make(invocation.Threads, invocation.Cancellation);
            if (invocation.Out is { } file)
                files.Add(DataSetWriter.Write(file, Chosen(made.Columns, invocation), recipe.Metadata(FileContent.Rows), progress, invocation));
            files.AddRange(WriteMore(recipe, made, progress, invocation));
        }
        catch (OperationCanceledException)
        {
            string kept = files.Count > 0 ? $"{files[0].Path} is whole, other files were not written" : "nothing was written";
            throw new InterruptedException($"interrupted: {kept}; the same command makes it from the beginning");
        }
        DataSetSummary.Print(recipe, made, files, invocation);
        return ExitCode.Done;
    }

    /// <summary>The options that are parameters of the kind.</summary>
    protected abstract IEnumerable<Option> ModelOptions { get; }

    /// <summary>Options of further files.</summary>
    protected virtual IEnumerable<Option> FileOptions => [];

    /// <summary>The kind with its parameters.</summary>
    /// <exception cref="UsageException">Options contradict each other.</exception>
    protected abstract IDataSetModel Model(Invocation invocation);

    /// <summary>Refuses further files that cannot be written, before the work.</summary>
    protected virtual void CheckFiles(Invocation invocation)
    {
    }

    /// <summary>Writes further files.</summary>
    protected virtual IEnumerable<WrittenFile> WriteMore(DataSetRecipe recipe, MadeDataSet made, DataSetProgress progress, Invocation invocation) => [];

    /// <summary>Refuses a path whose extension is no format, or that exists.</summary>
    protected static void CheckPath(string path, Invocation invocation)
    {
        try
        {
            ArrayFiles.FormatOf(path);
        }
        catch (PercolawException refused)
        {
            throw new UsageException($"{CommonOptions.OutName}: {refused.Message}", refused);
        }
        invocation.RefuseExisting(path);
    }

    // The split was asked for by an option of its own.
    private List<DataColumn> Chosen(IReadOnlyList<DataColumn> all, Invocation invocation)
    {
        IReadOnlyList<string> names = invocation.Get(columns);
        return [.. all.Where(column => names.Count == 0 || column is DataSplit || names.Contains(column.Name))];
    }
}
