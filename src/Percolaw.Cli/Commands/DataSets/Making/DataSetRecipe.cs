using Percolaw.Cli.Framework;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>Everything that a data file's numbers follow from; stored in the file, so that it can be made again.</summary>
/// <param name="Model">The kind and its parameters.</param>
/// <param name="Precision">The type of positions and labels.</param>
/// <param name="Split">The parts of rows and their shares; null where rows are not divided.</param>
internal sealed record DataSetRecipe(IDataSetModel Model, Precision Precision, SplitShares? Split)
{
    private const string ProgramName = "percolaw";

    /// <summary>The metadata of a file.</summary>
    public string Metadata(FileContent content)
    {
        JsonSummary summary = new JsonSummary()
            .Add("program", ProgramName)
            .Add("version", VersionAction.Version)
            .Add("data_set", Model.Kind)
            .Add("revision", Model.Revision)
            .Add("content", Names.ToChoice(content.ToString()))
            .Add("parameters", Model.Parameters)
            .Add("dtype", Names.ToChoice(Precision.ToString()));
        return (Split is null ? summary : summary.Add("split", Split.ToJson())).ToJson().ToJsonString();
    }

    /// <summary>The metadata of a file.</summary>
    /// <exception cref="PercolawException">They are no JSON object.</exception>
    public static JsonMembers Members(string metadata, string path) => JsonMembers.Parse(metadata, $"the metadata of {path}", "percolaw dataset");

    /// <summary>The recipe that a file's metadata hold.</summary>
    /// <exception cref="PercolawException">They hold none, or one of another revision.</exception>
    public static DataSetRecipe Read(JsonMembers metadata, string path)
    {
        if (!metadata.Has("program") || metadata.Text("program") != ProgramName)
            throw new PercolawException($"{path} was not written by percolaw dataset: its metadata hold no parameters");
        IDataSetModel model = DataSetModels.Read(metadata.Text("data_set"), metadata.Members("parameters"), path);
        long revision = metadata.WholeNumber("revision", 0, int.MaxValue);
        if (revision != model.Revision)
        {
            throw new PercolawException(
                $"{path} was made by percolaw {metadata.Text("version")}, whose {model.Kind} data sets have other numbers (revision {revision}, here {model.Revision}); use that version");
        }
        Precision precision = metadata.Choice<Precision>("dtype");
        SplitShares? split = metadata.Has("split") ? SplitShares.Of(metadata.Numbers("split")) : null;
        return new DataSetRecipe(model, precision, split);
    }

    /// <summary>The data set with the column of the split, if there is one.</summary>
    public MadeDataSet Make(int threads, CancellationToken cancellation)
    {
        MadeDataSet made = Model.Make(Precision, threads, cancellation);
        return Split is null ? made : made with { Columns = [.. made.Columns, Split.Column(made.Columns[0].RowCount, Model.Seed)] };
    }
}
