using System.CommandLine;
using Percolaw.Cli.Framework;

namespace Percolaw.Cli.Commands.Estimates;

/// <summary>Thresholds and exponents: the commands below it.</summary>
internal sealed class EstimateCommand : IProgramCommand
{
    public const string Summary = "thresholds and critical exponents, with their uncertainty";

    public string Name => "estimate";

    public string Description => Summary;

    public string Example => """
        percolaw estimate threshold --dimension 7 --kind bond     # p_c beside the published value
        percolaw estimate exponents --dimension 3                 # tau, D, d_min, beta/nu, gamma/nu, 1/nu, sigma
        """;

    public IReadOnlyList<IProgramCommand> Subcommands { get; } = [new ThresholdCommand(), new MeasuredExponentsCommand()];

    public void Declare(Command command)
    {
    }

    public int Run(Invocation invocation) => throw new InvalidOperationException("A group of commands does nothing itself.");
}
