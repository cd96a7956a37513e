using Percolaw.Experiments;
using Percolaw.Figures;
using Percolaw.Figures.Percolation;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Simulate;

/// <summary>The report of <c>simulate cluster</c>.</summary>
internal static class ClusterReport
{
    public static Report Create(GrowthMeasurement measured, Provenance provenance)
    {
        GrowthParameters parameters = measured.Parameters;
        IReadOnlyList<EffectiveExponent> exponents = EffectiveExponents.Of(measured);
        Figure?[] figures =
        [
            GrownClusterFigure.Create(parameters),
            GrownSizesFigure.Create(measured, exponents),
            GyrationFigure.Create(measured, exponents),
            ShortestPathFigure.Create(measured, exponents),
        ];
        return new Report($"Clusters of {Names.ToChoice(parameters.Kind.ToString())} percolation on the {parameters.Lattice} lattice, d = {parameters.Dimension}", provenance)
        {
            Lead = ClusterForPeople.Heading(measured),
            Sections =
            [
                new Section("Figures", [.. figures.OfType<Figure>().Select(figure => (ReportItem)figure)]),
                new Section("Observables", new TableItem(ClusterTables.Observables(measured))),
                .. exponents.Count == 0 ? [] : (Section[])[new Section("Effective exponents", new TableItem(ClusterTables.Exponents(exponents), ClusterForPeople.Caution(measured)))],
            ],
        };
    }
}
