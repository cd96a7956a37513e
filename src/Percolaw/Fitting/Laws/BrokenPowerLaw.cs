using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>
/// L = a + b x^-c0 Π_i (1 + (x/d_i)^(1/f_i))^(-c_i f_i), power laws that turn into one another at the breaks d_i:
/// Caballero et al. 2022, "Broken Neural Scaling Laws", arXiv:2210.14891. Breaks may come in any order.
/// </summary>
public sealed class BrokenPowerLaw : IScalingLaw
{
    internal const string Summary = "L = a + b x^-c0 prod_i (1 + (x/d_i)^(1/f_i))^(-c_i f_i) (Caballero et al. 2022)";

    /// <summary>The largest number of breaks.</summary>
    public const int MostBreaks = 8;

    private const int Before = 3;

    private readonly Scale scale;
    private readonly int breaks;

    /// <summary>Makes the law.</summary>
    /// <param name="scale">x.</param>
    /// <param name="breaks">1 … 8.</param>
    public BrokenPowerLaw(Scale scale, int breaks = 1)
    {
        if (breaks is < 1 or > MostBreaks)
            throw new PercolawException(string.Create(CultureInfo.InvariantCulture, $"a broken power law has 1 … {MostBreaks} breaks, not {breaks}"));
        (this.scale, this.breaks, Scales) = (scale, breaks, [scale]);
        Coefficients =
        [
            Coefficient.Floor("a"),
            Coefficient.Positive("b", "factor"),
            Slope("c0", "exponent before all breaks"),
            .. Enumerable.Range(1, breaks).SelectMany(OfBreak),
        ];
    }

    /// <inheritdoc/>
    public string Name => "broken-power";

    /// <inheritdoc/>
    public string Formula => "L = a + b x^-c0" + string.Concat(Enumerable.Range(1, breaks).Select(i =>
        string.Create(CultureInfo.InvariantCulture, $" (1 + (x/d{i})^(1/f{i}))^(-c{i} f{i})")));

    /// <inheritdoc/>
    public string Source => "Caballero et al. 2022, arXiv:2210.14891";

