using MathNet.Numerics.Distributions;
using Percolaw.Fitting;

namespace Percolaw.Planning;

/// <summary>
/// A straight line through optimal sizes against budgets, in logarithms, unweighted. Its errors are the larger of what the
/// scatter about the line says (Student's t with n - 2 degrees of freedom) and what the noise of the losses says (with those
/// of the noise): budgets are few, so that either may be too small by chance.
/// </summary>
public sealed class ExponentLine
{
    private const double Upper = 0.975;

    private readonly double mean, height, spread, scatter, noiseQuantile;
    private readonly double[] distances, deviations;

    /// <summary>Fits it.</summary>
    /// <param name="logFlops">ln C, at least two different ones.</param>
    /// <param name="logSizes">ln N or ln D.</param>
    /// <param name="deviations">One standard deviation of each ln size by the noise of losses; empty where it is not known.</param>
    /// <param name="freedom">Degrees of freedom of the noise.</param>
    public ExponentLine(IReadOnlyList<double> logFlops, IReadOnlyList<double> logSizes, IReadOnlyList<double> deviations, int freedom)
    {
        ArgumentNullException.ThrowIfNull(logFlops);
        ArgumentNullException.ThrowIfNull(logSizes);
        ArgumentNullException.ThrowIfNull(deviations);
        int count = logFlops.Count;
        (mean, height) = (logFlops.Average(), logSizes.Average());
        distances = [.. logFlops.Select(x => x - mean)];
        spread = distances.Sum(x => x * x);
        Slope = distances.Zip(logSizes, (x, y) => x * (y - height)).Sum() / spread;
        Count = count;
        this.deviations = [.. deviations];
        noiseQuantile = StudentT.InvCDF(0, 1, Math.Max(1, freedom), Upper);
        double left = distances.Zip(logSizes, (x, y) => Math.Pow(y - height - (Slope * x), 2)).Sum();
        scatter = count > 2 ? Math.Sqrt(left / (count - 2)) * StudentT.InvCDF(0, 1, count - 2, Upper) : 0;
    }

    /// <summary>The exponent.</summary>
    public double Slope { get; }

    /// <summary>Budgets on the line.</summary>
    public int Count { get; }

    /// <summary>The exponent with its 95 % interval; without one where two budgets and no known noise leave none.</summary>
    public IntervalEstimate Exponent(string name) => Estimate(name, Slope, distance => distance / spread, value => value);

    /// <summary>ln of the size at a budget.</summary>
    internal double LogAt(double flops) => height + (Slope * (Math.Log(flops) - mean));

    /// <summary>The size at a budget with its 95 % interval: of the line, on or beyond its budgets.</summary>
    /// <param name="name">Of the quantity.</param>
    /// <param name="flops">C.</param>
    public IntervalEstimate At(string name, double flops)
    {
        double beyond = Math.Log(flops) - mean;
        return Estimate(name, height + (Slope * beyond), distance => (1.0 / Count) + (beyond * distance / spread), Math.Exp);
    }

    // A sum of sizes with the weights has these errors.
    private IntervalEstimate Estimate(string name, double centre, Func<double, double> weight, Func<double, double> to)
    {
        double byScatter = scatter * Math.Sqrt(distances.Sum(distance => weight(distance) * weight(distance)));
        double byNoise = noiseQuantile * Math.Sqrt(deviations.Select((deviation, i) => Math.Pow(weight(distances[i]) * deviation, 2)).Sum());
        double half = Math.Max(byScatter, byNoise);
        return half > 0
            ? new IntervalEstimate(name, to(centre), null, to(centre - half), to(centre + half))
            : new IntervalEstimate(name, to(centre), null, null, null);
    }
}
