using System.Text.Json;
using Percolaw.Percolation;
using Percolaw.Randomness;

namespace Percolaw.Tests.Percolation;

/// <summary>Tiny boxes, every configuration of them: published counts, and the polynomials of p that drawn configurations must follow.</summary>
public sealed class ExactConfigurationTests
{
    private const int Draws = 20_000;

    private static readonly (string Name, Func<ConfigurationSummary, double> Of)[] Observables =
    [
        ("occupied", summary => summary.OccupiedSites),
        ("clusters", summary => summary.Clusters),
        ("largest", summary => summary.Largest),
        ("second", summary => summary.SecondLargest),
        ("squares", summary => summary.SumOfSquares),
        ("fourth powers", summary => summary.SumOfFourthPowers),
        ("wraps first", summary => summary.WrapsFirst ? 1 : 0),
        ("wraps any", summary => summary.WrapsAny ? 1 : 0),
        ("wraps all", summary => summary.WrapsAll ? 1 : 0),
        ("spans", summary => summary.Spans ? 1 : 0),
        ("gyration", summary => summary.SumOfGyration),
        ("squares unwrapped", summary => summary.SumOfSquaresUnwrapped),
        ("single sites", summary => summary.ClustersBySize.Count > 0 ? summary.ClustersBySize[0] : 0),
    ];

