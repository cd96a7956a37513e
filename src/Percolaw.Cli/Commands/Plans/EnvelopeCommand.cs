using Percolaw.Figures.Plans;
using Percolaw.Formats;
using Percolaw.Planning;

namespace Percolaw.Cli.Commands.Plans;

/// <summary>Optimal sizes from training curves.</summary>
internal sealed class EnvelopeCommand() : ExponentsCommand("CURVES", "a table of checkpoints: one row for each model and time, with parameters, tokens or FLOPs, and loss")
{
    public const string Summary = "optimal size against budget, from training curves";

    public override string Name => "envelope";

    public override string Description => Summary;

    public override string Example => """
        percolaw envelope examples/curves.csv                        # N grows as C^a, D as C^b
        percolaw envelope curves.csv --group run_id --loss val_loss --report envelope.html
        """;

    protected override string Count => "budgets";

    protected override ExponentsResult Estimate(LoadedRuns loaded, int resamples, ulong seed)
    {
        IReadOnlyList<TrainingCurve> curves = TrainingCurve.Of(loaded.Runs);
        IReadOnlyList<EnvelopeEstimate> estimates = Envelope.Estimate(curves, resamples, seed);
        EnvelopeEstimate best = estimates[^1];
        return new ExponentsResult(
            "Training curves",
            FormattableString.Invariant($"Optimal parameters grow as C^{best.ParameterExponent.Value:0.000}, tokens as C^{best.TokenExponent.Value:0.000}: {curves.Count} training curves, budgets from {best.Points[0].Flops:0.##e0} to {best.Points[^1].Flops:0.##e0} FLOPs."),
            "The envelope takes the best of the models trained at each of 200 budgets (approach 1 of Hoffmann et al. 2022), the interpolation the minimum of Akima's spline between them; budgets at which the smallest or the largest model is best do not count. Intervals are 95 %, from the larger of two errors: of every curve shifted by the noise between runs, as measured across sizes, and of the jackknife over runs; a systematic error of all runs is in neither.",
            [.. estimates.Reverse().Select(Approach.Of)],
            Points(estimates),
            [EnvelopeFigure.Create(curves, best), OptimalSizesFigure.Create(estimates)],
            [Envelope.Caution]);
    }

    private static Table Points(IReadOnlyList<EnvelopeEstimate> estimates)
    {
        Table table = new("minima", "method", "flops", "parameters", "tokens", "loss");
        foreach (EnvelopeEstimate estimate in estimates.Reverse())
        {
            foreach (EnvelopePoint point in estimate.Points)
                table.Add(Names.ToChoice(estimate.Method.ToString()), point.Flops, point.Parameters, point.Tokens, point.Loss);
        }
        return table;
    }
}
