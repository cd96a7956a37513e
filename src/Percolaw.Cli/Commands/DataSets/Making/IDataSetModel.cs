using System.Text.Json.Nodes;
using Percolaw.Data;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>A kind of data set with its parameters: what its rows follow from.</summary>
internal interface IDataSetModel
{
    /// <summary>The word by which files and the command line know the kind.</summary>
    string Kind { get; }

    /// <summary>Raised whenever the same parameters give other numbers.</summary>
    int Revision { get; }

    /// <summary>The parameters for a file's metadata, from which <see cref="DataSetModels.Read"/> makes the same model.</summary>
    JsonObject Parameters { get; }

    /// <summary>The seed of the random numbers.</summary>
    ulong Seed { get; }

    /// <summary>The number of rows, null where it is not known before they are made.</summary>
    long? RowCount { get; }

    /// <summary>The names of the columns, in their order.</summary>
    IReadOnlyList<string> ColumnNames { get; }

    /// <summary>The most bytes of memory that making and reading it takes.</summary>
    long PredictMemory(Precision precision);

    /// <summary>What to do where memory is too small, such as the size that would fit.</summary>
    string SayWhatFits(Precision precision, long available);

    /// <summary>Makes what the columns are computed from.</summary>
    MadeDataSet Make(Precision precision, int threads, CancellationToken cancellation);
}

/// <summary>A data set that can be read.</summary>
/// <param name="Columns">All columns of the kind.</param>
/// <param name="Title">One line about it.</param>
/// <param name="Facts">What it consists of: names in snake_case and values.</param>
/// <param name="Latents">The matrix of latents, with their values or with 1; null where the kind has none.</param>
internal sealed record MadeDataSet(IReadOnlyList<DataColumn> Columns, string Title, JsonSummary Facts, Func<bool, LatentColumns>? Latents = null);
