using Percolaw.Fitting;

namespace Percolaw.Experiments;

/// <summary>The same form fitted to ever narrower ranges, and the range that the rule chooses.</summary>
internal sealed class RangedFits
{
    private readonly List<ScalingFit> fits = [];
    private readonly int freedom;
    private readonly Func<ScalingFit, (double Value, double Error)> quantity;
    private readonly ScalingPoints points;

    /// <summary>Fits all ranges.</summary>
    /// <param name="form">The form; it is told the index of a point among all points.</param>
    /// <param name="points">All points.</param>
    /// <param name="quantity">What is wanted of a fit.</param>
    /// <param name="freedom">The least degrees of freedom of a range.</param>
    public RangedFits(ScalingForm form, ScalingPoints points, Func<ScalingFit, (double Value, double Error)> quantity, int freedom = 2)
    {
        (this.points, this.quantity, this.freedom) = (points, quantity, freedom);
        int least = form.TermCount + form.Exponents.Count(exponent => exponent.Prior is null) + freedom;
        for (int from = 0; from + least <= points.Count || from == 0; from++)
        {
            int first = from;
            ScalingForm shifted = form with { Terms = (point, scale, exponents, terms) => form.Terms(point + first, scale, exponents, terms) };
            fits.Add(ScalingFitter.Fit(shifted, points[from..]));
        }
        Choice = RangeRule.Choose([.. fits.Select(fit => new RangeEstimate(quantity(fit).Value, quantity(fit).Error, fit.PValue))]);
    }

    /// <summary>The chosen range.</summary>
    public RangeChoice Choice { get; }

    /// <summary>The chosen fit.</summary>
    public ScalingFit Best => fits[Choice.Index];

    /// <summary>The quantity of the chosen fit.</summary>
    public double Value => quantity(Best).Value;

    /// <summary>Its statistical error.</summary>
    public double Error => quantity(Best).Error;

    /// <summary>
    /// The quantity with other forms, each in the first range by the same rule from the chosen one on; a form that fits
    /// nowhere has no say.
    /// </summary>
    public IEnumerable<double> Others(IEnumerable<ScalingForm> forms)
    {
        int first = Choice.Index;
        foreach (ScalingForm form in forms)
        {
            ScalingForm shifted = form with { Terms = (point, scale, exponents, terms) => form.Terms(point + first, scale, exponents, terms) };
            RangedFits other = new(shifted, Best.Points, quantity, freedom);
            if (other.Choice.Accepted) yield return other.Value;
        }
    }

    /// <summary>All points with the chosen fit.</summary>
    public FitPicture Picture(string title, string scaleName, string valueName) => new(title, scaleName, valueName,
        [.. Enumerable.Range(0, points.Count).Select(i => new FitPoint(
            points.Scales[i], points.Values[i], points.Error(i), i < Choice.Index ? null : Best.Predictions[i - Choice.Index]))]);

    /// <summary>An estimate with this fit.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="method">How it was measured.</param>
    /// <param name="alternatives">The quantity with other forms: the largest change is added to the systematic part.</param>
    /// <param name="picture">The data with the fit.</param>
    public CriticalEstimate Estimate(string name, string method, IEnumerable<double> alternatives, FitPicture picture) => new()
    {
        Name = name,
        Value = Value,
        StatisticalError = Error,
        SystematicError = Math.Sqrt(
            Math.Pow(Choice.Spread, 2) + Math.Pow(alternatives.Select(other => Math.Abs(other - Value)).DefaultIfEmpty(0).Max(), 2)),
        Method = method,
        RangeLow = Best.Points.Scales[0],
        RangeHigh = Best.Points.Scales[^1],
        ChiSquare = Best.ChiSquare,
        PValue = Best.PValue,
        Accepted = Choice.Accepted,
        Picture = picture,
    };
}
