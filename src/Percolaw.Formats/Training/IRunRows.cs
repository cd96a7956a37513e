namespace Percolaw.Formats;

/// <summary>The rows of a file, one after the other.</summary>
internal interface IRunRows : IDisposable
{
    /// <summary>The names of the columns.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Whether numbers could have a decimal comma.</summary>
    bool MayHaveCommas { get; }

    /// <summary>The line at which the row begins, from 1.</summary>
    int Line { get; }

    /// <summary>Why the row as a whole cannot be used; null where it can.</summary>
    string? Fault { get; }

    /// <summary>Goes to the next row; false at the end of the file.</summary>
    bool Read();

    /// <summary>A field of the row as UTF-8, without spaces around it; empty where the row has none. Valid until the next read.</summary>
    ReadOnlySpan<byte> Field(int column);
}
