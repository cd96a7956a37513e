using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Percolaw.Figures;

/// <summary>The ticks of a logarithmic axis: powers of ten with labels, minor ones between them.</summary>
internal sealed class LogTicks
{
    private readonly HashSet<double> _labelled;

    private LogTicks(IReadOnlyList<double> all, HashSet<double> labelled)
    {
        All = all;
        _labelled = labelled;
    }

    /// <summary>All ticks, ascending.</summary>
    public IReadOnlyList<double> All { get; }

    /// <summary>The ticks that have a label, ascending.</summary>
    public IEnumerable<double> Labelled => All.Where(_labelled.Contains);

    /// <summary>The labels, ascending.</summary>
    public IEnumerable<string> Labels => Labelled.Select(Text);

    public static LogTicks Between(double min, double max, int pixels, IReadOnlyList<double>? chosen)
    {
        double decades = Math.Log10(max / min);
        List<double> all = [.. Candidates(min, max, pixels / decades)];
        if (chosen is not null)
            return new LogTicks([.. all.Union(chosen).Order()], [.. chosen]);
        if (all.Count < 3)
            all = [.. EvenSteps(min, max)];
        return new LogTicks(all, [.. all.Where(Labelling(all, decades, pixels))]);
    }

    /// <summary>A Vega expression that gives each tick its label.</summary>
    public string LabelExpression()
    {
        StringBuilder expression = new();
        foreach (double tick in Labelled)
            expression.Append(CultureInfo.InvariantCulture, $"datum.value === {tick:R} ? '{Text(tick)}' : ");
        return expression.Append("''").ToString();
    }

    /// <summary>A conditional axis property: one value for powers of ten, another for minor ticks.</summary>
    public JsonObject Condition(double major, double minor)
    {
        string decades = string.Join(", ", All.Where(tick => Leading(tick) == 1 || !IsStandard(tick))
            .Select(tick => tick.ToString("R", CultureInfo.InvariantCulture)));
        return new JsonObject
        {
            ["condition"] = new JsonObject { ["test"] = $"indexof([{decades}], datum.value) >= 0", ["value"] = major },
            ["value"] = minor,
        };
    }

    /// <summary>Which ticks have a label: as many as there is room for, and never fewer than two.</summary>
    private static Func<double, bool> Labelling(List<double> all, double decades, int pixels)
    {
        int step = Math.Max(1, (int)Math.Ceiling(32 * decades / pixels));
        if (all.Any(tick => !IsStandard(tick)) || all.Count < 4)
            return _ => true;
        if (decades < 1)
            return tick => Leading(tick) is 1 or 2 or 3 or 5 or 7;
        return decades < 2.5
            ? tick => Leading(tick) is 1 or 2 or 5
            : tick => IsDecade(tick, step);
    }

    /// <summary>Ticks for an axis so short that it holds hardly one of 1, 2, … 9: equal steps of 1, 2 or 5.</summary>
    private static IEnumerable<double> EvenSteps(double min, double max)
    {
        double rough = (max - min) / 5;
        int exponent = (int)Math.Floor(Math.Log10(rough));
        double factor = rough / Math.Pow(10, exponent);
        int mantissa = factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10;
        decimal step = decimal.Parse($"{mantissa}e{exponent}", NumberStyles.Float, CultureInfo.InvariantCulture);
        for (decimal tick = Math.Ceiling((decimal)min / step) * step; tick <= (decimal)max; tick += step)
            yield return (double)tick;
    }

    private static IEnumerable<double> Candidates(double min, double max, double pixelsPerDecade)
    {
        int first = (int)Math.Floor(Math.Log10(min));
        int last = (int)Math.Ceiling(Math.Log10(max));
        // Below some 25 pixels a decade nine ticks run together.
        int mantissas = pixelsPerDecade >= 25 ? 9 : 1;
        for (int exponent = first; exponent <= last; exponent++)
        {
            for (int mantissa = 1; mantissa <= mantissas; mantissa++)
            {
                double tick = double.Parse($"{mantissa}e{exponent}", CultureInfo.InvariantCulture);
                if (tick >= min && tick <= max)
                    yield return tick;
            }
        }
    }

    private static bool IsStandard(double tick) => tick == double.Parse($"{Leading(tick)}e{Exponent(tick)}", CultureInfo.InvariantCulture);

    private static bool IsDecade(double tick, int step) => Leading(tick) == 1 && Exponent(tick) % step == 0;

    private static int Exponent(double tick) =>
        int.Parse(tick.ToString("E1", CultureInfo.InvariantCulture).Split('E')[1], CultureInfo.InvariantCulture);

    private static int Leading(double tick) => tick.ToString("E1", CultureInfo.InvariantCulture)[0] - '0';

    private static string Text(double tick)
    {
        int exponent = Exponent(tick);
        if (exponent is >= -3 and <= 3)
            return tick.ToString("0.#######", CultureInfo.InvariantCulture);
        return Leading(tick) == 1 && IsStandard(tick)
            ? NumberText.PowerOfTen(exponent)
            : NumberText.Of(tick, 2).Replace(" × ", "·", StringComparison.Ordinal);
    }
}
