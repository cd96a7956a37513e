using Percolaw.Experiments;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Reproduce;

/// <summary>The settings of the toy experiment, each declared once.</summary>
internal static class ToySettings
{
    public static Configuration<ToyParameters> Configuration { get; } = Declare();

    /// <summary>Those that are options too.</summary>
    public static IReadOnlyList<string> Options { get; } = ["seeds", "seed", "skip_scan", "allocation"];

    private static Configuration<ToyParameters> Declare()
    {
        var builder = new ConfigurationBuilder<ToyParameters>(
            "The toy experiment of Brill 2024, arXiv:2412.07942; the values that nobody changes are the paper's.", new ToyParameters());
        builder
            .WholeNumber("seeds", "how many seeds are run", p => p.Seeds, (p, v) => p with { Seeds = v }, Interval.Between(1, 1_000_000))
            .WholeNumber("seed", "the first seed, others follow: 50 seeds from 1 share 49 with 50 from 0", p => p.Seed, (p, v) => p with { Seed = v }, Interval.Between(0, 1_000_000_000))
            .Choice("allocation", "how N degrees of freedom are spread over the clusters", p => p.Allocation, (p, v) => p with { Allocation = v });
        DeclareClusters(builder);
        DeclareScaling(builder);
        DeclareScan(builder);
        return builder.Check(parameters => parameters.Check()).Build();
    }

    private static void DeclareClusters(ConfigurationBuilder<ToyParameters> builder) => builder
        .WholeNumber("dimension", "lattice dimension d; the Bethe lattice has 2d neighbours a site", p => p.Dimension, (p, v) => p with { Dimension = v }, Interval.Between(2, 5000))
        .Number("occupation_ratio", "occupation probability over the threshold, p/p_c", p => p.OccupationRatio, (p, v) => p with { OccupationRatio = v }, new Interval(0, 1, MinimumExcluded: true))
        .WholeNumber("minimum_size", "smaller clusters are counted and thrown away", p => p.MinimumSize, (p, v) => p with { MinimumSize = v }, Interval.Between(10, 1_000_000_000))
        .WholeNumber("maximum_size", "larger clusters are given up and counted", p => p.MaximumSize, (p, v) => p with { MaximumSize = v }, Interval.Between(10, 1_000_000_000))
        .Number("expected_large", "clusters expected beyond the maximum size; sets how many are kept", p => p.ExpectedLarge, (p, v) => p with { ExpectedLarge = v }, Interval.Above(0))
        .Number("fisher_exponent", "tau, 5/2 in mean field", p => p.FisherExponent, (p, v) => p with { FisherExponent = v }, Interval.Inside(2, 3))
        .Number("fractal_dimension", "D of a cluster, 4 in mean field", p => p.FractalDimension, (p, v) => p with { FractalDimension = v }, Interval.Above(0))
        .Number("approximation_exponent", "c of the learner, 2 for nearest neighbour", p => p.ApproximationExponent, (p, v) => p with { ApproximationExponent = v }, Interval.Above(0));

    private static void DeclareScaling(ConfigurationBuilder<ToyParameters> builder) => builder
        .WholeNumber("scale_values", "values of N and of the data set size, log-spaced from 1", p => p.ScaleValues, (p, v) => p with { ScaleValues = v }, Interval.Between(2, 10_000))
        .Number("maximum_scale", "the largest of these values", p => p.MaximumScale, (p, v) => p with { MaximumScale = v }, Interval.Above(1))
        .WholeNumber("comparison_stride", "other allocations and the optimal learner run at every so many-th value", p => p.ComparisonStride, (p, v) => p with { ComparisonStride = v }, Interval.AtLeast(1))
        .Number("test_fraction", "share of the sites that are test sites, p_valid", p => p.TestFraction, (p, v) => p with { TestFraction = v }, Interval.Between(0, 0.5))
        .Number("maximum_training_fraction", "training fractions are clipped here", p => p.MaximumTrainingFraction, (p, v) => p with { MaximumTrainingFraction = v }, Interval.Inside(0, 1))
        .WholeNumber("single_test_sites", "test sites of the per-cluster runs", p => p.SingleTestSites, (p, v) => p with { SingleTestSites = v }, Interval.AtLeast(1))
        .WholeNumber("single_values", "training set sizes of the per-cluster runs", p => p.SingleValues, (p, v) => p with { SingleValues = v }, Interval.Between(2, 10_000))
        .Number("single_maximum", "the largest expected number of training sites of a per-cluster run", p => p.SingleMaximum, (p, v) => p with { SingleMaximum = v }, Interval.AtLeast(1))
        .Number("single_maximum_fraction", "the largest training fraction of a per-cluster run", p => p.SingleMaximumFraction, (p, v) => p with { SingleMaximumFraction = v }, Interval.Inside(0, 1))
        .Number("huber_delta", "where the Huber loss of the scale factor's fit turns linear", p => p.HuberDelta, (p, v) => p with { HuberDelta = v }, Interval.Above(0));

    private static void DeclareScan(ConfigurationBuilder<ToyParameters> builder) => builder
        .Flag("skip_scan", "leave out the allocation scan", p => p.SkipScan, (p, v) => p with { SkipScan = v })
        .WholeNumber("scan_pairs", "random pairs of the allocation scan", p => p.ScanPairs, (p, v) => p with { ScanPairs = v }, Interval.Between(1, 10_000_000))
        .Number("scan_degrees_of_freedom", "N of the allocation scan", p => p.ScanDegreesOfFreedom, (p, v) => p with { ScanDegreesOfFreedom = v }, Interval.AtLeast(1))
        .Number("scan_exponent_range", "the scan draws b between minus and plus this", p => p.ScanExponentRange, (p, v) => p with { ScanExponentRange = v }, Interval.Above(0))
        .Number("scan_maximum_break_rank", "the scan draws k_br from 1 to this, or to the number of clusters", p => p.ScanMaximumBreakRank, (p, v) => p with { ScanMaximumBreakRank = v }, Interval.Above(1));
}