    /// <inheritdoc/>
    public IReadOnlyList<Scale> Scales { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Coefficient> Coefficients { get; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Evaluate(in ScaleBlock scales, ReadOnlySpan<double> coefficients, Span<double> logLoss, Span<double> gradient)
    {
        int rows = Lanes.Check(this, scales, coefficients, logLoss, gradient);
        ReadOnlySpan<double> logScale = scales[scale];
        Vector512<double> floor = Vector512.Create(coefficients[0]), factor = Vector512.Create(coefficients[1]), slope = Vector512.Create(coefficients[2]);
        for (int row = 0; row < rows; row += Lanes.Count)
        {
            Vector512<double> x = Lanes.Load(logScale, row);
            Vector512<double> power = factor - (slope * x);
            for (int i = 0; i < breaks; i++)
            {
                (Vector512<double> soft, _, _) = Turn(x, coefficients, i);
                power -= Vector512.Create(coefficients[Before + (3 * i)] * Math.Exp(coefficients[Before + (3 * i) + 2])) * soft;
            }
            Vector512<double> larger = Vector512.Max(floor, power);
            Vector512<double> floorPart = VectorFunctions.Exp(floor - larger), powerPart = VectorFunctions.Exp(power - larger), sum = floorPart + powerPart;
            Lanes.Store(larger + VectorFunctions.Log(sum), logLoss, row);
            if (gradient.IsEmpty) continue;
            Vector512<double> share = powerPart / sum;
            Lanes.Store(floorPart / sum, gradient, 0, rows, row);
            Lanes.Store(share, gradient, 1, rows, row);
            Lanes.Store(-x * share, gradient, 2, rows, row);
            for (int i = 0; i < breaks; i++) StoreBreak(x, share, coefficients, gradient, i, row, rows);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<double[]> Starts(TrainingRuns runs)
    {
        LogRange range = LogRange.Of(runs, scale), loss = LogRange.OfLoss(runs);
        double length = Math.Max(range.Length, 1e-3);
        List<double[]> starts = [];
        foreach (double first in (double[])[0.15, 0.35, 0.6])
        {
            foreach ((double before, double turn) in ((double, double)[])[(0.02, 0.3), (0.3, -0.2), (0.3, 0.3), (-0.2, 0.6), (0.1, 0)])
            {
                foreach (double share in (double[])[1e-3, 0.7])
                {
                    foreach (double softness in (double[])[0.03, 0.15])
                        starts.Add(Start(range, loss, length, first, before, turn, share, softness));
                }
            }
        }
        return starts;
    }

    private double[] Start(LogRange range, LogRange loss, double length, double first, double before, double turn, double share, double softness)
    {
        double[] start = new double[Before + (3 * breaks)];
        double above = loss.Low + Math.Log(Math.Exp(loss.Middle - loss.Low) - share);
        (start[0], start[2]) = (loss.Low + Math.Log(share), before);
        double power = -before * range.Middle;
        for (int i = 0; i < breaks; i++)
        {
            double place = range.Low + (length * (first + ((0.95 - first) * i / breaks)));
            double sign = i % 2 == 0 ? 1 : -0.5, width = softness * length;
            (start[Before + (3 * i)], start[Before + (3 * i) + 1], start[Before + (3 * i) + 2]) = (sign * turn, place, Math.Log(width));
            double z = (range.Middle - place) / width;
            power -= sign * turn * width * (Math.Max(0, z) + Math.Log(1 + Math.Exp(-Math.Abs(z))));
        }
        start[1] = above - power;
        return start;
    }

    // ln(1 + e^z), its derivative and z, with z = (ln x - ln d)/f.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> Soft, Vector512<double> Step, Vector512<double> Position) Turn(Vector512<double> x, ReadOnlySpan<double> coefficients, int index)
    {
        Vector512<double> one = Vector512<double>.One, zero = Vector512<double>.Zero;
        Vector512<double> z = (x - Vector512.Create(coefficients[Before + (3 * index) + 1])) * Vector512.Create(Math.Exp(-coefficients[Before + (3 * index) + 2]));
        Vector512<double> decay = VectorFunctions.Exp(-Vector512.Abs(z));
        Vector512<double> soft = Vector512.Max(z, zero) + VectorFunctions.Log(one + decay);
        Vector512<double> step = Vector512.ConditionalSelect(Vector512.GreaterThan(z, zero), one, decay) / (one + decay);
        return (soft, step, z);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreBreak(
        Vector512<double> x, Vector512<double> share, ReadOnlySpan<double> coefficients, Span<double> gradient, int index, int row, int rows)
    {
        (Vector512<double> soft, Vector512<double> step, Vector512<double> z) = Turn(x, coefficients, index);
        int first = Before + (3 * index);
        Vector512<double> turn = Vector512.Create(coefficients[first]), width = Vector512.Create(Math.Exp(coefficients[first + 2]));
        Lanes.Store(-width * soft * share, gradient, first, rows, row);
        Lanes.Store(turn * step * share, gradient, first + 1, rows, row);
        Lanes.Store(-turn * width * (soft - (z * step)) * share, gradient, first + 2, rows, row);
    }

    private static IEnumerable<Coefficient> OfBreak(int number)
    {
        string index = number.ToString(CultureInfo.InvariantCulture);
        yield return Slope("c" + index, "change of the exponent at break " + index);
        yield return Coefficient.Positive("d" + index, "scale of break " + index);
        yield return new Coefficient("f" + index, Transformation.Logarithm, 1e-3, 1e3, "softness of break " + index + ", in ln x");
    }

    private static Coefficient Slope(string name, string description) => new(name, Transformation.Identity, -20, 20, description);
}
