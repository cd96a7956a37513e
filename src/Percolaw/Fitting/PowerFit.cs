using Percolaw.Numerics;

namespace Percolaw.Fitting;

/// <summary>A fit of y = const · x^index with standard errors.</summary>
/// <param name="Constant">The constant.</param>
/// <param name="ConstantError">Its standard error.</param>
/// <param name="Index">The index.</param>
/// <param name="IndexError">Its standard error.</param>
public sealed record PowerFit(double Constant, double ConstantError, double Index, double IndexError)
{
    private const int MaximumIterations = 100;

    /// <summary>The fitted y.</summary>
    /// <param name="x">Above 0.</param>
    public double Predict(double x) => Constant * Math.Pow(x, Index);

    /// <summary>
    /// Unweighted least squares on y by Gauss–Newton steps from the fit on logarithms. Errors from the residual variance
    /// (n - 2 degrees of freedom) and the inverse of JᵀJ.
    /// </summary>
    /// <param name="x">Above 0, at least three, not all equal.</param>
    /// <param name="y">Above 0.</param>
    /// <exception cref="ArgumentException">Lengths differ, there are fewer than three values, or one is not above 0.</exception>
    public static PowerFit LeastSquares(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        PowerFit start = Logarithmic(x, y);
        double center = MeanLog(x);
        double logConstant = Math.Log(start.Constant) + start.Index * center;
        double index = start.Index;
        for (int i = 0; i < MaximumIterations; i++)
        {
            NormalEquations equations = Linearise(x, y, center, logConstant, index);
            (double constantStep, double indexStep) = equations.Solve();
            // The whole step first; half of it as long as the squares do not fall.
            double factor = 1;
            while (factor > 1e-10 && Linearise(x, y, center, logConstant + factor * constantStep, index + factor * indexStep).Squares > equations.Squares)
                factor /= 2;
            logConstant += factor * constantStep;
            index += factor * indexStep;
            if (Math.Abs(factor * indexStep) < 1e-15 * (1 + Math.Abs(index)))
                break;
        }
        return Linearise(x, y, center, logConstant, index).Result(center, logConstant, index, x.Length);
    }

    /// <summary>Unweighted least squares of ln y on ln x, which weights relative deviations equally.</summary>
    /// <inheritdoc cref="LeastSquares"/>
    public static PowerFit Logarithmic(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Check(x, y);
        double center = MeanLog(x);
        NormalEquations equations = default;
        double level = MeanLog(y);
        for (int i = 0; i < x.Length; i++)
            equations.Add(1, Math.Log(x[i]) - center, Math.Log(y[i]) - level);
        (double shift, double index) = equations.Solve();
        NormalEquations atMinimum = default;
        for (int i = 0; i < x.Length; i++)
            atMinimum.Add(1, Math.Log(x[i]) - center, Math.Log(y[i]) - level - shift - index * (Math.Log(x[i]) - center));
        return atMinimum.Result(center, level + shift, index, x.Length);
    }

    // y = exp(logConstant + index (ln x - center)); derivatives by both coefficients.
    private static NormalEquations Linearise(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double center, double logConstant, double index)
    {
        NormalEquations equations = default;
        for (int i = 0; i < x.Length; i++)
        {
            double position = Math.Log(x[i]) - center;
            double model = Math.Exp(logConstant + index * position);
            equations.Add(model, model * position, y[i] - model);
        }
        return equations;
    }

    private static double MeanLog(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += Math.Log(value);
        return sum / values.Length;
    }

    private static void Check(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Guard.SameLength(y.Length, x.Length, nameof(y));
        Guard.AtLeast(3, x.Length, "number of values");
        bool differ = false;
        for (int i = 0; i < x.Length; i++)
        {
            if (!(x[i] > 0 && y[i] > 0 && double.IsFinite(x[i]) && double.IsFinite(y[i])))
                throw new ArgumentException(FormattableString.Invariant($"has ({x[i]}, {y[i]}) at index {i}; both must be finite and above 0."), nameof(y));
            differ |= x[i] != x[0];
        }
        if (!differ)
            throw new ArgumentException("has one value only; at least 2 different ones are needed.", nameof(x));
    }

    // Two unknowns: JᵀJ, Jᵀr and rᵀr.
    private struct NormalEquations
    {
        private double first, mixed, second, firstRight, secondRight;

        public double Squares { get; private set; }

        private readonly double Determinant => first * second - mixed * mixed;

        public void Add(double byFirst, double bySecond, double residual)
        {
            first += byFirst * byFirst;
            mixed += byFirst * bySecond;
            second += bySecond * bySecond;
            firstRight += byFirst * residual;
            secondRight += bySecond * residual;
            Squares += residual * residual;
        }

        public readonly (double First, double Second) Solve() =>
            ((second * firstRight - mixed * secondRight) / Determinant, (first * secondRight - mixed * firstRight) / Determinant);

        // ln const = logConstant - index · center, so its variance mixes both.
        public readonly PowerFit Result(double center, double logConstant, double index, int count)
        {
            double noise = Squares / (count - 2) / Determinant;
            double constant = Math.Exp(logConstant - index * center);
            double logVariance = noise * (second + 2 * center * mixed + center * center * first);
            return new PowerFit(constant, constant * Math.Sqrt(logVariance), index, Math.Sqrt(noise * first));
        }
    }
}
