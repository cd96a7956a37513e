using Percolaw.Fitting;
using Percolaw.Formats;

namespace Percolaw.Figures.Fits;

/// <summary>Two coefficients of bootstrap resamples.</summary>
public static class ResamplesFigure
{
    private const int MostPoints = 2000;

    /// <summary>The figure: of the law's exponents if it has two, else of its first two free coefficients; null without resamples.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="resamples">Coefficients in fitted form.</param>
    public static Figure? Create(LawFit fit, IReadOnlyList<double[]> resamples)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(resamples);
        int[] free = [.. Enumerable.Range(0, fit.Coefficients.Count).Where(i => fit.Coefficients[i].IsFree)];
        int[] exponents = [.. free.Where(i => fit.Coefficients[i].Name is "alpha" or "beta" or "alphaN" or "alphaD")];
        int[] chosen = exponents.Length >= 2 ? exponents : free;
        if (resamples.Count < 10 || chosen.Length < 2) return null;
        (int x, int y) = (chosen[0], chosen[1]);
        Table cloud = new("resamples", "x", "y"), centre = new("fit", "x", "y");
        foreach (double[] resample in resamples.Take(MostPoints)) cloud.Add(Value(fit, resample, x), Value(fit, resample, y));
        centre.Add(fit.Coefficients[x].Value, fit.Coefficients[y].Value);
        return Figure.Create(
            "resamples",
            $"Bootstrap of {fit.Coefficients[x].Name} and {fit.Coefficients[y].Name}",
            $"Each point is a fit of resampled runs, {Math.Min(MostPoints, resamples.Count)} of {resamples.Count}; the diamond is the fit of all runs. A long thin cloud says that the runs determine a combination better than either coefficient.",
            "A cloud of points around a mark.",
            new Plot(
                Axis.Linear(fit.Coefficients[x].Name),
                Axis.Linear(fit.Coefficients[y].Name),
                new Points(cloud, "x", "y") { Label = "resamples", Size = 8, Colour = Palette.Blue, Opacity = 0.4 },
                new Points(centre, "x", "y") { Label = "fit", Size = 90, Colour = Palette.Vermilion, Shape = Shape.Diamond })
            {
                Width = 380,
                Height = 320,
                Legend = LegendPlace.TopRight,
            });
    }

    private static double Value(LawFit fit, double[] resample, int coefficient) => fit.Law.Coefficients[coefficient].FromFitted(resample[coefficient]);
}
