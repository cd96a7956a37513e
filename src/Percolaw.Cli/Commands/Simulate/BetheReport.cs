using Percolaw.Experiments;
using Percolaw.Figures;
using Percolaw.Figures.Percolation;

namespace Percolaw.Cli.Commands.Simulate;

/// <summary>The report of <c>simulate bethe</c>.</summary>
internal static class BetheReport
{
    public static Report Create(BetheParameters parameters, BetheMeasurement measured, Provenance provenance) =>
        new($"Percolation on the Bethe lattice, z = {parameters.Coordination}", provenance)
        {
            Lead = "Clusters of random occupied sites, grown as Galton–Watson trees, beside the exact results.",
            Summary = new Summary(
                measured.Agrees ? Verdict.Agrees : Verdict.Disagrees,
                BetheResults.Verdict(measured),
                new TableItem(BetheResults.Observables(measured))),
            Sections = [new Section("Cluster sizes", BetheSizesFigure.Create(measured))],
        };
}