    [Theory]
    [InlineData("OPEN_SITE_L2", 2, Boundary.Free, PercolationKind.Site)]
    [InlineData("OPEN_SITE_L3", 3, Boundary.Free, PercolationKind.Site)]
    [InlineData("OPEN_SITE_L4", 4, Boundary.Free, PercolationKind.Site)]
    [InlineData("TORUS_SITE_L3", 3, Boundary.Periodic, PercolationKind.Site)]
    [InlineData("TORUS_BOND_L3", 3, Boundary.Periodic, PercolationKind.Bond)]
    public void Label_EveryConfiguration_GivesThePublishedCounts(string name, int length, Boundary boundary, PercolationKind kind)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Tools.ReferenceFile("percolation.json")));
        JsonElement published = document.RootElement.GetProperty("exact_small_lattices").GetProperty("data").GetProperty(name);
        List<(int Occupied, ConfigurationSummary Summary)> all = Enumerate(new LatticeBox(new HypercubicLattice(2), length, boundary), kind);
        foreach (JsonProperty counts in published.EnumerateObject())
        {
            long[] found = new long[counts.Value.GetArrayLength()];
            foreach ((int occupied, ConfigurationSummary summary) in all) found[occupied] += Count(counts.Name, summary);
            found.ShouldBe(counts.Value.EnumerateArray().Select(count => count.GetInt64()), counts.Name);
        }
    }

    /// <summary>
    /// The mean of each observable over drawn configurations against Σ p^k (1-p)^(n-k) over all of them, with the exact
    /// standard error. False alarm 1e-4 for each box; observables that never vary have to be exact.
    /// </summary>
    [Theory]
    [InlineData("hypercubic", 1, 5, Boundary.Periodic, PercolationKind.Site)]
    [InlineData("hypercubic", 1, 5, Boundary.Free, PercolationKind.Bond)]
    [InlineData("hypercubic", 2, 2, Boundary.Periodic, PercolationKind.Site)]
    [InlineData("hypercubic", 2, 2, Boundary.Periodic, PercolationKind.Bond)]
    [InlineData("hypercubic", 2, 2, Boundary.Free, PercolationKind.Site)]
    [InlineData("hypercubic", 2, 2, Boundary.Free, PercolationKind.Bond)]
    [InlineData("hypercubic", 2, 3, Boundary.Periodic, PercolationKind.Site)]
    [InlineData("hypercubic", 2, 3, Boundary.Periodic, PercolationKind.Bond)]
    [InlineData("hypercubic", 2, 3, Boundary.Free, PercolationKind.Site)]
    [InlineData("hypercubic", 2, 3, Boundary.Free, PercolationKind.Bond)]
    [InlineData("hypercubic", 3, 2, Boundary.Periodic, PercolationKind.Site)]
    [InlineData("hypercubic", 3, 2, Boundary.Free, PercolationKind.Site)]
    [InlineData("triangular", 2, 3, Boundary.Periodic, PercolationKind.Site)]
    [InlineData("triangular", 2, 2, Boundary.Periodic, PercolationKind.Bond)]
    [InlineData("triangular", 2, 3, Boundary.Free, PercolationKind.Site)]
    public void Draw_ManyConfigurations_FollowsThePolynomials(string lattice, int dimension, int length, Boundary boundary, PercolationKind kind)
    {
        var box = new LatticeBox(LatticeList.All.Single(entry => entry.Name == lattice).Make(dimension), length, boundary);
        List<(int Occupied, ConfigurationSummary Summary)> all = Enumerate(box, kind);
        int elements = all.Max(one => one.Occupied);
        var labeller = new ConfigurationLabeller(box, kind);
        foreach (double probability in new[] { 0.3, 0.6 })
        {
            ConfigurationSummary[] drawn = new ConfigurationSummary[Draws];
            for (int draw = 0; draw < Draws; draw++)
            {
                var stream = new RandomStream(5, StreamPurpose.LatticeConfiguration, (ulong)draw, (uint)(100 * probability));
                drawn[draw] = labeller.Draw(ref stream, probability);
            }
            double[] weights = [.. all.Select(one => Math.Pow(probability, one.Occupied) * Math.Pow(1 - probability, elements - one.Occupied))];
            foreach ((string name, Func<ConfigurationSummary, double> of) in Observables)
            {
                double mean = weights.Zip(all, (weight, one) => weight * of(one.Summary)).Sum();
                double variance = weights.Zip(all, (weight, one) => weight * Math.Pow(of(one.Summary) - mean, 2)).Sum();
                drawn.Average(of).ShouldBeWithin(mean, Math.Sqrt(variance / Draws) + (1e-9 * mean) + 1e-300, 2 * Observables.Length, $"{name} at {probability}");
            }
        }
    }

    /// <summary>Every configuration of the sites, or of the bonds that are in the box.</summary>
    private static List<(int Occupied, ConfigurationSummary Summary)> Enumerate(LatticeBox box, PercolationKind kind)
    {
        int[] places = [.. Enumerable.Range(0, (int)(kind == PercolationKind.Site ? box.SiteCount : box.SiteCount * box.Lattice.StepCount)).Where(place => kind == PercolationKind.Site || IsInside(box, place))];
        places.Length.ShouldBe((int)box.ElementCount(kind));
        bool[] elements = new bool[kind == PercolationKind.Site ? box.SiteCount : box.SiteCount * box.Lattice.StepCount];
        var labeller = new ConfigurationLabeller(box, kind);
        var all = new List<(int, ConfigurationSummary)>();
        for (int configuration = 0; configuration < 1 << places.Length; configuration++)
        {
            for (int i = 0; i < places.Length; i++) elements[places[i]] = (configuration >> i & 1) != 0;
            all.Add((System.Numerics.BitOperations.PopCount((uint)configuration), labeller.Label(elements)));
        }
        return all;
    }

    private static bool IsInside(LatticeBox box, int bond)
    {
        (int step, int site) = Math.DivRem(bond, (int)box.SiteCount);
        for (int axis = 0; axis < box.Dimension; axis++)
        {
            long arrival = (site / box.Stride(axis) % box.Length) + box.Lattice.Component(step, axis);
            if (box.Boundary == Boundary.Free && (arrival < 0 || arrival >= box.Length)) return false;
        }
        return true;
    }

    private static long Count(string name, ConfigurationSummary summary) => name switch
    {
        "clusters" => summary.Clusters,
        "span" => summary.Spans ? 1 : 0,
        "wrap_x" => summary.WrapsFirst ? 1 : 0,
        "wrap_any" => summary.WrapsAny ? 1 : 0,
        "wrap_both" => summary.WrapsAll ? 1 : 0,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };
}
