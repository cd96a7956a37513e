using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Fitting;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Fits;

/// <summary>The options that choose a law and how it is fitted, the same in every command that fits.</summary>
internal sealed class LawOptions
{
    private const int MostBreaks = 6;
    private static readonly string[] LawNames = [.. ScalingLaws.All.Select(law => law.Name)];

    /// <summary>Objectives as people write them.</summary>
    public static ValueKind<Objective> ObjectiveKind { get; } = new(
        "an objective such as huber:1e-3", Objective.Parse, objective => objective.Name, objective => objective.Name, []);

    private readonly Option<string?> law = Options.OptionalWord("--law", "the law to fit", "LAW", LawNames);
    private readonly Option<IReadOnlyList<string>> scales = Options.Names("--scale", "the scale of a law in one, or the scales of one in several", [.. Enum.GetValues<Scale>().Select(FitFile.Word)]);
    private readonly Option<long?> breaks = Options.OptionalWholeNumber("--breaks", "with --law broken-power: the number of breaks [chosen, at most 3]", Interval.Between(1, MostBreaks));
    private readonly Option<Objective> objective = Options.Make("--objective", "what is minimised: huber:DELTA, least-squares, least-absolute or asymmetric:DELTA,ABOVE", "OBJ", ObjectiveKind, Objective.Huber(1e-3));
    private readonly Option<StartChoice> starts = Options.Make("--starts", "grid (the published one where there is one) or at most so many", "grid|N", StartChoice.Kind, new StartChoice((int?)null));
    private readonly Option<Coefficients?> fix = Options.Optional("--fix", "coefficients that keep a value: E=0,alpha=0.5", "NAME=VALUE", Coefficients.Kind);
    private readonly Option<bool> tie = Options.Flag("--tie", "alpha and beta are one exponent");
    private readonly Option<string?> preset = Options.OptionalWord("--preset", "a published procedure", "NAME", [.. FitPresets.All.Select(known => known.Name)]);

    public IEnumerable<Option> All => [law, scales, breaks, objective, starts, fix, tie, preset];

    /// <summary>The published procedure that was asked for.</summary>
    public FitPreset? Preset(Invocation invocation) =>
        invocation.Get(preset) is { } name ? FitPresets.All.Single(known => known.Name == name) : null;

    /// <summary>Says what the published procedure is, and which options depart from it.</summary>
    /// <param name="invocation">The call of the command.</param>
    /// <param name="others">Options of the command that depart from it, besides those of this class.</param>
    public void SayPreset(Invocation invocation, IEnumerable<Option> others)
    {
        if (Preset(invocation) is not { } known) return;
        int starts = ScalingLaws.Find(known.Law).Create(new LawRequest(), null).PublishedStarts.Count;
        string dropped = known.DropHighestLoss == 0 ? "all runs" : $"all runs but the {known.DropHighestLoss} highest losses";
        string resamples = known.Resamples == 0 ? "no bootstrap" : $"{known.Resamples} resamples";
        string[] departing = [.. Departing(known, invocation).Concat(others).Select(option => $"{option.Name} {invocation.TextOf(option)}".Replace(" true", "", StringComparison.Ordinal))];
        invocation.Note($"preset {known.Name} ({known.Source}): law {known.Law}, objective {known.Options.Objective.Name}, {dropped}, {known.Options.StartCount ?? starts} starts, {resamples}"
            + (departing.Length > 0 ? $"; departing from it: {string.Join(", ", departing)}" : ""));
    }

    /// <summary>The law, or null where none is named.</summary>
    /// <exception cref="UsageException">The law cannot be what is asked for.</exception>
    public IScalingLaw? Law(Invocation invocation, TrainingRuns? runs)
    {
        if ((invocation.Get(law) ?? Preset(invocation)?.Law) is not { } name) return null;
        IReadOnlyList<string> words = invocation.Get(scales);
        Scale[] chosen = [.. Enum.GetValues<Scale>().Where(scale => words.Contains(FitFile.Word(scale)))];
        bool floor = invocation.Get(fix) is not { } coefficients || !coefficients.IsZero("E");
        try
        {
            int? count = (int?)invocation.Get(breaks);
            IScalingLaw made = ScalingLaws.Find(name).Create(new LawRequest(chosen.Length == 0 ? null : chosen, floor, count ?? 1), runs);
            return made is BrokenPowerLaw && count is null && runs is not null ? ChooseBreaks(made, runs, invocation) : made;
        }
        catch (PercolawException refused)
        {
            throw new UsageException(refused.Message, refused);
        }
    }

    /// <summary>How the law is fitted.</summary>
    /// <exception cref="UsageException">A coefficient is none of the law's.</exception>
    public FitOptions FitOptions(Invocation invocation, IScalingLaw chosen)
    {
        FitOptions options = Preset(invocation)?.Options ?? new FitOptions();
        if (invocation.Has(objective)) options = options with { Objective = invocation.Get(objective) };
        if (invocation.Has(starts)) options = options with { StartCount = invocation.Get(starts).Count };
        Dictionary<string, double> held = Held(invocation, chosen);
        if (held.Count > 0) options = options with { Fixed = held };
        if (invocation.Get(tie)) options = options with { Ties = [Tie(chosen)] };
        return options with { Threads = invocation.Threads, Cancellation = invocation.Cancellation };
    }

    private IEnumerable<Option> Departing(FitPreset known, Invocation invocation)
    {
        if (invocation.Get(law) is { } other && other != known.Law) yield return law;
        if (invocation.Has(objective) && invocation.Get(objective).Name != known.Options.Objective.Name) yield return objective;
        if (invocation.Has(starts) && invocation.Get(starts).Count != known.Options.StartCount) yield return starts;
        foreach (Option option in ((Option[])[scales, breaks, fix, tie]).Where(invocation.Has)) yield return option;
    }

    private IScalingLaw ChooseBreaks(IScalingLaw first, TrainingRuns runs, Invocation invocation)
    {
        IScalingLaw law = BreakChoice.Choose(first.Scales[0], runs, FitOptions(invocation, first)).Law;
        int count = law.Coefficients.Count(coefficient => coefficient.Name[0] == 'd');
        invocation.Note($"{count} {(count == 1 ? "break" : "breaks")} chosen by the Bayesian information criterion, of at most 3; --breaks asks for another number");
        return law;
    }

    private Dictionary<string, double> Held(Invocation invocation, IScalingLaw chosen)
    {
        Dictionary<string, double> held = [];
        string[] names = [.. chosen.Coefficients.Select(coefficient => coefficient.Name)];
        foreach ((string name, double value) in invocation.Get(fix)?.Values ?? [])
        {
            // A law without its floor has no coefficient for it.
            if (name == "E" && value == 0 && !names.Contains(name)) continue;
            if (!names.Contains(name)) throw new UsageException($"--fix: the law {chosen.Name} has no {name}, only {string.Join(", ", names)}{Suggestions.DidYouMean(name, names)}");
            held.Add(name, value);
        }
        return held;
    }

    private static (string First, string Second) Tie(IScalingLaw chosen)
    {
        foreach ((string first, string second) in ((string, string)[])[("alpha", "beta"), ("alphaN", "alphaD")])
        {
            if (chosen.Coefficients.Any(coefficient => coefficient.Name == first) && chosen.Coefficients.Any(coefficient => coefficient.Name == second)) return (first, second);
        }
        throw new UsageException($"--tie: the law {chosen.Name} has no two exponents to tie");
    }
}
