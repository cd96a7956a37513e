using Percolaw.Experiments;
using Percolaw.Figures;

namespace Percolaw.Cli.Commands.Simulate;

/// <summary>The report of <c>simulate lattice</c>.</summary>
internal static class LatticeReport
{
    public static Report Create(LatticeParameters parameters, IReadOnlyList<LatticeMeasurement> points, Provenance provenance) =>
        new("Percolation in a box", provenance)
        {
            Summary = new Summary(Verdict.None, "", new TableItem(LatticeTables.Observables(points))),
        };
}
