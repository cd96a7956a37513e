using System.Text.Json.Nodes;
using Percolaw.Fitting;

namespace Percolaw.Formats;

/// <summary>Fit files: JSON that holds a fit, the runs it was made from, resamples and back-test, so that nothing else is needed to predict.</summary>
public static class FitFile
{
    private const string Writer = "percolaw fit";
    private const int Format = 1;
    private const double SameValue = 1e-9;

    /// <summary>The results for programs, without what only predictions need.</summary>
    /// <param name="record">The fit.</param>
    /// <param name="version">The program's version.</param>
    public static JsonObject Summary(FitRecord record, string version)
    {
        ArgumentNullException.ThrowIfNull(record);
        LawFit fit = record.Fit;
        JsonObject json = new JsonSummary()
            .Add("law", fit.Law.Name)
            .Add("formula", fit.Law.Formula)
            .Add("source", fit.Law.Source)
            .Add("scales", fit.Law.Scales.Select(Word))
            .Add("objective", new JsonSummary().Add("name", fit.Options.Objective.Name).Add("value", fit.ObjectiveValue))
            .ToJson();
        json.Add("coefficients", Estimates(record.Coefficients));
        json.Add("derived", Estimates(record.Derived));
        JsonObject rest = new JsonSummary()
            .Add("uncertainty", Names.ToChoice(record.Uncertainty.ToString()))
            .Add("starts", new JsonSummary().Add("total", fit.StartsTotal).Add("agreeing", fit.StartsAgreeing))
            .Add("data", RunOriginJson.Write(record.Origin, fit.Runs.Count))
            .Add("trusted", record.Trusted)
            .Add("warnings", record.Warnings)
            .Add("outliers", record.Outliers.Select(run => Outlier(run, fit)))
            .Add("eigenvalues", fit.Eigenvalues)
            .Add("indistinguishable", fit.Indistinguishable)
            .Add("seed", record.Seed)
            .Add("version", version)
            .ToJson();
        foreach ((string name, JsonNode? value) in rest.ToArray()) json.Add(name, value?.DeepClone());
        if (record.Profiles.Count > 0) json.Add("profile_intervals", Intervals(record.Profiles));
        if (record.BackTest is { } backTest) json.Add("back_test", BackTestJson.Summary(backTest));
        return json;
    }

