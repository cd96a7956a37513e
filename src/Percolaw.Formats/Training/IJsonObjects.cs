namespace Percolaw.Formats;

/// <summary>The values of a JSON file that should be one object for each row.</summary>
internal interface IJsonObjects : IDisposable
{
    /// <summary>The line at which the value begins, from 1.</summary>
    int Line { get; }

    /// <summary>The next value as it is written, valid until the one after it is read; false at the end of the file.</summary>
    bool TryNext(out ReadOnlySpan<byte> json);
}
