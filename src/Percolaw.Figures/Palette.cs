namespace Percolaw.Figures;

/// <summary>
/// The colours for series, after Okabe and Ito (2008, "Color universal design"), told apart under the common colour blindnesses.
/// Its yellow, too light on white paper, is replaced by brown.
/// </summary>
public static class Palette
{
    /// <summary>Blue, the first colour.</summary>
    public const string Blue = "#0072B2";

    /// <summary>Vermilion, the second colour.</summary>
    public const string Vermilion = "#D55E00";

    /// <summary>Bluish green.</summary>
    public const string Green = "#009E73";

    /// <summary>Reddish purple.</summary>
    public const string Purple = "#B8598F";

    /// <summary>Orange.</summary>
    public const string Orange = "#E69F00";

    /// <summary>Sky blue.</summary>
    public const string Sky = "#56B4E9";

    /// <summary>Brown.</summary>
    public const string Brown = "#7A5C2E";

    /// <summary>Nearly black: the colour of theory curves and text.</summary>
    public const string Ink = "#222222";

    /// <summary>Grey: for what is there for comparison only.</summary>
    public const string Grey = "#777777";

    private static readonly string[] _series = [Blue, Vermilion, Green, Purple, Orange, Sky, Brown, Ink];

    /// <summary>The colours of series in their order.</summary>
    public static IReadOnlyList<string> Series => _series;
}
