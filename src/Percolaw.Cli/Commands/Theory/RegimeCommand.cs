using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Formats;
using Percolaw.Percolation;
using Percolaw.Theory;

namespace Percolaw.Cli.Commands.Theory;

/// <summary>Says which regime holds at an occupation probability, and which exponents follow.</summary>
internal sealed class RegimeCommand : IProgramCommand
{
    private readonly Option<long> dimension = Options.WholeNumber("--dimension", "lattice dimension d", 100, ExponentsCommand.Dimensions);
    private readonly Option<double> learner = Options.Number("--c", "approximation exponent c of the learner", 2, ExponentsCommand.Learners);
    private readonly Option<double> ratio = Options.Number("--p-over-pc", "p/p_c, occupation probability over threshold", 1, Interval.Above(0));
    private readonly Option<long> clusters = Options.WholeNumber("--clusters", "number of clusters K, for the crossover below p_c", 316, Interval.Between(1, 1e15));
    private readonly Option<long> smallest = Options.WholeNumber("--min-size", "smallest cluster counted, for the same", 300, Interval.Between(1, 1e15));
    private readonly Option<ExponentEdition> edition = ExponentsCommand.Edition();

    public string Name => "regime";

    public string Description => "which regime holds at p/p_c, and which exponents follow";

    public string Example => """
        percolaw theory regime                                      # the paper's setting: d = 100, c = 2, p = p_c
        percolaw theory regime --dimension 3 --c 2 --p-over-pc 1.2  # above the threshold
        percolaw theory regime --p-over-pc 0.99 --format json       # a little below it
        """;

    public void Declare(Command command)
    {
        foreach (Option option in (Option[])[dimension, learner, ratio, clusters, smallest, edition]) command.Add(option);
        command.AddOutput();
    }

    public int Run(Invocation invocation)
    {
        RegimeStatement statement = Statement(invocation);
        switch (invocation.Format)
        {
            case OutputFormat.Table:
                foreach (string line in WrappedText.Lines(statement.Sentence)) invocation.Say(line);
                invocation.Say("");
                invocation.Print(RegimeNumbers.ForPeople(statement));
                break;
            case OutputFormat.Json:
                invocation.PrintJson(RegimeNumbers.Summary(statement).ToJson());
                break;
            default:
                invocation.Print(RegimeNumbers.Row(statement));
                break;
        }
        return ExitCode.Done;
    }

    private RegimeStatement Statement(Invocation invocation)
    {
        int d = (int)invocation.Get(dimension);
        double x = invocation.Get(ratio);
        double largest = Regimes.LargestOccupationRatio(d);
        if (x > largest)
        {
            throw new UsageException(
                $"--p-over-pc: {Numbers.Format(x)} is out of range; in {d} dimensions p is 1 at {TextTable.Number(largest)}");
        }
        return Regimes.Describe(d, invocation.Get(learner), x, invocation.Get(clusters), invocation.Get(smallest), invocation.Get(edition));
    }
}
