using Percolaw.Formats;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>The kinds of data sets. A new one is one line here, and one command.</summary>
internal static class DataSetModels
{
    private static readonly IReadOnlyList<(string Kind, Func<JsonMembers, IDataSetModel> Read)> All =
    [
        (HierarchicalModel.Word, HierarchicalModel.Read),
        (ClustersModel.Word, ClustersModel.Read),
    ];

    /// <summary>The model of a kind, from the parameters in a file.</summary>
    /// <exception cref="PercolawException">There is no such kind, or parameters are missing or out of their range.</exception>
    public static IDataSetModel Read(string kind, JsonMembers parameters, string path)
    {
        foreach ((string word, Func<JsonMembers, IDataSetModel> read) in All)
        {
            if (word == kind) return read(parameters);
        }
        throw new PercolawException($"{path} is a data set of kind '{kind}', which this version does not know{Suggestions.DidYouMean(kind, All.Select(known => known.Kind))}");
    }
}
