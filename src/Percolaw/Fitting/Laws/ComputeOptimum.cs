namespace Percolaw.Fitting;

/// <summary>
/// What is optimal for E + A N^-α + B D^-β at C = 6 N D (Hoffmann et al. 2022): N = G (C/6)^a, D = (C/6)^b / G with
/// G = (αA/βB)^(1/(α+β)), a = β/(α+β), b = α/(α+β). Coefficients come in the order E, A, B, α, β.
/// </summary>
internal static class ComputeOptimum
{
    private const double FlopsPerParameterAndToken = 6;

    /// <summary>a and b.</summary>
    public static IReadOnlyList<DerivedQuantity> Exponents { get; } =
    [
        new("optimal_parameters_exponent", "a: optimal parameters grow as C^a", values => values[4] / (values[3] + values[4])),
        new("optimal_tokens_exponent", "b: optimal tokens grow as C^b", values => values[3] / (values[3] + values[4])),
    ];

    /// <summary>Optimal parameters, tokens and their ratio at a budget.</summary>
    /// <param name="budget">C, above 0.</param>
    public static IReadOnlyList<DerivedQuantity> At(double budget)
    {
        double log = Math.Log(budget / FlopsPerParameterAndToken);
        return
        [
            new("optimal_parameters", "N at the budget", values => Math.Exp(LogParameters(values, log))),
            new("optimal_tokens", "D at the budget", values => Math.Exp(log - LogParameters(values, log))),
            new("tokens_per_parameter", "D/N at the budget", values => Math.Exp(log - (2 * LogParameters(values, log)))),
        ];
    }

    private static double LogParameters(IReadOnlyList<double> values, double log)
    {
        (double a, double b, double alpha, double beta) = (values[1], values[2], values[3], values[4]);
        return (Math.Log(alpha) + Math.Log(a) - Math.Log(beta) - Math.Log(b) + (beta * log)) / (alpha + beta);
    }
}
