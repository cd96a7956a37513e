using System.CommandLine;
using Percolaw.Cli.Framework;

namespace Percolaw.Cli.Commands.Simulate;

/// <summary>Percolation: the commands below it.</summary>
internal sealed class SimulateCommand : IProgramCommand
{
    public const string Summary = "percolation: clusters and observables, with errors";

    public string Name => "simulate";

    public string Description => Summary;

    public string Example => """
        percolaw simulate lattice --dimension 2 --length 256            # at the threshold
        percolaw simulate bethe --coordination 6 --p-over-pc 0.9        # beside the exact distribution
        percolaw simulate cluster --dimension 6                         # grown one by one
        """;

    public IReadOnlyList<IProgramCommand> Subcommands { get; } = [new LatticeCommand(), new BetheCommand(), new ClusterCommand()];

    public void Declare(Command command)
    {
    }

    public int Run(Invocation invocation) => throw new InvalidOperationException("A group of commands does nothing itself.");
}
