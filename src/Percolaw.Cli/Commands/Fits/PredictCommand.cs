using System.CommandLine;
using System.Text.Json.Nodes;
using Percolaw.Cli.Framework;
using Percolaw.Figures;
using Percolaw.Fitting;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Fits;

/// <summary>Predicts losses at other scales, or tests how well that works.</summary>
internal sealed class PredictCommand : IProgramCommand
{
    public const string Summary = "loss at another scale, with a calibrated interval";

    private readonly CoefficientSource source = new();
    private readonly PredictionScales scales = new();
    private readonly LawOptions laws = new();
    private readonly RunTableOptions columns = new();
    private readonly Option<string?> backTest = Options.Path("--backtest", "test on a table how well the law predicts larger runs from smaller ones", "RUNS");

    public string Name => "predict";

    public string Description => Summary;

    public string Example => """
        percolaw fit examples/runs.csv --law chinchilla --bootstrap 1000 --out fit.json
        percolaw predict fit.json --params 70B --tokens 1.4T
        percolaw predict fit.json --flops 1e20,1e21,1e22              # at the optimal allocation
        percolaw predict --published besiroglu --params 70B --tokens 1.4T
        percolaw predict --law chinchilla --set E=1.69,A=406.4,B=410.7,alpha=0.336,beta=0.283 --params 70B --tokens 1.4T
        percolaw predict --backtest examples/runs.csv --law chinchilla --report backtest.html
        percolaw predict --backtest runs.csv --law chinchilla --params n_params --tokens n_tokens
        """;

    public void Declare(Command command)
    {
        source.AddTo(command);
        foreach (Option option in scales.All) command.Add(option);
        foreach (Option option in laws.All) command.Add(option);
        command.Add(backTest);
        HashSet<string> known = [.. command.Options.Select(option => option.Name)];
        // The scales are numbers here, and columns with --backtest.
        foreach (Option option in columns.All.Where(option => known.Add(option.Name))) command.Add(option);
        command.AddSeed();
        command.AddThreads();
        command.AddOutput();
        command.AddReport();
        command.AddForce("overwrite the report");
    }

    public int Run(Invocation invocation)
    {
        invocation.RefuseExistingFiles();
        if (invocation.Get(backTest) is { } runs) return Test(runs, invocation);
        FitRecord record = source.Read(laws.Law(invocation, null), ", or --backtest with a table of runs", invocation);
        TrainingRuns rows = scales.Rows(record.Fit, invocation);
        IReadOnlyList<Prediction> predictions = record.Predictor.Predict(rows);
        Table table = PredictionTables.Whole(record, rows, predictions);
        if (invocation.Format == OutputFormat.Json) invocation.PrintJson(Json(table));
        else invocation.Print(invocation.Format == OutputFormat.Table ? PredictionTables.ForPeople(rows, predictions) : table);
        Explain(record, predictions, invocation);
        invocation.WriteReport(() => PredictReport.Create(record, rows, predictions, Provenance(invocation)).ToHtml());
        return ExitCode.Done;
    }

    // One prediction is an object, several are an array of such.
    private static JsonNode Json(Table table)
    {
        JsonArray array = JsonText.ToArray(table);
        return array.Count == 1 ? array[0]!.DeepClone() : array;
    }

    private static void Explain(FitRecord record, IReadOnlyList<Prediction> predictions, Invocation invocation)
    {
        invocation.Say("");
        foreach (string remark in PredictionWords.All(record, predictions)) invocation.SayWrapped(remark);
    }

    private int Test(string path, Invocation invocation)
    {
        if (source.IsNamed(invocation)) throw new UsageException("--backtest goes without a fit file, --set and --published: it fits the law to the smaller runs of its table");
        LoadedRuns loaded = columns.Load(path, laws.Preset(invocation), invocation, scales.Columns(invocation));
        IScalingLaw law = laws.Law(invocation, loaded.Runs) ?? throw LawAdvice.For(path, loaded.Runs);
        if (laws.Preset(invocation) is { } preset) laws.SayPreset(invocation, columns.Departing(preset, invocation));
        FitOptions options = laws.FitOptions(invocation, law);
        FitRunner.SayThinned(loaded.Runs, invocation);
        BackTestResult result = Interruptible.Run(
            () => BackTest.Run(law, loaded.Runs, options, FitRunner.BackTestOptions(law, invocation.Seed)), invocation.Cancellation);
        Table table = BackTestTable.ByCutOff(result);
        if (invocation.Format == OutputFormat.Table)
        {
            invocation.SayWrapped($"{law.Formula}, fitted to the smaller of {loaded.Runs.Count} runs of {path}, predicting the larger ones, along {FitFile.Word(result.Axis).Replace('_', ' ')}.");
            invocation.Say("");
        }
        invocation.Print(table);
        invocation.Say("");
        invocation.SayWrapped(BackTestTable.Summary(result));
        foreach (string warning in result.Warnings) invocation.SayWrapped($"Warning: {warning}.");
        invocation.WriteReport(() => PredictReport.OfBackTest(law, result, table, Provenance(invocation)).ToHtml());
        return ExitCode.Done;
    }

    private Provenance Provenance(Invocation invocation)
    {
        IEnumerable<Option> named = [.. scales.All, .. laws.All, .. source.All, backTest, .. columns.All];
        IEnumerable<KeyValuePair<string, string>> fit = source.File(invocation) is { } path ? [KeyValuePair.Create("FIT.json", path)] : [];
        return new Provenance(
            "percolaw predict", VersionAction.Version, (long)invocation.Seed,
            [.. fit, .. named.Where(invocation.Has).Select(option => KeyValuePair.Create(option.Name, invocation.TextOf(option)!))]);
    }
}
