using Percolaw.Figures;
using Percolaw.Figures.Description;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>The report of <c>dataset describe</c>.</summary>
internal static class DescriptionReport
{
    public static Report Create(DescribedFile described, Provenance provenance)
    {
        string? law = described.ExactExponent is { } exponent
            ? FormattableString.Invariant($"The line is the exact law of Yule and Simon, τ = {exponent:0.####}.")
            : null;
        Figure?[] figures =
        [
            PlaneFigure.Create(described.Description.Plane),
            SizeTailFigure.Create(DescriptionTables.ClusterSizes(described), law),
            DegreesFigure.Create(DescriptionTables.Degrees(described)),
            DistancesFigure.Create(DescriptionTables.Distances(described)),
            ExtentsFigure.Create(DescriptionTables.Extents(described)),
            NeighbourErrorsFigure.Create(DescriptionTables.NeighbourErrors(described)),
        ];
        string[] remarks = [.. DescriptionForPeople.Comparisons(described), .. DescriptionForPeople.Notes(described)];
        return new Report($"What is in {Path.GetFileName(described.Path)}", provenance)
        {
            Lead = $"{described.Path}: {TextNumbers.Bytes(described.Arrays.ByteCount)}, {DescriptionForPeople.Origin(described)}",
            Sections =
            [
                new Section("Quantities", [new TableItem(DescriptionTables.Quantities(described)), .. remarks.Select(remark => (ReportItem)remark)]),
                .. figures.All(figure => figure is null) ? [] : (Section[])[new Section("Figures", [.. figures.OfType<Figure>().Select(figure => (ReportItem)figure)])],
                new Section("Columns", new TableItem(DescriptionTables.Columns(described))),
            ],
        };
    }
}
