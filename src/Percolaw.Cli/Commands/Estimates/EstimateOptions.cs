using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Formats;
using Percolaw.Percolation;

namespace Percolaw.Cli.Commands.Estimates;

/// <summary>The options that both commands have.</summary>
internal static class EstimateOptions
{
    public static Option<IReadOnlyList<long>> Dimensions(int least) =>
        Options.WholeNumbers("--dimension", "d of the hypercubic lattice, one or several", "2", Interval.Between(least, 64));

    public static Option<PercolationKind> Kind() => Options.Choice("--kind", "what is occupied at random", PercolationKind.Site);

    public static Option<double> Effort(string seconds) => Options.Number(
        "--effort", $"how much is simulated: 1 takes some {seconds} seconds a dimension on two cores, 4 halves the errors", 1, Interval.Between(0.01, 1e6));
}
