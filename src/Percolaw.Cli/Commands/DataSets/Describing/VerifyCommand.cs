using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Data;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>Makes a data set again from what its file says, and compares.</summary>
internal sealed class VerifyCommand : IProgramCommand
{
    private readonly Argument<string> file = new("FILE") { Description = "a file that dataset wrote" };

    public string Name => "verify";

    public string Description => "make a data set again from the parameters in its file, and compare";

    public string Example => """
        percolaw dataset hierarchical --size 1e5 --out data.npz
        percolaw dataset verify data.npz        # every number the same: exit code 0, else 1
        """;

    public void Declare(Command command)
    {
        command.Add(file);
        command.AddThreads();
        command.AddOutput();
    }

    public int Run(Invocation invocation)
    {
        string path = invocation.Get(file);
        using ArrayFile arrays = ArrayFile.Open(path);
        JsonMembers metadata = DataSetRecipe.Members(
            arrays.Metadata ?? throw new PercolawException($"{path} holds no parameters to make it again from; was it written by percolaw dataset?"), path);
        DataSetRecipe recipe = DataSetRecipe.Read(metadata, path);
        var content = metadata.Choice<FileContent>("content");
        if (content == FileContent.Rows) CheckRows(arrays, recipe, path);
        DataSetLimits.CheckMemory(recipe);
        IReadOnlyList<ColumnComparison> comparisons = Compare(arrays, recipe, content, invocation);
        Print(path, comparisons, recipe, invocation);
        return comparisons.All(comparison => comparison.Same) ? ExitCode.Done : ExitCode.Failed;
    }

    // Before the work: a damaged number of points could ask for hours of it.
    private static void CheckRows(ArrayFile arrays, DataSetRecipe recipe, string path)
    {
        if (arrays.Columns.Count == 0) throw new PercolawException($"{path} has no columns to compare");
        if (recipe.Model.RowCount is { } expected && arrays.Columns.FirstOrDefault(column => column.RowCount != expected) is { } odd)
            throw new PercolawException($"{path} differs: {odd.Name} has {odd.RowCount} rows, and its parameters make {expected}");
    }

    private static List<ColumnComparison> Compare(ArrayFile arrays, DataSetRecipe recipe, FileContent content, Invocation invocation)
    {
        using DataSetProgress progress = new(invocation);
        progress.Enter("making the data set again");
        MadeDataSet made = recipe.Make(invocation.Threads, invocation.Cancellation);
        Dictionary<string, DataColumn> expected = Expected(made, content).ToDictionary(column => column.Name);
        List<ColumnComparison> comparisons = [];
        foreach (DataColumn column in arrays.Columns.Where(column => content == FileContent.Rows || expected.ContainsKey(column.Name)))
        {
            progress.Enter($"comparing {column.Name}");
            comparisons.Add(ColumnComparison.Of(column, expected.GetValueOrDefault(column.Name), invocation.Cancellation));
            progress.Advance(1.0 / arrays.Columns.Count);
        }
        return comparisons;
    }

    private static IReadOnlyList<DataColumn> Expected(MadeDataSet made, FileContent content)
    {
        if (content == FileContent.Rows) return made.Columns;
        LatentColumns latents = made.Latents?.Invoke(content == FileContent.LatentValues) ?? throw new PercolawException("this kind of data set has no latents");
        return [latents.Indices, latents.Starts, latents.Values];
    }

    private static void Print(string path, IReadOnlyList<ColumnComparison> comparisons, DataSetRecipe recipe, Invocation invocation)
    {
        Table table = new("columns", "column", "rows", "same", "differing", "first_row", "largest_difference");
        foreach (ColumnComparison comparison in comparisons)
        {
            table.Add(
                comparison.Name, comparison.RowCount, comparison.Same, comparison.Differing, comparison.FirstRow, comparison.LargestDifference);
        }
        invocation.Print(table);
        if (invocation.Format != OutputFormat.Table) return;
        invocation.Say("");
        string verdict = comparisons.All(comparison => comparison.Same)
            ? $"{path} is what its parameters make: every number is the same ({recipe.Model.Kind}, seed {recipe.Model.Seed})."
            : $"{path} is not what its parameters make.";
        foreach (string line in WrappedText.Lines(verdict)) invocation.Say(line);
    }
}
