using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Data;
using Percolaw.Figures;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>What is in a data set.</summary>
internal sealed class DescribeCommand : IProgramCommand
{
    private readonly Argument<string> file = new("FILE") { Description = "a data set: .npz, .npy, .safetensors, .csv or .jsonl" };

    public string Name => "describe";

    public string Description => "what is in a data set: sizes, trees, labels, positions, nearest neighbours";

    public string Example => """
        percolaw dataset hierarchical --size 1e5 --out data.npz
        percolaw dataset describe data.npz --report data.html
        percolaw dataset describe data.npz --table neighbour_errors --format csv

        Other programs' files serve too: columns X, y, cluster_id, tree_parent, those that there are.
        """;

    public void Declare(Command command)
    {
        command.Add(file);
        command.AddSeed();
        command.AddThreads();
        command.AddOutput([.. DescriptionTables.Names]);
        command.AddReport();
        command.AddForce("overwrite the report");
    }

    public int Run(Invocation invocation)
    {
        string path = invocation.Get(file);
        if (invocation.Report is { } report) invocation.RefuseExisting(report);
        using ArrayFile arrays = ArrayFile.Open(path);
        DescribedFile described = new(path, arrays, DescribedFile.RecipeOf(arrays, path), Measure(arrays, path, invocation));
        Print(described, invocation);
        if (invocation.Report is { } html)
        {
            Provenance provenance = new("percolaw dataset describe", VersionAction.Version, (long)invocation.Seed, [KeyValuePair.Create("FILE", path)]);
            invocation.WriteFile(html, DescriptionReport.Create(described, provenance).ToHtml());
            invocation.Note($"the report is {html}");
        }
        return ExitCode.Done;
    }

    private static DataSetDescription Measure(ArrayFile arrays, string path, Invocation invocation)
    {
        DataSetLimits.CheckMemory(DataSetDescriber.PredictMemory(arrays.Columns), _ => "describe a file with fewer rows");
        using DataSetProgress progress = new(invocation);
        try
        {
            return new DataSetDescriber(arrays.Columns, invocation.Threads, progress.Enter, invocation.Cancellation).Describe(invocation.Seed);
        }
        catch (PercolawException refused) when (!refused.Message.Contains(path, StringComparison.Ordinal))
        {
            throw new PercolawException($"{path}: {refused.Message}", refused);
        }
    }

    private static void Print(DescribedFile described, Invocation invocation)
    {
        if (invocation.Format == OutputFormat.Json && invocation.Table is null) invocation.PrintJson(DescriptionJson.Create(described));
        else if (invocation.Format == OutputFormat.Table && invocation.Table is null) DescriptionForPeople.Say(described, invocation);
        else PrintTables(described, invocation);
    }

    private static void PrintTables(DescribedFile described, Invocation invocation)
    {
        invocation.Print([.. DescriptionTables.All(described)]);
        foreach (string note in DescriptionForPeople.Notes(described)) invocation.Note($"{described.Path}: {note}");
    }
}
