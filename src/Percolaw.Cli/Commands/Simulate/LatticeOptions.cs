using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Experiments;
using Percolaw.Formats;
using Percolaw.Percolation;

namespace Percolaw.Cli.Commands.Simulate;

/// <summary>The options of <c>simulate lattice</c>, and the parameters that they mean.</summary>
internal sealed class LatticeOptions
{
    // The default box, and what the default number of samples visits: about ten seconds on two cores.
    private const double StandardSites = 1 << 18, LabelledSites = 2.5e9, SweptSites = 4e8;
    private const int SweepValues = 21;

    private readonly Option<string?> lattice = LatticeChoice.Option();
    private readonly Option<long?> dimension = LatticeChoice.Dimension();

    private readonly Option<IReadOnlyList<long>> length = Options.WholeNumbers(
        "--length", "sites along an edge, L; several to compare [some 260,000 sites]", null, Interval.Between(1, LatticeBox.MostSites));

    private readonly Option<PercolationKind> kind = Options.Choice("--kind", "what is occupied at random", PercolationKind.Site);
    private readonly Option<Boundary> boundary = Options.Choice("--boundary", "what lies beyond the faces", Boundary.Periodic);

    private readonly Option<IReadOnlyList<double>> probabilities = Options.Numbers(
        "--p", "occupation probabilities [p_c; with --sweep values around it]", null, Interval.Between(0, 1));

    private readonly Option<bool> sweep = Options.Flag(
        "--sweep", "a sample is a sweep over all occupation numbers, which serves every p (Newman and Ziff 2000)");

    private readonly Option<long?> samples = Options.OptionalWholeNumber(
        "--samples", "samples for each length [for about ten seconds]", Interval.Between(1, 1e12));

    public IEnumerable<Option> All => [lattice, dimension, length, kind, boundary, probabilities, sweep, samples];

    public LatticeParameters Resolve(Invocation invocation)
    {
        LatticeParameters parameters = new()
        {
            Lattice = LatticeChoice.Name(invocation, lattice),
            Dimension = LatticeChoice.Resolve(invocation, lattice, dimension, 2),
            Kind = invocation.Get(kind),
            Boundary = invocation.Get(boundary),
            Sweep = invocation.Get(sweep),
            Seed = invocation.Seed,
        };
        parameters = parameters with { Lengths = Lengths(invocation, parameters) };
        parameters = parameters with { Probabilities = Probabilities(invocation, parameters) };
        return parameters with { Samples = invocation.Get(samples) ?? StandardSamples(parameters) };
    }

    private int[] Lengths(Invocation invocation, LatticeParameters parameters)
    {
        if (!invocation.Has(length)) return [Math.Max(2, (int)Math.Round(Math.Pow(StandardSites, 1.0 / parameters.Dimension)))];
        int[] lengths = [.. invocation.Get(length).Distinct().Select(value => (int)Math.Min(value, int.MaxValue))];
        foreach (int value in lengths) Check(parameters, value);
        return lengths;
    }

    private static void Check(LatticeParameters parameters, int length)
    {
        try
        {
            LatticeBox box = parameters.Box(length);
            if (parameters.Sweep) OccupationSweep.RefuseImpossible(box, parameters.Kind);
        }
        catch (PercolawException refused)
        {
            throw new UsageException($"--length: {refused.Message}", refused);
        }
    }

    private double[] Probabilities(Invocation invocation, LatticeParameters parameters)
    {
        if (invocation.Has(probabilities)) return [.. invocation.Get(probabilities).Distinct()];
        double threshold = LatticeChoice.Threshold(parameters.MakeLattice(), parameters.Kind, "--p").Value;
        return parameters.Sweep ? AroundThreshold(parameters, threshold) : [threshold];
    }

    /// <summary>Over the width of the transition in the smallest box, some L^(-1/ν) p_c.</summary>
    private static double[] AroundThreshold(LatticeParameters parameters, double threshold)
    {
        double exponent = parameters.Dimension < 2 ? 1 : CriticalExponents.Of(parameters.Dimension, ExponentEdition.Later).CorrelationLengthExponent.Value;
        double width = 1.5 * threshold * Math.Pow(parameters.Lengths.Min(), -1 / exponent);
        (double low, double high) = (Math.Max(0, threshold - width), Math.Min(1, threshold + width));
        return [.. Enumerable.Range(0, SweepValues).Select(i => low + ((high - low) * i / (SweepValues - 1)))];
    }

    private static long StandardSamples(LatticeParameters parameters)
    {
        double sites = parameters.Lengths.Sum(length => (double)parameters.Box(length).ElementCount(parameters.Kind));
        double visits = parameters.Sweep ? SweptSites / sites : LabelledSites / (sites * parameters.Probabilities.Count);
        return (long)Math.Clamp(visits, 10, 100_000);
    }
}