    /// <summary>The whole file.</summary>
    /// <param name="record">The fit.</param>
    /// <param name="version">The program's version.</param>
    public static string ToText(FitRecord record, string version)
    {
        JsonObject json = Summary(record, version);
        LawFit fit = record.Fit;
        json.Add("format", Format);
        json.Add("fixed", new JsonObject(fit.Options.Fixed.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value)))));
        json.Add("ties", JsonText.ToNode(fit.Options.Ties.Select(tie => $"{tie.First}={tie.Second}")));
        json.Add("optimum_trusted", fit.Trusted);
        json.Add("at_bound", JsonText.ToNode(fit.Coefficients.Where(coefficient => coefficient.IsAtBound).Select(coefficient => coefficient.Name)));
        json.Add("fitted", FittedNumbers(fit.Fitted));
        json.Add("residuals", JsonText.ToNode(fit.Residuals));
        json.Add("fit_warnings", JsonText.ToNode(fit.Warnings));
        json.Add("runs", RunsJson.Write(fit.Runs));
        json.Add("resamples", new JsonArray([.. record.Resamples.Select(resample => (JsonNode)FittedNumbers(resample))]));
        if (record.ResampledUnits is { } units) json.Add("resampled_units", JsonValue.Create(units));
        if (record.BackTest is { } backTest) json["back_test"] = BackTestJson.Whole(backTest, fit.Runs);
        return json.ToJsonString() + "\n";
    }

    /// <summary>Reads a fit file.</summary>
    /// <exception cref="PercolawException">The file cannot be read, or is none.</exception>
    public static FitRecord Read(string path)
    {
        string text = FileFailure.Guard("read", path, () => File.ReadAllText(path));
        JsonMembers json = JsonMembers.Parse(text, path, Writer);
        if (json.WholeNumber("format", 1, int.MaxValue) > Format)
            throw new PercolawException($"{path} was written by a later version of percolaw ({json.Text("version")}); use that one");
        LawFit fit = ReadFit(json);
        return new FitRecord(
            fit,
            Estimates(json.Members("coefficients")),
            Estimates(json.Members("derived")),
            json.Choice<UncertaintySource>("uncertainty"),
            json.Arrays("resamples", fit.Fitted.Count, double.NegativeInfinity),
            json.Has("back_test") ? BackTestJson.Read(json.Members("back_test")) : null,
            RunOriginJson.Read(json.Members("data")),
            (ulong)json.WholeNumber("seed", 0, long.MaxValue))
        {
            ResampledUnits = json.Has("resampled_units") ? (int)json.WholeNumber("resampled_units", 1, int.MaxValue) : null,
        };
    }

    /// <summary>A scale as files and options know it.</summary>
    public static string Word(Scale scale) => Names.ToChoice(scale.ToString()).Replace('-', '_');

    /// <summary>The scale of a word.</summary>
    /// <exception cref="PercolawException">There is none of that name.</exception>
    internal static Scale ScaleOf(string word, JsonMembers json) =>
        Enum.GetValues<Scale>().Where(scale => Word(scale) == word).Select(scale => (Scale?)scale).FirstOrDefault() ?? throw json.Wrong(word, "a scale");

    private static LawFit ReadFit(JsonMembers json)
    {
        TrainingRuns runs = RunsJson.Read(json.Members("runs"));
        IScalingLaw law = ReadLaw(json);
        if (law.Scales.Any(scale => runs.Column(scale) is null)) throw json.Wrong("runs", $"a table with {string.Join(" and ", law.Scales.Select(Word))}");
        IReadOnlyList<double> residuals = json.Array("residuals");
        if (residuals.Count != runs.Count) throw json.Wrong("residuals", FormattableString.Invariant($"an array of {runs.Count} numbers"));
        IReadOnlyList<double> fitted = json.Array("fitted", double.NegativeInfinity);
        if (fitted.Count != law.Coefficients.Count) throw json.Wrong("fitted", $"an array of {law.Coefficients.Count} numbers");
        FitOptions options = new()
        {
            Objective = Objective.Parse(json.Members("objective").Text("name")),
            Fixed = json.Numbers("fixed").ToDictionary(),
            Ties = [.. json.Texts("ties").Select(tie => tie.Split('=')).Select(tie => tie.Length == 2 ? (tie[0], tie[1]) : throw json.Wrong("ties", "an array of pairs a=b"))],
        };
        return new LawFit
        {
            Law = law,
            Runs = runs,
            Options = options,
            Coefficients = [.. law.Coefficients.Select((coefficient, i) => Coefficient(coefficient, fitted[i], options, json))],
            Fitted = fitted,
            ObjectiveValue = json.Members("objective").Number("value"),
            StartsTotal = (int)json.Members("starts").WholeNumber("total", 0, int.MaxValue),
            StartsAgreeing = (int)json.Members("starts").WholeNumber("agreeing", 0, int.MaxValue),
            Eigenvalues = json.Array("eigenvalues"),
            Residuals = residuals,
            Indistinguishable = json.Texts("indistinguishable"),
            Warnings = json.Texts("fit_warnings"),
            Trusted = json.Flag("optimum_trusted"),
        };
    }

    private static IScalingLaw ReadLaw(JsonMembers json)
    {
        // What a law's variants differ in is told by the names of the coefficients.
        string[] names = [.. json.Members("coefficients").Names];
        Scale[] scales = [.. json.Texts("scales").Select(word => ScaleOf(word, json))];
        int breaks = Math.Max(1, names.Count(name => name.Length > 1 && name[0] == 'd' && char.IsAsciiDigit(name[1])));
        IScalingLaw law = ScalingLaws.Find(json.Text("law")).Create(new LawRequest(scales, names.Contains("E"), breaks));
        return law.Coefficients.Select(coefficient => coefficient.Name).SequenceEqual(names) ? law : throw json.Wrong("coefficients", $"those of the law {law.Name}");
    }

    private static FittedCoefficient Coefficient(Coefficient coefficient, double fitted, FitOptions options, JsonMembers json)
    {
        bool free = !options.Fixed.ContainsKey(coefficient.Name) && options.Ties.All(tie => tie.Second != coefficient.Name);
        double value = coefficient.FromFitted(fitted);
        // Two numbers for one thing: where they differ, somebody changed one of them.
        double stated = json.Members("coefficients").Members(coefficient.Name).OptionalNumber("value") ?? double.NaN;
        if (double.IsFinite(value) && !(Math.Abs(stated - value) <= SameValue * Math.Abs(value)))
            throw json.Wrong("coefficients", $"the numbers of fitted: {coefficient.Name} differs");
        return new FittedCoefficient(coefficient.Name, value, free, json.Texts("at_bound").Contains(coefficient.Name));
    }

    private static JsonSummary Outlier(OutlyingRun run, LawFit fit) => new JsonSummary()
        .Add("line", fit.Runs.Lines?[run.Row])
        .Add("loss", run.Loss)
        .Add("predicted", run.Predicted);

    // The logarithm of a factor that is fixed at 0 is minus infinity, which JSON has no number for: null.
    private static JsonArray FittedNumbers(IReadOnlyList<double> fitted) => (JsonArray)JsonText.ToNode(fitted)!;

    private static JsonObject Estimates(IReadOnlyList<IntervalEstimate> estimates)
    {
        JsonObject json = [];
        foreach (IntervalEstimate estimate in estimates)
        {
            json.Add(estimate.Name, new JsonSummary()
                .Add("value", estimate.Value)
                .Add("standard_error", estimate.StandardError)
                .Add("low", estimate.Low)
                .Add("high", estimate.High)
                .ToJson());
        }
        return json;
    }

    private static JsonObject Intervals(IReadOnlyList<CoefficientProfile> profiles) => new(profiles.Select(profile =>
        KeyValuePair.Create(profile.Name, (JsonNode?)new JsonSummary().Add("low", profile.Low).Add("high", profile.High).ToJson())));

    private static IReadOnlyList<IntervalEstimate> Estimates(JsonMembers json) =>
    [
        .. json.Names.Select(name => json.Members(name) is var estimate
            ? new IntervalEstimate(name, estimate.OptionalNumber("value") ?? double.NaN, estimate.OptionalNumber("standard_error"), estimate.OptionalNumber("low"), estimate.OptionalNumber("high"))
            : null!),
    ];
}
