namespace Percolaw.Formats;

/// <summary>Finds out whether a table has decimal commas: it has if a number shows it and none has a point.</summary>
internal static class DecimalCommas
{
    /// <summary>Goes through columns of numbers.</summary>
    public static bool AreIn(IRunRows rows, IReadOnlyList<int> columns)
    {
        bool isShown = false;
        while (rows.Read())
        {
            foreach (int column in columns)
            {
                ReadOnlySpan<byte> text = rows.Field(column);
                if (text.Contains((byte)'.') && RunNumber.Read(text, false, out _) is null) return false;
                isShown |= Shows(text);
            }
        }

        return isShown;
    }

    /// <summary>Whether a number has a comma that cannot stand between thousands: 3,25 or 0,125, but not 3,250.</summary>
    public static bool Shows(ReadOnlySpan<byte> text)
    {
        int comma = text.IndexOf((byte)',');
        if (comma < 0 || RunNumber.Read(text, true, out _) is not null) return false;
        ReadOnlySpan<byte> whole = text[..comma].TrimStart("+-"u8), rest = text[(comma + 1)..];
        int digits = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9') is var end and >= 0 ? end : rest.Length;
        return digits != 3 || whole.Length is 0 or > 3 || whole[0] == (byte)'0';
    }
}
