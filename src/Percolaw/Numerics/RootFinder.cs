namespace Percolaw.Numerics;

/// <summary>Roots of functions of one variable.</summary>
public static class RootFinder
{
    private const int MaximumIterations = 200;

    /// <summary>
    /// Newton's method kept inside a bracket: where a step would leave it, or gains too little, the bracket is halved
    /// instead, so it always ends (Press et al., Numerical Recipes, 3rd edition, 9.4).
    /// </summary>
    /// <param name="function">Value and derivative at a point.</param>
    /// <param name="lower">One end of the bracket.</param>
    /// <param name="upper">The other end; the function's signs at the two differ.</param>
    /// <param name="tolerance">Width of the last step at which to stop, relative to max(1, |root|).</param>
    /// <returns>The root. A function that is 0 at an end gives that end.</returns>
    /// <exception cref="ArgumentException">The function has the same sign, or is NaN, at both ends.</exception>
    public static double Newton(Func<double, (double Value, double Derivative)> function, double lower, double upper, double tolerance = 1e-15)
    {
        ArgumentNullException.ThrowIfNull(function);
        double atLower = function(lower).Value;
        double atUpper = function(upper).Value;
        if (atLower == 0)
            return lower;
        if (atUpper == 0)
            return upper;
        if (!(atLower * Math.Sign(atUpper) < 0))
        {
            string message = FormattableString.Invariant($"no change of sign: the function is {atLower} at {lower} and {atUpper} at {upper}.");
            throw new ArgumentException(message, nameof(function));
        }
        (double negative, double positive) = atLower < 0 ? (lower, upper) : (upper, lower);
        return Iterate(function, negative, positive, tolerance);
    }

    private static double Iterate(Func<double, (double Value, double Derivative)> function, double negative, double positive, double tolerance)
    {
        double root = 0.5 * (negative + positive);
        double previousStep = Math.Abs(positive - negative);
        for (int i = 0; i < MaximumIterations; i++)
        {
            (double value, double derivative) = function(root);
            if (value == 0)
                return root;
            if (value < 0)
                negative = root;
            else
                positive = root;
            double next = root - value / derivative;
            bool inside = next > Math.Min(negative, positive) && next < Math.Max(negative, positive);
            if (!inside || Math.Abs(next - root) > 0.5 * previousStep)
                next = 0.5 * (negative + positive);
            previousStep = Math.Abs(next - root);
            root = next;
            if (previousStep <= tolerance * Math.Max(1, Math.Abs(root)))
                return root;
        }
        return root;
    }
}
