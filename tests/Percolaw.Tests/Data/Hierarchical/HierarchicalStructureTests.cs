using MathNet.Numerics.Distributions;
using Percolaw.Data;

namespace Percolaw.Tests.Data.Hierarchical;

/// <summary>Clusters, trees and latents against exact laws. All false-alarm probabilities are 1e-4 a test.</summary>
public sealed class HierarchicalStructureTests
{
    /// <summary>Sizes 1 … 20 and all above, of the clusters of many data sets.</summary>
    /// <remarks>
    /// P(s) = ρ B(s, ρ + 1) with ρ = 1/(1 - q), the law of Yule and Simon: for q = 1/3 P(1) = 3/5. It holds for a cluster
    /// founded at a uniform time in an infinite process; a finite one has a deficit of order 1/n in the expected counts,
    /// far below the noise here. Clusters of one data set hinder each other, which makes the counts vary less than
    /// multinomial ones, so that the chi-square errs to the lenient side of its level only for their variance.
    /// </remarks>
    [Theory]
    [InlineData(1.0 / 3, 1UL)]
    [InlineData(0.5, 2UL)]
    public void Create_ManyClusters_HaveSizesOfYuleAndSimon(double probability, ulong seed)
    {
        double rho = 1 / (1 - probability);
        HierarchicalStructure structure = Hierarchies.Create(2_000_000, probability, seed);
        long[] counts = new long[21];
        for (int cluster = 0; cluster < structure.ClusterCount; cluster++)
            counts[Math.Min(structure.ClusterSize(cluster), 21) - 1]++;
        double[] probabilities = new double[21];
        for (int s = 1; s <= 20; s++)
            probabilities[s - 1] = rho * MathNet.Numerics.SpecialFunctions.Beta(s, rho + 1);
        probabilities[20] = 1 - probabilities.Sum();
        if (probability == 1.0 / 3)
            probabilities[0].ShouldBe(0.6, 1e-12);
        counts.ShouldFollow(probabilities, structure.ClusterCount);
    }

    /// <summary>
    /// Maximum likelihood on the Yule–Simon law: the score Σ (1/ρ + ψ(ρ + 1) - ψ(s + ρ + 1)) has its zero at ρ = τ - 1,
    /// with the standard error of the observed information.
    /// </summary>
    [Fact]
    public void Create_Distribution_HasExponentFiveHalves()
    {
        HierarchicalStructure structure = Hierarchies.Create(1_000_000, 1.0 / 3, 3);
        int[] sizes = [.. Enumerable.Range(0, structure.ClusterCount).Select(structure.ClusterSize)];
        static double Score(int[] sizes, double rho) => sizes.CountBy(size => size).Sum(group => group.Value *
            ((1 / rho) + MathNet.Numerics.SpecialFunctions.DiGamma(rho + 1) - MathNet.Numerics.SpecialFunctions.DiGamma(group.Key + rho + 1)));
        (double low, double high) = (1, 3);
        while (high - low > 1e-10)
            (low, high) = Score(sizes, (low + high) / 2) > 0 ? ((low + high) / 2, high) : (low, (low + high) / 2);
        double information = (Score(sizes, low - 1e-4) - Score(sizes, low + 1e-4)) / 2e-4;
        (low + 1).ShouldBeWithin(2.5, 1 / Math.Sqrt(information));
    }

    /// <summary>1 + Binomial(n - 1, q), over many seeds.</summary>
    [Fact]
    public void Create_ManySeeds_HaveABinomialNumberOfClusters()
    {
        const int size = 31, seeds = 20_000;
        long[] counts = new long[size];
        for (ulong seed = 0; seed < seeds; seed++)
            counts[Hierarchies.Create(size, 1.0 / 3, seed).ClusterCount - 1]++;
        counts.ShouldFollow([.. Enumerable.Range(0, size).Select(k => Binomial.PMF(1.0 / 3, size - 1, k))], seeds);
    }

