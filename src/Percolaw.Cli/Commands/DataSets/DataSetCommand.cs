using System.CommandLine;
using Percolaw.Cli.Framework;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>Data sets with known structure.</summary>
internal sealed class DataSetCommand : IProgramCommand
{
    public const string Summary = "synthetic data sets with known structure";

    public string Name => "dataset";

    public string Description => Summary;

    public string Example => """
        percolaw dataset hierarchical --size 1e5 --out data.npz     # make one
        percolaw dataset describe data.npz --report data.html       # what is in it
        percolaw dataset verify data.npz                            # made again and compared
        """;

    public IReadOnlyList<IProgramCommand> Subcommands { get; } =
        [new HierarchicalCommand(), new ClustersCommand(), new DescribeCommand(), new VerifyCommand()];

    public void Declare(Command command)
    {
    }

    public int Run(Invocation invocation) => throw new InvalidOperationException("the commands below do the work");
}
