using Percolaw.Cli.Commands.Fits;
using Percolaw.Cli.Framework;
using Percolaw.Formats;
using Percolaw.Planning;

namespace Percolaw.Cli.Commands.Plans;

/// <summary>A plan on standard output.</summary>
internal static class PlanForPeople
{
    public static void Say(TrainingPlan plan, FitRecord record, Cluster? cluster, string whose, IReadOnlyList<string> warnings, Invocation invocation)
    {
        invocation.SayWrapped(Headline(plan));
        invocation.SayWrapped(Coefficients(plan, whose));
        if (record.Fit.Runs.Count > 0 && !record.Trusted) invocation.SayWrapped(FitForPeople.Verdict(record));
        invocation.Say("");
        invocation.Print(PlanTables.Quantities(plan, cluster));
        Block("Models of other sizes: the loss at the same cost, and the cost for the same loss:", Sizes(plan), invocation);
        Block(FrontierTitle(plan.Request), Frontier(plan), invocation);
        Block("Published coefficients at these FLOPs, of other data and ways of counting:", Published(plan), invocation);
        invocation.Say("");
        invocation.SayWrapped(Intervals(plan, record));
        if (plan.Beyond is > 1 and { } beyond) invocation.SayWrapped($"The plan lies {TextTable.Number(beyond)} times beyond the runs, in the scale where it is most.");
        foreach (string warning in warnings) invocation.SayWrapped($"Warning: {warning}.");
    }

    /// <summary>What to train, in a sentence.</summary>
    public static string Headline(TrainingPlan plan)
    {
        Allocation best = plan.Best;
        string life = plan.Request.InferenceTokens > 0 ? $", {TextTable.Number(best.Lifetime)} with the inference" : "";
        string repeated = plan.Request.UniqueTokens is { } unique && best.Tokens > unique ? $", each seen {PeopleNumber.Of(best.Tokens / unique)} times" : "";
        return FormattableString.Invariant($"Train {PeopleNumber.Of(best.Parameters)} parameters on {PeopleNumber.Of(best.Tokens)} tokens{repeated} ({PeopleNumber.Of(best.TokensPerParameter)} tokens per parameter): {TextTable.Number(best.Flops)} FLOPs{life}, loss {best.Loss:0.0000}.");
    }

    /// <summary>The law, and whose coefficients it has.</summary>
    public static string Coefficients(TrainingPlan plan, string whose) =>
        $"{plan.Law.Formula} with {string.Join(", ", plan.Coefficients.Select(coefficient => $"{coefficient.Name} = {TextTable.Number(coefficient.Value)}"))}; coefficients: {whose}.";

    /// <summary>What the intervals hold.</summary>
    public static string Intervals(TrainingPlan plan, FitRecord record)
    {
        if (record.Fit.Runs.Count == 0) return "No intervals: coefficients without runs have none; a fit file has.";
        string sizes = record.Resamples.Count > 0 ? $"Intervals of sizes and costs are 95 % quantiles over {record.Resamples.Count} resamples: they hold no model error" : "Sizes and costs have no intervals: the fit file has no resamples";
        return plan["loss"].Low is null ? sizes + ". The loss has none: the fit has no back-test." : $"{sizes}. That of the loss is a prediction interval, calibrated by the back-test.";
    }

    private static string FrontierTitle(PlanRequest request) => request.Parameters is not null
        ? "This model, trained for shorter and longer:"
        : request.Tokens is not null ? "Models of other sizes on these tokens:" : "The best for smaller and larger budgets:";

    // Every other point: powers of 2.
    private static Table Sizes(TrainingPlan plan)
    {
        Table table = new("sizes", "size", "parameters", "tokens", "loss", "loss_excess", "cost_excess");
        foreach (SizePenalty size in plan.Sizes.Where(size => IsWhole(Math.Log2(size.Factor))))
        {
            table.Add(
                FormattableString.Invariant($"×{size.Factor:G4}"), PeopleNumber.Of(size.Allocation.Parameters), PeopleNumber.Of(size.Allocation.Tokens), size.Allocation.Loss,
                Percent(size.ExcessLoss), size.CostFactor is { } factor ? Percent(factor - 1) : "never");
        }
        return table;
    }

    // Every other point: powers of 10.
    private static Table Frontier(TrainingPlan plan)
    {
        bool lives = plan.Request.InferenceTokens > 0;
        Table table = new("frontier", [.. lives ? (string[])["lifetime_flops"] : [], "flops", "parameters", "tokens", "loss", "low", "high"]);
        foreach (FrontierPoint point in plan.Frontier.Where(point => IsWhole(Math.Log10(point.Best.Lifetime / plan.Best.Lifetime))))
            table.Add([.. lives ? (object?[])[point.Best.Lifetime] : [], point.Best.Flops, PeopleNumber.Of(point.Best.Parameters), PeopleNumber.Of(point.Best.Tokens), point.Best.Loss, point.Low, point.High]);
        return table;
    }

    private static Table Published(TrainingPlan plan)
    {
        Table table = new("published", "coefficients", "parameters", "tokens", "tokens_per_parameter");
        foreach (object?[] row in PublishedPlans.Table(plan).Rows) table.Add(row[0], PeopleNumber.Of((double)row[1]!), PeopleNumber.Of((double)row[2]!), PeopleNumber.Of((double)row[3]!));
        return table;
    }

    private static bool IsWhole(double value) => Math.Abs(value - Math.Round(value)) < 1e-6;

    // From ten times on, percent are hard to read.
    private static string Percent(double share) =>
        share >= 9 ? FormattableString.Invariant($"×{1 + share:G3}") : FormattableString.Invariant($"{(share > 0 ? "+" : "")}{100 * share:0.0#} %");

    private static void Block(string title, Table table, Invocation invocation)
    {
        if (table.Rows.Count == 0) return;
        invocation.Say("");
        invocation.SayWrapped(title);
        invocation.Say("");
        invocation.Print(table);
    }
}
