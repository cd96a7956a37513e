using Percolaw.Fitting;

namespace Percolaw.Planning;

/// <summary>Coefficients that somebody published.</summary>
/// <param name="Name">As in options.</param>
/// <param name="Law">The law's name.</param>
/// <param name="Coefficients">By the law's letters.</param>
/// <param name="Source">Whose, and of what data.</param>
/// <param name="LargestParameters">The largest N of the runs behind them, as their publications say.</param>
/// <param name="LargestTokens">The largest D.</param>
public sealed record PublishedLaw(string Name, string Law, IReadOnlyDictionary<string, double> Coefficients, string Source, double LargestParameters, double LargestTokens)
{
    /// <summary>Those that are known by name. Losses of different data are not comparable; sizes are, with care.</summary>
    public static IReadOnlyList<PublishedLaw> All { get; } =
    [
        new("hoffmann", "chinchilla", Chinchilla(1.69337368, 406.401018, 410.722827, 0.33917084, 0.2849083), "Hoffmann et al. 2022, arXiv:2203.15556, approach 3, unrounded; MassiveText", 16e9, 500e9),
        new("besiroglu", "chinchilla", Chinchilla(1.8168, 482.01, 2085.43, 0.3478, 0.3658), "Besiroglu et al. 2024, arXiv:2404.10102; the same runs, read off a figure", 16e9, 500e9),
        new("muennighoff", "data-limited", Repeated(1.869144, 520.825, 1487.716, 0.3526596, 15.387756, 5.309743), "Muennighoff et al. 2023, arXiv:2305.16264; C4", 9e9, 900e9),
        new("kaplan", "kaplan", new Dictionary<string, double> { ["Nc"] = 6.4e13, ["Dc"] = 1.8e13, ["alphaN"] = 0.076, ["alphaD"] = 0.103 }, "Kaplan et al. 2020, arXiv:2001.08361; WebText2, parameters without embeddings", 1.5e9, 23e9),
    ];

    /// <summary>The law with these coefficients.</summary>
    public LawFit ToFit() => LawFitter.Given(ScalingLaws.Find(Law).Create(new LawRequest()), Coefficients.ToDictionary());

    /// <summary>A plan made with these coefficients, with how far it lies beyond the runs behind them.</summary>
    public TrainingPlan Place(TrainingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        double beyond = Math.Max(plan.Best.Parameters / LargestParameters, plan.Best.Tokens / LargestTokens);
        string[] far = beyond > PlanWarnings.Far ? [PlanWarnings.FarOut(beyond, "behind these coefficients")] : [];
        return plan with { Beyond = beyond, Warnings = [.. far, .. plan.Warnings] };
    }

    private static Dictionary<string, double> Chinchilla(double floor, double a, double b, double alpha, double beta) =>
        new() { ["E"] = floor, ["A"] = a, ["B"] = b, ["alpha"] = alpha, ["beta"] = beta };

    private static Dictionary<string, double> Repeated(double floor, double a, double b, double exponent, double tokens, double parameters)
    {
        Dictionary<string, double> values = Chinchilla(floor, a, b, exponent, exponent);
        (values["RD"], values["RN"]) = (tokens, parameters);
        return values;
    }
}
