namespace Percolaw.Formats;

/// <summary>Makes what comes from a file fit to be part of a one-line message.</summary>
internal static class OneLine
{
    private const int LongestText = 200;

    /// <summary>The text without control characters, cut where it is long.</summary>
    public static string Of(string text)
    {
        string cut = text.Length <= LongestText ? text : text[..LongestText] + "…";
        return string.Create(cut.Length, cut, static (room, whole) =>
        {
            for (int i = 0; i < room.Length; i++)
                room[i] = char.IsControl(whole[i]) || whole[i] is '\u2028' or '\u2029' ? '?' : whole[i];
        });
    }
}
