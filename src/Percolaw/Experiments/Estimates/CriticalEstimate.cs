using Percolaw.Percolation;
using Percolaw.Statistics;

namespace Percolaw.Experiments;

/// <summary>A threshold or an exponent that was measured, with what is published.</summary>
public sealed record CriticalEstimate
{
    /// <summary>In snake_case, as in results.</summary>
    public required string Name { get; init; }

    /// <summary>The estimate.</summary>
    public required double Value { get; init; }

    /// <summary>One standard error of statistics alone, within the chosen form and range.</summary>
    public required double StatisticalError { get; init; }

    /// <summary>What other ranges and other correction exponents change: of the size of a standard error, not a bound.</summary>
    public required double SystematicError { get; init; }

    /// <summary>What is published; null where nothing is.</summary>
    public PublishedValue? Published { get; init; }

    /// <summary>How it was measured, in some words.</summary>
    public required string Method { get; init; }

    /// <summary>The smallest scale used, or null.</summary>
    public double? RangeLow { get; init; }

    /// <summary>The largest scale used, or null.</summary>
    public double? RangeHigh { get; init; }

    /// <summary>χ² of the fit; null where the estimate follows from others.</summary>
    public ChiSquare? ChiSquare { get; init; }

    /// <summary>The p-value of the fit; null where there is no fit.</summary>
    public double? PValue { get; init; }

    /// <summary>False where no range passed the rule, so that the errors say too little.</summary>
    public bool Accepted { get; init; } = true;

    /// <summary>The data with the fit; null where there is no fit.</summary>
    public FitPicture? Picture { get; init; }

    /// <summary>Statistical and systematic part together: the root of the sum of their squares.</summary>
    public double StandardError => Math.Sqrt((StatisticalError * StatisticalError) + (SystematicError * SystematicError));

    /// <summary>The estimate less the published value, over the standard error of both together; null where either is unknown.</summary>
    public double? Difference
    {
        get
        {
            if (Published is not { } published) return null;
            double error = Math.Sqrt((StandardError * StandardError) + Math.Pow(published.StandardError ?? 0, 2));
            return error > 0 ? (Value - published.Value) / error : Value == published.Value ? 0 : null;
        }
    }
}

/// <summary>Points with errors and a fit through some of them, for a figure.</summary>
/// <param name="Title">What is drawn.</param>
/// <param name="ScaleName">The horizontal axis, such as "length L".</param>
/// <param name="ValueName">The vertical axis.</param>
/// <param name="Points">The points.</param>
public sealed record FitPicture(string Title, string ScaleName, string ValueName, IReadOnlyList<FitPoint> Points)
{
    /// <summary>The same divided by a power of the scale, so that what deviates from the power is seen.</summary>
    internal FitPicture Over(double power) => this with
    {
        Points = [.. Points.Select(point =>
        {
            double unit = Math.Pow(point.Scale, -power);
            return new FitPoint(point.Scale, point.Value * unit, point.Error * unit, point.Fit * unit);
        })],
    };
}

/// <summary>A point of a fit.</summary>
/// <param name="Scale">Where it is.</param>
/// <param name="Value">What was measured.</param>
/// <param name="Error">One standard error.</param>
/// <param name="Fit">The fitted value; null outside the range of the fit.</param>
public sealed record FitPoint(double Scale, double Value, double Error, double? Fit);
