namespace Percolaw.Fitting;

/// <summary>The form in which a coefficient is fitted.</summary>
public enum Transformation
{
    /// <summary>As it is.</summary>
    Identity,

    /// <summary>By its natural logarithm: a coefficient that is above 0 and may be of any magnitude.</summary>
    Logarithm,
}

/// <summary>A coefficient of a law.</summary>
/// <param name="Name">The law's letter, as in files and options.</param>
/// <param name="Transformation">How it is fitted.</param>
/// <param name="Low">The smallest value, in its own units.</param>
/// <param name="High">The largest.</param>
/// <param name="Description">What it is, in a few words.</param>
public sealed record Coefficient(string Name, Transformation Transformation, double Low, double High, string Description)
{
    /// <summary>Whether it is what the loss falls to.</summary>
    public bool IsFloor { get; private init; }

    /// <summary>The loss at infinite scale.</summary>
    public static Coefficient Floor(string name) => Positive(name, "loss at infinite scale") with { IsFloor = true };

    /// <summary>A coefficient above 0, fitted by its logarithm.</summary>
    public static Coefficient Positive(string name, string description) =>
        new(name, Transformation.Logarithm, 0, double.PositiveInfinity, description);

    /// <summary>An exponent of decay, 0 … 20.</summary>
    public static Coefficient Exponent(string name, string description) => new(name, Transformation.Identity, 0, 20, description);

    /// <summary>The value as it is fitted.</summary>
    public double ToFitted(double value) => Transformation == Transformation.Logarithm ? Math.Log(value) : value;

    /// <summary>The value from its fitted form.</summary>
    public double FromFitted(double value) => Transformation == Transformation.Logarithm ? Math.Exp(value) : value;
}

/// <summary>A number that follows from a law's coefficients.</summary>
/// <param name="Name">In snake_case, as in files.</param>
/// <param name="Description">What it is, in a few words.</param>
/// <param name="Value">Of the coefficients in the law's order and in their own units; NaN where it does not exist.</param>
public sealed record DerivedQuantity(string Name, string Description, Func<IReadOnlyList<double>, double> Value);
