namespace Percolaw.Figures;

/// <summary>How a line is broken.</summary>
public enum Dash
{
    /// <summary>Not broken.</summary>
    Solid,

    /// <summary>Long dashes.</summary>
    Dashed,

    /// <summary>Dots; by convention asymptotes.</summary>
    Dotted,

    /// <summary>Dash, dot, dash.</summary>
    DashDot,

    /// <summary>Short dashes.</summary>
    ShortDashed,

    /// <summary>Long dash, dot, dot.</summary>
    DashDotDot,
}

/// <summary>The form of a point.</summary>
public enum Shape
{
    /// <summary>A disc.</summary>
    Circle,

    /// <summary>A square.</summary>
    Square,

    /// <summary>A triangle on its base.</summary>
    Triangle,

    /// <summary>A square on its corner.</summary>
    Diamond,

    /// <summary>A plus sign.</summary>
    Cross,

    /// <summary>A triangle on its tip.</summary>
    TriangleDown,
}

/// <summary>The look of one series.</summary>
internal sealed record Style(string Colour, Dash Dash, Shape Shape)
{
    /// <summary>The default look of the series at a position: colour, dash and shape all differ, so that print in grey is readable.</summary>
    public static Style At(int index)
    {
        ReadOnlySpan<Dash> dashes = [Dash.Solid, Dash.Dashed, Dash.DashDot, Dash.ShortDashed, Dash.DashDotDot];
        return new Style(
            Palette.Series[index % Palette.Series.Count],
            dashes[index % dashes.Length],
            (Shape)(index % 6));
    }
}

internal static class StyleNames
{
    public static double[] Pattern(this Dash dash) => dash switch
    {
        Dash.Dashed => [9, 4],
        Dash.Dotted => [1.5, 3],
        Dash.DashDot => [9, 3, 2, 3],
        Dash.ShortDashed => [5, 3],
        Dash.DashDotDot => [12, 3, 2, 3, 2, 3],
        _ => [],
    };

    public static string Name(this Shape shape) => shape switch
    {
        Shape.Square => "square",
        Shape.Triangle => "triangle-up",
        Shape.Diamond => "diamond",
        Shape.Cross => "cross",
        Shape.TriangleDown => "triangle-down",
        _ => "circle",
    };
}
