namespace Percolaw.Formats;

/// <summary>The numbers that a setting or an option accepts.</summary>
/// <param name="Minimum">The lower end; negative infinity for none.</param>
/// <param name="Maximum">The upper end; infinity for none.</param>
/// <param name="MinimumExcluded">Whether the lower end itself is refused.</param>
/// <param name="MaximumExcluded">Whether the upper end itself is refused.</param>
public readonly record struct Interval(double Minimum, double Maximum, bool MinimumExcluded = false, bool MaximumExcluded = false)
{
    /// <summary>Every finite number.</summary>
    public static Interval Any => new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Numbers from <paramref name="minimum"/> on.</summary>
    public static Interval AtLeast(double minimum) => new(minimum, double.PositiveInfinity);

    /// <summary>Numbers greater than <paramref name="minimum"/>.</summary>
    public static Interval Above(double minimum) => new(minimum, double.PositiveInfinity, MinimumExcluded: true);

    /// <summary>Numbers from one end to the other, both ends included.</summary>
    public static Interval Between(double minimum, double maximum) => new(minimum, maximum);

    /// <summary>Numbers between the ends, both ends excluded.</summary>
    public static Interval Inside(double minimum, double maximum) => new(minimum, maximum, true, true);

    /// <summary>Whether the number is accepted; NaN never is.</summary>
    public bool Contains(double value) =>
        (MinimumExcluded ? value > Minimum : value >= Minimum) && (MaximumExcluded ? value < Maximum : value <= Maximum);

    /// <summary>Words for people, such as "at least 1"; empty where every number is accepted.</summary>
    public string Describe()
    {
        bool low = double.IsFinite(Minimum), high = double.IsFinite(Maximum);
        string lower = (MinimumExcluded ? "above " : "at least ") + Numbers.Format(Minimum);
        string upper = (MaximumExcluded ? "below " : "at most ") + Numbers.Format(Maximum);
        if (low && high && !MinimumExcluded && !MaximumExcluded) return $"from {Numbers.Format(Minimum)} to {Numbers.Format(Maximum)}";
        return (low, high) switch
        {
            (true, true) => lower + " and " + upper,
            (true, false) => lower,
            (false, true) => upper,
            _ => "",
        };
    }

    /// <summary>Gives the value back.</summary>
    /// <exception cref="PercolawException">The value is not accepted; the message says value and bounds.</exception>
    public double Check(double value) =>
        Contains(value) ? value : throw new PercolawException($"{Numbers.Format(value)} is out of range; it must be {Describe()}");
}
