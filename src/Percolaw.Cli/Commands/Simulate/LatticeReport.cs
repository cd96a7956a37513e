using Percolaw.Experiments;
using Percolaw.Figures;
using Percolaw.Figures.Percolation;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Simulate;

/// <summary>The report of <c>simulate lattice</c>.</summary>
internal static class LatticeReport
{
    public static Report Create(LatticeParameters parameters, IReadOnlyList<LatticeMeasurement> points, Provenance provenance)
    {
        string kind = Names.ToChoice(parameters.Kind.ToString());
        Figure?[] figures =
        [
            ConfigurationFigure.Create(parameters),
            LatticeSizesFigure.Create(parameters, points),
            OrderParameterFigure.Create(parameters, points),
            WrappingFigure.Create(parameters, points),
            CollapseFigure.Create(parameters, points),
        ];
        return new Report($"Percolation of {kind}s on the {parameters.Lattice} lattice, d = {parameters.Dimension}", provenance)
        {
            Lead = LatticeForPeople.Heading(parameters, points),
            Sections =
            [
                new Section("Figures", [.. figures.OfType<Figure>().Select(figure => (ReportItem)figure)]),
                new Section("Observables", new TableItem(
                    LatticeTables.Observables(points), "Statistical errors only: effects of the finite box are not errors of these numbers.") { MaxRows = 400 }),
            ],
        };
    }
}
