using Percolaw.Percolation;

namespace Percolaw.Tests.Percolation;

/// <summary>What every lattice of the list has to keep.</summary>
public sealed class LatticeConformanceTests
{
    public static TheoryData<string, int> Lattices
    {
        get
        {
            TheoryData<string, int> data = [];
            foreach (LatticeEntry entry in LatticeList.All)
            {
                foreach (int dimension in entry.FixedDimension is { } only ? [only] : new[] { 1, 2, 3, 7, 13 }) data.Add(entry.Name, dimension);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lattices))]
    public void Steps_OfEveryLattice_LeadForwardAndDiffer(string name, int dimension)
    {
        ILattice lattice = Make(name, dimension);
        lattice.Dimension.ShouldBe(dimension);
        lattice.Name.ShouldBe(name);
        int[][] steps = [.. Enumerable.Range(0, lattice.StepCount).Select(step => Enumerable.Range(0, dimension).Select(axis => lattice.Component(step, axis)).ToArray())];
        steps[0].ShouldBe([1, .. Enumerable.Repeat(0, dimension - 1)]);
        steps.Select(step => string.Join(',', step)).ShouldBeUnique();
        foreach (int[] step in steps)
        {
            step.ShouldAllBe(component => component >= -1 && component <= 1);
            step.Last(component => component != 0).ShouldBe(1);
        }
        foreach (int[] step in steps.Skip(1)) Array.FindLastIndex(step, component => component != 0).ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Lattices))]
    public void Metric_OfEveryStep_IsOne(string name, int dimension)
    {
        ILattice lattice = Make(name, dimension);
        for (int step = 0; step < lattice.StepCount; step++)
        {
            double square = 0;
            for (int i = 0; i < dimension; i++)
            {
                for (int j = 0; j < dimension; j++) square += lattice.Component(step, i) * lattice.Component(step, j) * lattice.Metric(i, j);
            }
            square.ShouldBe(1, 1e-15);
        }
    }

    [Theory]
    [MemberData(nameof(Lattices))]
    public void Thresholds_OfEveryLattice_AreProbabilitiesAboveTheBetheLattice(string name, int dimension)
    {
        ILattice lattice = Make(name, dimension);
        foreach (PercolationKind kind in Enum.GetValues<PercolationKind>())
        {
            double threshold = lattice.Threshold(kind)!.Value;
            threshold.ShouldBeInRange(1.0 / Math.Max(1, (2 * lattice.StepCount) - 1), 1);
        }
    }

    private static ILattice Make(string name, int dimension) => LatticeList.All.Single(entry => entry.Name == name).Make(dimension);
}
