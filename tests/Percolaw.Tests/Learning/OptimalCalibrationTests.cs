using Percolaw.Learning;
using Percolaw.Randomness;

namespace Percolaw.Tests.Learning;

/// <summary>
/// The optimal learner's own variances against its errors on clusters of 400 … 600 sites. A step's variance is
/// 1/(variance before standardising). Standardising by the sample makes the target only nearly Gaussian: variances are
/// right at 100 training sites and some 8 % high at 10 … 30. Tolerance: 4 standard errors (false alarm 6e-5) and 2 % for
/// "right" and "some".
/// </summary>
public sealed class OptimalCalibrationTests
{
    private const int Clusters = 1000;

    [Theory]
    [InlineData(100, 1.0)]
    [InlineData(20, 1.08)]
    public void Predict_MeanVariance_IsThatOfTheErrors(int count, double expected)
    {
        double[] errors = new double[Clusters], variances = new double[Clusters];
        for (int i = 0; i < Clusters; i++)
        {
            (double Error, double Variance)[] sites = Sites((ulong)i, count);
            errors[i] = sites.Average(site => site.Error);
            variances[i] = sites.Average(site => site.Variance);
        }

        double ratio = variances.Average() / errors.Average();
        double spread = errors.Zip(variances, (error, variance) => Math.Pow(variance - (ratio * error), 2)).Average();
        double standardError = Math.Sqrt(spread / Clusters) / errors.Average();
        ratio.ShouldBe(expected, (4 * standardError) + 0.02);
        standardError.ShouldBeLessThan(0.01, "or the test could not fail");
    }

    /// <summary>Site by site, where small variances count as much as large ones.</summary>
    [Fact]
    public void Predict_HundredTrainingSites_HasErrorsInUnitsOfItsVariance()
    {
        double[] ratios = [.. Enumerable.Range(0, Clusters).Select(i => Sites((ulong)i, 100).Average(site => site.Error / site.Variance))];
        double mean = ratios.Average();
        double standardError = Math.Sqrt(ratios.Sum(ratio => Math.Pow(ratio - mean, 2)) / Clusters / (Clusters - 1));
        mean.ShouldBe(1, (4 * standardError) + 0.02);
        standardError.ShouldBeLessThan(0.01, "or the test could not fail");
    }

    private static (double Error, double Variance)[] Sites(ulong seed, int count)
    {
        (int[] parents, float[] values, double variance) = Trees.Critical(400, 600, seed);
        var training = new SiteList();
        var stream = new RandomStream(seed, StreamPurpose.Test, 61);
        new SiteSampler().DrawTestSites(ref stream, parents.Length, count, training);
        double[] means = new double[parents.Length], variances = new double[parents.Length];
        OptimalLearner.Predict(new LabelledTree(parents, values), training.Sites, means, variances, 1 / variance);
        HashSet<int> known = [.. training.Sites];
        return [.. Enumerable.Range(0, parents.Length).Where(site => !known.Contains(site))
            .Select(site => (Math.Pow(values[site] - means[site], 2), variances[site]))];
    }
}
