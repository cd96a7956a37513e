namespace Percolaw.Formats;

/// <summary>How one name is written in files and on the command line.</summary>
public static class Names
{
    /// <summary>Whether the name is made of lower-case letters, digits and single underscores, with a letter first.</summary>
    public static bool IsSnakeCase(string name) =>
        !string.IsNullOrEmpty(name)
        && char.IsAsciiLetterLower(name[0])
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_')
        && !name.Contains("__", StringComparison.Ordinal)
        && name[^1] != '_';

    /// <summary><c>p_valid</c> as <c>--p-valid</c>.</summary>
    public static string ToOption(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return "--" + name.Replace('_', '-');
    }

    /// <summary><c>NearestNeighbour</c> as <c>nearest-neighbour</c>: how the values of an enumeration are written.</summary>
    public static string ToChoice(string member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return string.Concat(member.Select((letter, i) =>
            char.IsUpper(letter) && i > 0 ? "-" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));
    }
}
