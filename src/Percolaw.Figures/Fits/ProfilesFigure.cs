using Percolaw.Fitting;
using Percolaw.Formats;

namespace Percolaw.Figures.Fits;

/// <summary>How sharply the runs determine each coefficient.</summary>
public static class ProfilesFigure
{
    // The 95 % quantile of chi-square with one degree of freedom.
    private const double Threshold = 3.8415;
    private const double Highest = 12;

    /// <summary>The figure; null without profiles.</summary>
    public static Figure? Create(IReadOnlyList<CoefficientProfile> profiles)
    {
        ArgumentNullException.ThrowIfNull(profiles);
        Plot[] plots = [.. profiles.Where(profile => profile.Points.Count > 1).Select(Panel)];
        if (plots.Length == 0) return null;
        return Figure.Create(
            "profiles",
            "Profile likelihoods",
            "Twice the fall of the log-likelihood when a coefficient is held at a value and all others are fitted again. Where the curve crosses the line at 3.84 the 95 % interval ends; a curve that stays flat on a side says that the runs do not bound the coefficient there. Its scale is that of the covariance, which for a narrow objective is itself uncertain: where it differs from the bootstrap, believe the bootstrap.",
            "Panels of valleys, one for each coefficient, with a horizontal line.",
            plots.Length == 1 ? plots[0] : new Panels(Math.Min(3, plots.Length), plots));
    }

    private static Plot Panel(CoefficientProfile profile)
    {
        Table table = new("profile_" + TableName(profile.Name), "value", "deviance");
        foreach (ProfilePoint point in profile.Points.Where(point => point.Deviance <= Highest)) table.Add(point.Value, point.Deviance);
        bool wide = profile.Points.All(point => point.Value > 0) && profile.Points.Max(point => point.Value) > 5 * profile.Points.Min(point => point.Value);
        return new Plot(wide ? Axis.Log(profile.Name) : Axis.Linear(profile.Name), Axis.Linear("deviance") with { Zero = true }, Rule.Horizontal(Threshold), new Line(table, "value", "deviance") { Colour = Palette.Blue })
        {
            Width = 180,
            Height = 160,
            Legend = LegendPlace.None,
        };
    }

    // Coefficients such as alphaN, in snake_case.
    private static string TableName(string name) => string.Concat(name.Select((letter, i) => char.IsUpper(letter) && i > 0 ? "_" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));
}
