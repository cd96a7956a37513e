using System.Text.Json.Nodes;
using Percolaw.Cli.Framework;
using Percolaw.Fitting;
using Percolaw.Formats;
using Percolaw.Planning;

namespace Percolaw.Cli.Commands.Plans;

/// <summary>The three approaches of Hoffmann et al. 2022 side by side: envelope of training curves, IsoFLOP minima, fitted law.</summary>
/// <param name="Approaches">Those that the table allows.</param>
/// <param name="Missing">Why others are not there, one line each.</param>
/// <param name="Budget">FLOPs at which optimal sizes are compared.</param>
internal sealed record AllApproaches(IReadOnlyList<Approach> Approaches, IReadOnlyList<string> Missing, double Budget)
{
    private const string Exponent = "optimal_parameters_exponent";
    private const double Beyond = 10;
    private const int Resamples = 200;

    /// <summary>Whether a law's coefficients give the exponents.</summary>
    public static bool Suit(IScalingLaw law) => law.Derived.Any(derived => derived.Name == Exponent);

    /// <summary>Runs all that the table allows.</summary>
    /// <param name="record">The fit of a law that suits.</param>
    /// <param name="budget">FLOPs; null for ten times the largest run's.</param>
    /// <param name="seed">Of resamples.</param>
    public static AllApproaches Of(FitRecord record, double? budget, ulong seed)
    {
        TrainingRuns runs = record.Fit.Runs;
        double at = budget ?? Beyond * runs.Parameters!.Value.Zip(runs.Tokens!.Value, ComputeCosts.Training).Max();
        List<Approach> approaches = [];
        List<string> missing = [];
        void Try(string name, Func<Approach> approach)
        {
            try
            {
                approaches.Add(approach());
            }
            catch (PercolawException refused)
            {
                missing.Add($"{name}: {refused.Message}");
            }
        }

        Try("envelope", () => Approach.Of(Envelope.Estimate(TrainingCurve.Of(runs), Resamples, seed)[^1]) with { Name = "envelope" });
        IReadOnlyList<IsoFlopEstimate> isoFlop = [];
        Try(
            runs.Groups is null ? "isoflop" : "isoflop, of the last row of each group (--group none takes all)",
            () => Approach.Of((isoFlop = IsoFlop.Estimate(IsoFlopTable.Of(Finished(runs)).Curves, Resamples, seed))[0]) with { Name = "isoflop" });
        approaches.AddRange(isoFlop.Skip(1).Select(estimate => Approach.Of(estimate) with { Name = $"isoflop: {Names.ToChoice(estimate.Method.ToString()).Replace('-', ' ')}" }));
        Try("fitted law", () => Parametric(record, at));
        return new AllApproaches(approaches, missing, at);
    }

    /// <summary>What they differ by, in a sentence.</summary>
    public string Disagreement()
    {
        if (Approaches.Count < 2) return "There are no two approaches to compare.";
        double[] exponents = [.. Approaches.Select(approach => approach.Parameters.Value)], sizes = [.. Approaches.Select(approach => approach.At(Budget)[0].Value)];
        return FormattableString.Invariant($"The exponents of optimal parameters differ by {exponents.Max() - exponents.Min():0.000}; ")
            + FormattableString.Invariant($"at {TextTable.Number(Budget)} FLOPs the optimal model is {PeopleNumber.Of(sizes.Min())} to {PeopleNumber.Of(sizes.Max())} parameters, a factor of {sizes.Max() / sizes.Min():0.0#}. ")
            + "Each interval is its approach's own and does not count what separates the approaches.";
    }

    public Table Exponents() => Approach.Exponents(Approaches, "rests_on");

    public Table AtBudget() => Approach.AtBudgets(Approaches, [Budget]);

    public JsonObject ToJson() => new()
    {
        ["approaches"] = new JsonArray([.. Approaches.Select(approach => (JsonNode)approach.ToJson("rests_on"))]),
        ["at_budget"] = JsonText.ToArray(AtBudget()),
        ["missing"] = JsonText.ToNode(Missing),
    };

    public void Say(Invocation invocation)
    {
        Table table = new("approaches", "approach", "grow_as", "interval", "parameters", "tokens", "tokens_each");
        foreach (Approach approach in Approaches)
        {
            IReadOnlyList<IntervalEstimate> at = approach.At(Budget);
            table.Add(
                approach.Name, FormattableString.Invariant($"C^{approach.Parameters.Value:0.000}"), Approach.Range(approach.Parameters), PeopleNumber.Of(at[0].Value),
                PeopleNumber.Of(at[1].Value), TextTable.Number(Math.Round(at[1].Value / at[0].Value, 1)));
        }
        invocation.Say("");
        invocation.SayWrapped($"The three approaches: how optimal parameters grow, and optimal sizes at {TextTable.Number(Budget)} FLOPs:");
        invocation.Say("");
        invocation.Print(table);
        invocation.Say("");
        invocation.SayWrapped(Disagreement());
        foreach (string line in Missing) invocation.SayWrapped($"Not there: {line}.");
    }

    // Checkpoints of one run share its error: at several budgets they would count as several runs.
    private static TrainingRuns Finished(TrainingRuns runs) => runs is not { Groups: { } groups, Flops: { } flops } ? runs
        : runs.Subset([.. Enumerable.Range(0, runs.Count).GroupBy(row => groups[row]).Select(group => group.MaxBy(row => flops[row])).Order()]);

    // Planned at once: what cannot be planned is missing, instead of failing while it is printed.
    private static Approach Parametric(FitRecord record, double budget)
    {
        IntervalEstimate Derived(string derived, string name) => record.Derived.First(estimate => estimate.Name == derived) with { Name = name };
        TrainingPlan plan = new Planner(record.Fit, record.Resamples, null, units: record.ResampledUnits).Plan(new PlanRequest { Flops = budget });
        return new Approach(
            "fitted law", Derived(Exponent, "parameter_exponent"), Derived("optimal_tokens_exponent", "token_exponent"),
            _ => [plan["parameters"], plan["tokens"]], record.Fit.Runs.Count);
    }
}
