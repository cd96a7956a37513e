using System.Text.Json.Nodes;
using Percolaw.Fitting;
using Percolaw.Formats;
using Percolaw.Planning;

namespace Percolaw.Cli.Commands.Plans;

/// <summary>How optimal sizes grow with the budget, by one way of finding out.</summary>
/// <param name="Name">Of the method, as in files.</param>
/// <param name="Parameters">a: N grows as C^a.</param>
/// <param name="Tokens">b: D grows as C^b.</param>
/// <param name="At">Parameters and tokens at a budget.</param>
/// <param name="Count">Budgets or runs that it rests on.</param>
internal sealed record Approach(string Name, IntervalEstimate Parameters, IntervalEstimate Tokens, Func<double, IReadOnlyList<IntervalEstimate>> At, int Count)
{
    public static Approach Of(IsoFlopEstimate estimate) => new(
        Names.ToChoice(estimate.Method.ToString()), estimate.ParameterExponent, estimate.TokenExponent, budget => Lines(estimate.Parameters, estimate.Tokens, budget), estimate.Parameters.Count);

    public static Approach Of(EnvelopeEstimate estimate) => new(
        Names.ToChoice(estimate.Method.ToString()), estimate.ParameterExponent, estimate.TokenExponent, estimate.At, estimate.Points.Count);

    /// <summary>A row for each method.</summary>
    public static Table Exponents(IEnumerable<Approach> approaches, string count)
    {
        Table table = new("exponents", "method", count, "parameter_exponent", "parameter_low", "parameter_high", "token_exponent", "token_low", "token_high");
        foreach (Approach approach in approaches)
            table.Add(approach.Name, approach.Count, approach.Parameters.Value, approach.Parameters.Low, approach.Parameters.High, approach.Tokens.Value, approach.Tokens.Low, approach.Tokens.High);
        return table;
    }

    /// <summary>A row for each method and budget.</summary>
    public static Table AtBudgets(IEnumerable<Approach> approaches, IReadOnlyList<double> budgets)
    {
        Table table = new("budgets", "flops", "method", "parameters", "parameters_low", "parameters_high", "tokens", "tokens_low", "tokens_high", "tokens_per_parameter");
        foreach (double budget in budgets)
        {
            foreach (Approach approach in approaches)
            {
                IReadOnlyList<IntervalEstimate> at = approach.At(budget);
                table.Add(budget, approach.Name, at[0].Value, at[0].Low, at[0].High, at[1].Value, at[1].Low, at[1].High, at[1].Value / at[0].Value);
            }
        }
        return table;
    }

    public JsonObject ToJson(string count)
    {
        JsonObject json = new JsonSummary().Add("method", Name).Add(count, Count).ToJson();
        json.Add("parameter_exponent", Estimate(Parameters));
        json.Add("token_exponent", Estimate(Tokens));
        return json;
    }

    public static JsonObject Estimate(IntervalEstimate estimate) =>
        new JsonSummary().Add("value", estimate.Value).Add("low", estimate.Low).Add("high", estimate.High).ToJson();

    /// <summary>An interval for people.</summary>
    public static string Range(IntervalEstimate estimate) =>
        estimate is { Low: { } low, High: { } high } ? FormattableString.Invariant($"{low:0.000} … {high:0.000}") : "-";

    private static IntervalEstimate[] Lines(ExponentLine parameters, ExponentLine tokens, double budget) =>
        [parameters.At("optimal_parameters", budget), tokens.At("optimal_tokens", budget)];
}
