using System.Globalization;
using System.Text.Json;
using Percolaw.Percolation;

namespace Percolaw.Tests.Percolation.Growth;

/// <summary>Growth against what is known exactly. Every call of a helper has a false-alarm probability of 1e-4.</summary>
public sealed class ClusterGrowthExactTests
{
    /// <summary>w_s = s n_s/p with the lattice animals of s sites and t perimeter sites, n_s = Σ_t g p^s (1-p)^t.</summary>
    [Theory]
    [InlineData("square", 2, 1)]
    [InlineData("square", 2, 0.6)]
    [InlineData("cubic", 3, 1)]
    [InlineData("cubic", 3, 1.5)]
    [InlineData("d4", 4, 1)]
    [InlineData("d4", 4, 0.5)]
    public void Grow_SmallClusters_FollowLatticeAnimals(string name, int dimension, double ratio)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Tools.ReferenceFile("percolation.json")));
        JsonElement animals = document.RootElement.GetProperty("exact_cluster_numbers_site").GetProperty("g").GetProperty(name);
        var lattice = new HypercubicLattice(dimension);
        double p = ratio * HypercubicThresholds.Of(PercolationKind.Site, dimension)!.Value;
        double[] probabilities = [.. animals.EnumerateObject().Select(size => Probability(size, p))];
        const int draws = 2_000_000;
        Sizes(lattice, PercolationKind.Site, probabilities.Length, draws, p).ShouldFollow(probabilities, draws, name);
    }

    /// <summary>A cluster of s sites on the line: s p^(s-1) (1-p)² for sites and bonds alike.</summary>
    [Theory]
    [InlineData(PercolationKind.Site, 0.5)]
    [InlineData(PercolationKind.Site, 0.9)]
    [InlineData(PercolationKind.Bond, 0.9)]
    public void Grow_Line_FollowsTheClosedForm(PercolationKind kind, double p)
    {
        double[] probabilities = [.. Enumerable.Range(1, 200).Select(size => size * Math.Pow(p, size - 1) * (1 - p) * (1 - p))];
        const int draws = 500_000;
        Sizes(new HypercubicLattice(1), kind, 200, draws, p).ShouldFollow(probabilities, draws, kind.ToString());
    }

    /// <summary>Bonds: the origin alone is (1-p)^z, a pair z p (1-p)^(2z-2), of a lattice without triangles.</summary>
    [Theory]
    [InlineData(2, 0.5)]
    [InlineData(6, 0.0942)]
    [InlineData(13, 0.0402)]
    public void Grow_SmallestBondClusters_FollowTheClosedForm(int dimension, double p)
    {
        int z = 2 * dimension;
        // Three sites in a row or corner: z(z-1)/2 places of the middle, the origin is any of the three; 3z-4 empty bonds.
        double[] probabilities = [Math.Pow(1 - p, z), z * p * Math.Pow(1 - p, (2 * z) - 2), 1.5 * z * (z - 1) * p * p * Math.Pow(1 - p, (3 * z) - 4)];
        const int draws = 2_000_000;
        Sizes(new HypercubicLattice(dimension), PercolationKind.Bond, 3, draws, p).ShouldFollow(probabilities, draws, $"d = {dimension}");
    }

    /// <summary>The series of the mean size in p, exact through its known orders; what follows is below a tenth of the error here.</summary>
    [Theory]
    [InlineData("square", 2, 0.1)]
    [InlineData("cubic", 3, 0.04)]
    [InlineData("d4", 4, 0.02)]
    public void Grow_SmallProbability_HasTheMeanSizeOfTheSeries(string name, int dimension, double p)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Tools.ReferenceFile("percolation.json")));
        JsonElement series = document.RootElement.GetProperty("chi_series").GetProperty("coefficients").GetProperty(name);
        double expected = series.EnumerateArray().Select((coefficient, power) => coefficient.GetInt32() * Math.Pow(p, power)).Sum();
        var growth = new ClusterGrowth(new HypercubicLattice(dimension), PercolationKind.Site, 1_000_000);
        double[] sizes = [.. Enumerable.Range(0, 1_000_000).Select(cluster => (double)growth.GrowOne(5, (ulong)cluster, p).Size)];
        sizes.ShouldHaveMean(expected, name);
    }

    /// <summary>
    /// Sites one and two steps away, whose occupancies have to be independent in every direction: z p and, of 2d sites
    /// straight on and 2d(d-1) around a corner, 2d p² + 2d(d-1) p (2p - p²).
    /// </summary>
    [Theory]
    [InlineData(2, 0.3)]
    [InlineData(6, 0.109)]
    [InlineData(13, 0.0427)]
    [InlineData(40, 0.0127)]
    public void Grow_HighDimension_HasTheMeanOfTheFirstShells(int dimension, double p)
    {
        var growth = new ClusterGrowth(new HypercubicLattice(dimension), PercolationKind.Site, 20_000);
        List<double> first = [], second = [];
        for (ulong cluster = 0; cluster < 200_000; cluster++)
        {
            growth.GrowOne(6, cluster, p);
            first.Add(growth.Shells.Count > 1 ? growth.Shells[1].Sites : 0);
            second.Add(growth.Shells.Count > 2 ? growth.Shells[2].Sites : 0);
        }

        first.ShouldHaveMean(2 * dimension * p, "first shell");
        // A site around a corner has two ways; straight on it is one step from a site of its own.
        double corner = 2 * dimension * (dimension - 1) * p * ((2 * p) - (p * p));
        second.ShouldHaveMean((2 * dimension * p * p) + corner, "second shell");
    }

    /// <summary>The tail at the threshold is s^(-1/2) above six dimensions: a quarter of those with 256 sites have 4096. Corrections are some 1/d of a hundredth; 0.01 is allowed for them.</summary>
    [Fact]
    public void Grow_HighDimension_HasTheTailOfMeanField()
    {
        var lattice = new HypercubicLattice(13);
        var growth = new ClusterGrowth(lattice, PercolationKind.Site, 4095);
        double p = lattice.Threshold(PercolationKind.Site)!.Value;
        long small = 0, large = 0;
        for (ulong cluster = 0; cluster < 100_000; cluster++)
        {
            GrownClusterSummary summary = growth.GrowOne(8, cluster, p);
            large += summary.Censored ? 1 : 0;
            small += summary.Censored || summary.Size >= 256 ? 1 : 0;
        }

        double share = (double)large / small, error = Math.Sqrt(0.25 * 0.75 / small);
        share.ShouldBeInRange(0.25 - 0.01 - (3.9 * error), 0.25 + 0.01 + (3.9 * error));
    }

    private static double Probability(JsonProperty size, double p)
    {
        int s = int.Parse(size.Name, CultureInfo.InvariantCulture);
        return size.Value.EnumerateObject().Sum(animal =>
            animal.Value.GetDouble() * s * Math.Pow(p, s - 1) * Math.Pow(1 - p, int.Parse(animal.Name, CultureInfo.InvariantCulture)));
    }

    private static long[] Sizes(ILattice lattice, PercolationKind kind, int largest, int draws, double p)
    {
        var growth = new ClusterGrowth(lattice, kind, largest);
        long[] counts = new long[largest];
        for (ulong cluster = 0; cluster < (ulong)draws; cluster++)
        {
            GrownClusterSummary summary = growth.GrowOne(3, cluster, p);
            if (!summary.Censored) counts[summary.Size - 1]++;
        }

        return counts;
    }
}