    /// <summary>Cayley: n^(n-2) trees on n labels, and the root among the labels evenly too.</summary>
    [Theory]
    [InlineData(4, 16, 20_000)]
    [InlineData(5, 125, 50_000)]
    public void Create_FewPoints_GivesEveryLabelledTreeEvenly(int size, int trees, int seeds)
    {
        var counts = new Dictionary<string, long>();
        long[] roots = new long[size];
        for (ulong seed = 0; seed < (ulong)seeds; seed++)
        {
            HierarchicalStructure structure = Hierarchies.Create(size, 0, seed);
            int[] labels = structure.GenerationIndices.ToArray();
            var edges = new List<(int, int)>();
            for (int row = 1; row < size; row++)
            {
                int one = labels[row], other = labels[structure.TreeParents[row]];
                edges.Add((Math.Min(one, other), Math.Max(one, other)));
            }

            string tree = string.Join(' ', edges.Order());
            counts[tree] = counts.GetValueOrDefault(tree) + 1;
            roots[labels[0]]++;
        }

        counts.Count.ShouldBe(trees);
        counts.Values.ToArray().ShouldBeEven();
        roots.ShouldBeEven();
    }

    /// <summary>
    /// Degrees of a large uniform tree are 1 + Poisson(1). Of one tree of n points the count of degree k has the variance
    /// n π_k (1 - π_k - π_k (k - 2)²) to leading order (Drmota 1994), with π_k = e^-1 / (k - 1)!.
    /// </summary>
    [Fact]
    public void Create_OneLargeCluster_HasDegreesOnePlusPoisson()
    {
        const int size = 1_000_000;
        HierarchicalStructure structure = Hierarchies.Create(size, 0, 11);
        int[] degrees = new int[size];
        for (int row = 1; row < size; row++)
        {
            degrees[row]++;
            degrees[structure.TreeParents[row]]++;
        }

        for (int degree = 1; degree <= 6; degree++)
        {
            double expected = Poisson.PMF(1, degree - 1);
            double variance = size * expected * (1 - expected - (expected * (degree - 2) * (degree - 2)));
            ((double)degrees.Count(value => value == degree)).ShouldBeWithin(size * expected, Math.Sqrt(variance), 6, $"degree {degree}");
        }
    }

    /// <summary>Rows, parents and latents as documented, and every latent tree holds exactly its points.</summary>
    [Theory]
    [InlineData(1.0 / 3)]
    [InlineData(0)]
    [InlineData(0.01)]
    [InlineData(1)]
    public void Create_AnyMode_KeepsItsPromises(double probability)
    {
        const int size = 20_000;
        HierarchicalStructure structure = Hierarchies.Create(size, probability, 13);
        structure.LatentCount.ShouldBe(size - structure.ClusterCount);
        structure.GenerationIndices.ToArray().Order().ShouldBe(Enumerable.Range(0, size));
        for (int cluster = 0; cluster < structure.ClusterCount; cluster++)
        {
            int start = structure.ClusterStarts[cluster], end = structure.ClusterStarts[cluster + 1];
            (cluster == 0 || structure.ClusterSize(cluster - 1) >= end - start).ShouldBeTrue();
            structure.TreeParents[start].ShouldBe(-1);
            for (int row = start + 1; row < end; row++)
                structure.TreeParents[row].ShouldBeInRange(start, row - 1);
            CheckLatents(structure, start, end);
        }
    }

    private static void CheckLatents(HierarchicalStructure structure, int start, int end)
    {
        int[] tops = [.. Enumerable.Range(start, end - start).Where(row => structure.LatentParents[row] < 0)];
        tops.Length.ShouldBe(end - start == 1 ? 1 : 2); // the row that names none, and the top
        tops[0].ShouldBe(start);
        ILookup<int, int> children = Enumerable.Range(start + 1, end - start - 1).ToLookup(row => structure.LatentParents[row]);
        var open = new Stack<(int Latent, int From, int To)>();
        if (tops.Length == 2)
            open.Push((tops[1], start, end));
        int visited = 0;
        while (open.TryPop(out (int Latent, int From, int To) place))
        {
            // Latent m has the rows from … m - 1 below one side and m … to - 1 below the other, and its edge joins the two.
            visited++;
            place.Latent.ShouldBeInRange(place.From + 1, place.To - 1);
            structure.TreeParents[place.Latent].ShouldBeInRange(place.From, place.Latent - 1);
            int[] below = [.. children[place.Latent].Order()];
            below.Count(child => child < place.Latent).ShouldBe(place.Latent - place.From > 1 ? 1 : 0);
            below.Count(child => child > place.Latent).ShouldBe(place.To - place.Latent > 1 ? 1 : 0);
            foreach (int child in below)
                open.Push(child < place.Latent ? (child, place.From, place.Latent) : (child, place.Latent, place.To));
        }

        visited.ShouldBe(end - start - 1);
    }
}
