using System.CommandLine;
using System.Text.Json.Nodes;
using Percolaw.Cli.Commands.Fits;
using Percolaw.Cli.Framework;
using Percolaw.Figures;
using Percolaw.Fitting;
using Percolaw.Formats;
using Percolaw.Planning;

namespace Percolaw.Cli.Commands.Plans;

/// <summary>Plans what to train with a budget.</summary>
internal sealed class PlanCommand : IProgramCommand
{
    public const string Summary = "what to train with a budget: model size, tokens, loss";

    private readonly CoefficientSource source = new();
    private readonly Option<string?> law = Options.OptionalWord("--law", "without a file: the law of --set", "LAW", [.. ScalingLaws.All.Where(known => known.ScaleSets.Any(set => set.Count > 1)).Select(known => known.Name)]);
    private readonly PlanGoal goal = new();
    private readonly HardwareOptions hardware = new();

    public string Name => "plan";

    public string Description => Summary;

    public string Example => """
        percolaw fit examples/runs.csv --law chinchilla --bootstrap 1000 --out fit.json
        percolaw plan fit.json --flops 1e22                           # the best model and its tokens
        percolaw plan fit.json --loss 2.1 --inference-tokens 1T       # cheapest over the lifetime
        percolaw plan fit.json --flops 1e22 --unique-tokens 50B       # when data is short
        percolaw plan fit.json --params 7B                            # how long to train it
        percolaw plan --published besiroglu --flops 5.76e23 --hardware h100 --gpus 1024 --price 2.5
        percolaw plan --law chinchilla --set E=1.69,A=406.4,B=410.7,alpha=0.336,beta=0.283 --flops 1e23
        """;

    public void Declare(Command command)
    {
        source.AddTo(command);
        command.Add(law);
        foreach (Option option in goal.All) command.Add(option);
        foreach (Option option in hardware.All) command.Add(option);
        command.AddThreads();
        command.AddOut("write the plan as JSON: plan.json");
        command.AddOutput([.. PlanTables.Names]);
        command.AddReport();
        command.AddForce("overwrite files");
    }

    public int Run(Invocation invocation)
    {
        invocation.RefuseExistingFiles();
        FitRecord record = source.Read(invocation.Get(law) is { } name ? ScalingLaws.Find(name).Create(new LawRequest()) : null, "", invocation);
        Cluster? cluster = hardware.Cluster(invocation);
        PlanRequest request = goal.Request(hardware.Flops(cluster, invocation), LargestRun(record), invocation);
        Planner planner = new(record.Fit, record.Resamples, record.BackTest, invocation.Threads, record.ResampledUnits);
        TrainingPlan made = Interruptible.Run(() => planner.Plan(request), invocation.Cancellation);
        TrainingPlan plan = source.Published(invocation)?.Place(made) ?? made;
        string whose = source.Whose(record, invocation);
        string[] warnings = [.. plan.Warnings, .. record.Warnings];
        JsonObject Json() => PlanJson.Create(plan, record, cluster, whose, warnings);
        if (invocation.Format == OutputFormat.Json && invocation.Table is null) invocation.PrintJson(Json());
        else if (invocation.Format == OutputFormat.Table && invocation.Table is null) PlanForPeople.Say(plan, record, cluster, whose, warnings, invocation);
        else PrintTables(plan, cluster, warnings, invocation);
        invocation.WriteOut("plan", () => JsonText.ToText(Json()));
        invocation.WriteReport(() => PlanReport.Create(plan, record, cluster, whose, warnings, Provenance(record, invocation)).ToHtml());
        return ExitCode.Done;
    }

    private static void PrintTables(TrainingPlan plan, Cluster? cluster, string[] warnings, Invocation invocation)
    {
        invocation.Print(PlanTables.All(plan, cluster));
        foreach (string warning in warnings) invocation.Note($"warning: {warning}");
    }

    private static double? LargestRun(FitRecord record) =>
        record.Fit.Runs is { Count: > 0, Parameters: { } parameters, Tokens: { } tokens } ? parameters.Zip(tokens, ComputeCosts.Training).Max() : null;

    private Provenance Provenance(FitRecord record, Invocation invocation)
    {
        IEnumerable<Option> named = [law, .. source.All, .. goal.All, .. hardware.All];
        return new Provenance(
            "percolaw plan", VersionAction.Version, (long)record.Seed,
            [KeyValuePair.Create("FIT", source.File(invocation) ?? "none"), .. named.Where(invocation.Has).Select(option => KeyValuePair.Create(option.Name, invocation.TextOf(option)!))]);
    }
}
