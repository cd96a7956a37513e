namespace Percolaw.Fitting;

/// <summary>What a law that has variants is asked for.</summary>
/// <param name="Scales">The scales to use; null for the law's usual ones.</param>
/// <param name="WithFloor">Whether the loss ends at a floor E above 0, where the law can do both.</param>
/// <param name="Breaks">The number of breaks, where the law has them; at least 1.</param>
public sealed record LawRequest(IReadOnlyList<Scale>? Scales = null, bool WithFloor = true, int Breaks = 1);

/// <summary>A law by its name, before its variant is chosen.</summary>
/// <param name="Name">As in options and files.</param>
/// <param name="Summary">One line: formula and source.</param>
/// <param name="ScaleSets">The sets of scales that it can be made for; the first that the data have is the usual one.</param>
/// <param name="Make">Makes the law for one of these sets.</param>
public sealed record LawFamily(string Name, string Summary, IReadOnlyList<IReadOnlyList<Scale>> ScaleSets, Func<IReadOnlyList<Scale>, LawRequest, IScalingLaw> Make)
{
    /// <summary>The law, for the scales asked for or else the first set that the runs have.</summary>
    /// <exception cref="PercolawException">The law cannot be made for these scales, or the runs lack them.</exception>
    public IScalingLaw Create(LawRequest request, TrainingRuns? runs = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        IReadOnlyList<Scale>? scales = request.Scales is null
            ? ScaleSets.FirstOrDefault(set => runs is null || Suits(set, runs))
            : ScaleSets.FirstOrDefault(set => set.Order().SequenceEqual(request.Scales.Order()));
        if (scales is null)
            throw new PercolawException($"the law {Name} needs {ScalingLaws.List(ScaleSets)}; {(request.Scales is null ? "the runs have none of these" : "it has no form in the scales asked for")}");
        return Make(scales, request);
    }

    /// <summary>Whether the runs have the columns for the law in some form.</summary>
    public bool Suits(TrainingRuns runs) => ScaleSets.Any(set => Suits(set, runs));

    private static bool Suits(IReadOnlyList<Scale> scales, TrainingRuns runs) => scales.All(scale => runs.Column(scale) is not null);
}

/// <summary>All laws. A new one is one file and one line here.</summary>
public static class ScalingLaws
{
    private static readonly Scale[] NAndD = [Scale.Parameters, Scale.Tokens];
    private static readonly Scale[][] OneScale = [[Scale.Flops], [Scale.Parameters], [Scale.Tokens]];

    /// <summary>The laws in the order in which they are listed to people.</summary>
    public static IReadOnlyList<LawFamily> All { get; } =
    [
        new("power", PowerScalingLaw.Summary, OneScale, (scales, request) => new PowerScalingLaw(scales[0], request.WithFloor)),
        new("shifted-power", ShiftedPowerLaw.Summary, OneScale, (scales, _) => new ShiftedPowerLaw(scales[0])),
        new("saturating", SaturatingLaw.Summary, OneScale, (scales, _) => new SaturatingLaw(scales[0])),
        new("broken-power", BrokenPowerLaw.Summary, OneScale, (scales, request) => new BrokenPowerLaw(scales[0], request.Breaks)),
        new("kaplan", KaplanLaw.Summary, [NAndD, .. OneScale], (scales, _) => scales.Count == 2 ? new KaplanJointLaw() : new KaplanLaw(scales[0])),
        new("chinchilla", ChinchillaLaw.Summary, [NAndD], (_, _) => new ChinchillaLaw()),
        new("data-limited", DataLimitedLaw.Summary, [[Scale.Parameters, Scale.Tokens, Scale.UniqueTokens]], (_, _) => new DataLimitedLaw()),
        new("percolation", PercolationLaw.Summary, [NAndD, [Scale.Parameters], [Scale.Tokens]], (scales, _) => new PercolationLaw(scales)),
    ];

    /// <summary>A law by its name.</summary>
    /// <exception cref="PercolawException">There is no law of that name.</exception>
    public static LawFamily Find(string name) => All.FirstOrDefault(law => law.Name == name)
        ?? throw new PercolawException($"there is no law '{name}'; there are {string.Join(", ", All.Select(law => law.Name))}");

    /// <summary>Those laws for which the runs have the columns.</summary>
    public static IEnumerable<LawFamily> Suitable(TrainingRuns runs) => All.Where(law => law.Suits(runs));

    internal static string List(IReadOnlyList<IReadOnlyList<Scale>> sets) => string.Join(", or ", sets.Select(set => string.Join(" and ", set.Select(Word))));

    internal static string Word(Scale scale) => scale switch
    {
        Scale.Parameters => "parameters",
        Scale.Tokens => "tokens",
        Scale.Flops => "FLOPs",
        _ => "unique tokens",
    };
}
