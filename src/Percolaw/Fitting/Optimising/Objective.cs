using System.Globalization;

namespace Percolaw.Fitting;

/// <summary>
/// What a fit minimises: a weighted sum, never a mean, of a function of the residuals r = ln loss - ln law. All are the
/// Huber function h(r) = r²/2 for |r| ≤ δ and δ(|r| - δ/2) beyond, or a limit of it.
/// </summary>
public sealed record Objective
{
    private Objective(string name, double delta, double above = 1) => (Name, Delta, Above) = (name, delta, above);

    /// <summary>Σ w r², the limit of an infinite δ: maximum likelihood for log-normal noise.</summary>
    public static Objective LeastSquares { get; } = new("least-squares", double.PositiveInfinity);

    /// <summary>Σ w |r|, the limit of a δ of 0: maximum likelihood for Laplace's distribution, whose scale is then Σ w |r|/Σ w.</summary>
    public static Objective LeastAbsolute { get; } = new("least-absolute", 0);

    /// <summary>As in options and files: `huber:0.001`.</summary>
    public string Name { get; }

    /// <summary>δ, in ln loss; infinite for least squares and 0 for least absolute deviations.</summary>
    public double Delta { get; }

    /// <summary>What a residual above the law counts, where one below counts 1.</summary>
    public double Above { get; }

    /// <summary>Σ w h(r).</summary>
    /// <param name="delta">δ, above 0.</param>
    public static Objective Huber(double delta) => new(FormattableString.Invariant($"huber:{Allowed(delta, "delta")}"), delta);

    /// <summary>
    /// Σ w v h(r) with v = <paramref name="above"/> for losses above the law and 1 below: bad training only ever raises a
    /// loss, so that with a small number the law follows the best runs.
    /// </summary>
    /// <param name="delta">δ, above 0.</param>
    /// <param name="above">Above 0; 1 is Huber's.</param>
    public static Objective Asymmetric(double delta, double above) =>
        new(FormattableString.Invariant($"asymmetric:{Allowed(delta, "delta")},{Allowed(above, "weight above")}"), delta, Allowed(above, "weight above"));

    /// <summary>Reads `huber:δ`, `least-squares`, `least-absolute` or `asymmetric:δ,above`.</summary>
    /// <exception cref="PercolawException">The text is none of these, or a number is not above 0.</exception>
    public static Objective Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split(':', ',');
        return (parts[0], parts.Length) switch
        {
            ("least-squares", 1) => LeastSquares,
            ("least-absolute", 1) => LeastAbsolute,
            ("huber", 1) => Huber(1e-3),
            ("huber", 2) => Huber(Number(parts[1], text)),
            ("asymmetric", 3) => Asymmetric(Number(parts[1], text), Number(parts[2], text)),
            _ => throw new PercolawException($"'{text}' is no objective; use huber:1e-3, least-squares, least-absolute or asymmetric:1e-3,0.5"),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    // The summand of one row of weight 1, with δ² and δ taken out of the two limits.
    internal double Of(double residual)
    {
        double size = Math.Abs(residual), side = residual > 0 ? Above : 1;
        if (Delta == 0) return side * size;
        if (double.IsInfinity(Delta)) return side * size * size;
        return side * (size <= Delta ? size * size / 2 : Delta * (size - (Delta / 2)));
    }

    private static double Number(string text, string whole) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw new PercolawException($"'{text}' in '{whole}' is not a number; use for example huber:1e-3");

    private static double Allowed(double value, string name) => value > 0 && double.IsFinite(value)
        ? value
        : throw new PercolawException(FormattableString.Invariant($"the objective's {name} is {value}; it must be a finite number above 0"));
}
