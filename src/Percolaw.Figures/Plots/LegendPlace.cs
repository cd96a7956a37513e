namespace Percolaw.Figures;

/// <summary>Where the legend of a <see cref="Plot"/> stands.</summary>
public enum LegendPlace
{
    /// <summary>In rows above the plotting area, where it never covers data.</summary>
    Top,

    /// <summary>In a column to the right of the plotting area.</summary>
    Right,

    /// <summary>Inside, upper left corner.</summary>
    TopLeft,

    /// <summary>Inside, upper right corner.</summary>
    TopRight,

    /// <summary>Inside, lower left corner.</summary>
    BottomLeft,

    /// <summary>Inside, lower right corner.</summary>
    BottomRight,

    /// <summary>Nowhere.</summary>
    None,
}
