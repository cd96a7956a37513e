using Percolaw.Fitting;
using Percolaw.Percolation;
using Percolaw.Statistics;

namespace Percolaw.Experiments;

/// <summary>D and d_min from grown clusters: R² ~ s^(2/D) with the size, r² ~ l^(2/d_min) with the chemical distance.</summary>
/// <remarks>
/// At d = 6 a quantity that grows as R^(x + y ε) in 6 - ε dimensions grows as R^x (ln R)^y.
/// D = 4 - 10ε/21 gives s ~ R⁴ (ln R)^(-10/21), so R² ~ s^(1/2) (ln s)^(5/21), as ξ² ~ t^-1 abs(ln t)^(5/21) does (Essam,
/// Gaunt and Guttmann, J. Phys. A 11, 1983 (1978)); d_min = 2 - ε/6 (Janssen 1985; Cardy and Grassberger 1985) gives
/// r² ~ l (ln l)^(1/6).
/// </remarks>
internal static class GrowthExponents
{
    private const double UpperCriticalRadii = 5.0 / 21, UpperCriticalShells = 1.0 / 6;
    private const int LeastClusters = 20;

    // A distance l + l₀ in place of l, l₀ of order 1, is a correction 2 l₀/(d_min l) of r².
    private const double ShellAmplitude = 2;

    /// <summary>D.</summary>
    public static CriticalEstimate FractalDimension(int dimension, GrowthSums sums)
    {
        ScalingPoints points = Radii(dimension, sums);
        double correction = Corrections.Size(dimension);
        RangedFits fits = new(dimension == 6 ? Logarithm(UpperCriticalRadii) : Power(correction), points, Inverse);
        IEnumerable<ScalingForm> others = dimension == 6 ? [Power(correction)] : [.. Corrections.Variants(correction).Select(Power)];
        return fits.Estimate("fractal_dimension", dimension == 6 ? "radius of gyration against size, with (ln s)^(5/21)" : "radius of gyration against size",
            fits.Others(others), Scaled(fits, "Squared radius of gyration over s^(2/D)", "size s", "R² s^(-2/D)"));
    }

    /// <summary>d_min.</summary>
    public static CriticalEstimate ShortestPath(int dimension, GrowthSums sums)
    {
        ScalingPoints points = Shells(sums);
        double correction = Math.Min(1, Corrections.Length(Math.Min(dimension, 5)));
        ScalingForm Shifted(double omega) => ScalingForm.Power(0.1, 1.9, omega, ShellAmplitude);
        RangedFits fits = new(dimension == 6 ? Logarithm(UpperCriticalShells) : Shifted(correction), points, Inverse);
        IEnumerable<ScalingForm> others = dimension == 6 ? [Shifted(correction)] : [.. Corrections.Variants(correction).Select(Shifted)];
        return fits.Estimate("d_min", dimension == 6 ? "squared distance against chemical distance, with (ln l)^(1/6)" : "squared distance against chemical distance",
            fits.Others(others),
            Scaled(fits, "Squared distance over l^(2/d_min)", "chemical distance l", "r² l^(-2/d_min)"));
    }

    private static ScalingForm Logarithm(double power) => new(
        FormattableString.Invariant($"a x^k (K + ln x)^{power:0.###}"), 1, [new(0.1, 1.9), new(-1, 40)], (_, scale, exponents, terms) =>
            terms[0] = Math.Pow(scale, exponents[0]) * Math.Pow(Math.Max(0.1, exponents[1] + Math.Log(scale)), power));

    private static ScalingForm Power(double correction) => ScalingForm.Power(0.1, 1.9, correction);

    private static (double Value, double Error) Inverse(ScalingFit fit) =>
        (2 / fit.Exponents[0], 2 * fit.ExponentError(0) / (fit.Exponents[0] * fit.Exponents[0]));

    private static FitPicture Scaled(RangedFits fits, string title, string scale, string value) =>
        fits.Picture(title, scale, value).Over(fits.Best.Exponents[0]);

    // Half octaves beyond the sizes that have a bin of their own; the power that was taken out is put back at the middle.
    private static ScalingPoints Radii(int dimension, GrowthSums sums)
    {
        List<SampleMoments> bins = [.. sums.Radii.Take(SizeBins.ExactSizes).Skip(3)];
        for (int first = SizeBins.ExactSizes; first < sums.Radii.Count; first += 4)
        {
            var merged = new SampleMoments(2);
            foreach (SampleMoments bin in sums.Radii.Skip(first).Take(4)) merged.Merge(bin);
            bins.Add(merged);
        }
        // A bin of few clusters does not know its own error.
        SampleMoments[] used = [.. bins.Where(bin => bin.Count >= LeastClusters && bin.Mean(1).StandardError > 0)];
        double[] sizes = [.. used.Select(bin => Math.Exp(bin.Means[0]))];
        double[] units = [.. sizes.Select(size => Math.Pow(size, GrowthRun.RadiusPower(dimension)))];
        return ScalingPoints.Independent(
            sizes, [.. used.Select((bin, i) => bin.Means[1] * units[i])], [.. used.Select((bin, i) => bin.Mean(1).StandardError!.Value * units[i])]);
    }

    // Shells beyond the first that a stopped cluster lacks are left out: the large clusters would be missing there.
    private static ScalingPoints Shells(GrowthSums sums)
    {
        int[] used = [.. Enumerable.Range(0, GrowthSums.Distances.Count).Where(i => GrowthSums.Distances[i] <= sums.LeastHeight && sums.Shells.Means[2 * i] > 0)];
        SampleMoments moments = sums.Shells;
        double[,] covariance = new double[used.Length, used.Length];
        for (int a = 0; a < used.Length; a++)
        {
            for (int b = 0; b < used.Length; b++) covariance[a, b] = CovarianceOfRatios(moments, used[a], used[b]);
        }
        return new ScalingPoints(
            [.. used.Select(i => (double)GrowthSums.Distances[i])], [.. used.Select(i => moments.Means[(2 * i) + 1] / moments.Means[2 * i])], covariance);
    }

    private static double CovarianceOfRatios(SampleMoments moments, int first, int second)
    {
        (double below, double under) = (moments.Means[2 * first], moments.Means[2 * second]);
        (double one, double other) = (moments.Means[(2 * first) + 1] / below, moments.Means[(2 * second) + 1] / under);
        double Of(int a, int b) => moments.CovarianceOfMeans(a, b) ?? double.NaN;
        return (Of((2 * first) + 1, (2 * second) + 1) - (one * Of(2 * first, (2 * second) + 1))
            - (other * Of((2 * first) + 1, 2 * second)) + (one * other * Of(2 * first, 2 * second))) / (below * under);
    }
}
