namespace Percolaw.Cli.Framework;

/// <summary>Sentences broken into lines for people.</summary>
internal static class WrappedText
{
    /// <summary>The columns of the narrowest terminal that output is made for.</summary>
    public const int Width = 80;

    /// <summary>The text in lines of at most <see cref="Width"/> columns, broken at spaces; a longer word stays whole.</summary>
    /// <param name="text">One paragraph.</param>
    /// <param name="indent">How far the lines after the first are moved to the right.</param>
    public static IEnumerable<string> Lines(string text, int indent = 0)
    {
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            bool startsLine = string.IsNullOrWhiteSpace(line);
            if (!startsLine && line.Length + 1 + word.Length > Width)
            {
                yield return line;
                line = new string(' ', indent);
                startsLine = true;
            }
            line += startsLine ? word : " " + word;
        }
        if (line.Length > 0) yield return line;
    }
}
