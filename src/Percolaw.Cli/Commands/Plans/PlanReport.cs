using Percolaw.Cli.Framework;
using Percolaw.Figures;
using Percolaw.Figures.Plans;
using Percolaw.Formats;
using Percolaw.Planning;

namespace Percolaw.Cli.Commands.Plans;

/// <summary>The report of <c>plan</c>.</summary>
internal static class PlanReport
{
    public static Report Create(TrainingPlan plan, FitRecord record, Cluster? cluster, string whose, IReadOnlyList<string> warnings, Provenance provenance)
    {
        Figure?[] figures = [FrontierFigure.Create(plan, record.Fit.Runs), SizesFigure.Create(plan)];
        Formats.Table[] others = [PlanTables.Frontier(plan), PlanTables.Sizes(plan), PublishedPlans.Table(plan)];
        return new Report("What to train", provenance)
        {
            Lead = $"{PlanForPeople.Headline(plan)} {PlanForPeople.Coefficients(plan, whose)}",
            Sections =
            [
                new Section("The plan", [.. Numbers(plan, record, cluster, warnings)]),
                new Section("Figures", [.. figures.OfType<Figure>().Select(figure => (ReportItem)figure)]),
                new Section("Tables", [.. others.Where(table => table.Rows.Count > 0).Select(table => (ReportItem)new TableItem(table))]),
            ],
        };
    }

    private static IEnumerable<ReportItem> Numbers(TrainingPlan plan, FitRecord record, Cluster? cluster, IReadOnlyList<string> warnings)
    {
        yield return new TableItem(PlanTables.Quantities(plan, cluster));
        yield return PlanForPeople.Intervals(plan, record);
        if (record.Fit.Runs.Count > 0 && !record.Trusted) yield return Fits.FitForPeople.Verdict(record);
        if (plan.Beyond is > 1 and { } beyond) yield return $"The plan lies {TextTable.Number(beyond)} times beyond the runs, in the scale where it is most.";
        foreach (string warning in warnings) yield return $"Warning: {warning}.";
    }
}
