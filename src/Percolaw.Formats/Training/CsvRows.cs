using System.Text;
using CsvHelper;
using CsvParser = CsvHelper.CsvReader;

namespace Percolaw.Formats;

/// <summary>The rows of a CSV file, with whichever separator, quotation marks and line ends it has.</summary>
internal sealed class CsvRows : IRunRows
{
    private const int LongestRow = 1 << 24;
    private readonly string path;
    private readonly CsvParser reader;
    private readonly Func<bool> next;
    private bool isUnterminated;

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="PercolawException">The file cannot be read, or has no header.</exception>
    public CsvRows(string path)
    {
        this.path = path;
        reader = FileFailure.Guard("read", path, () => CsvParser.FromFile(path, Options()));
        next = reader.Read;
        try
        {
            Columns = Guarded(() => reader.Headers.ToArray());
            CheckHeader();
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    public IReadOnlyList<string> Columns { get; }

    public bool MayHaveCommas => reader.Separator != ',';

    public int Line => (int)Math.Min(reader.LineNumber, int.MaxValue);

    public string? Fault { get; private set; }

    public bool Read()
    {
        while (Guarded(next))
        {
            if (IsNothing()) continue;
            Fault = isUnterminated ? "a quotation mark is never closed" : CountFault();
            return true;
        }

        return false;
    }

    public ReadOnlySpan<byte> Field(int column) => reader.GetSpan(column).Trim((byte)' ');

    public void Dispose() => reader.Dispose();

    private CsvReaderOptions Options() => new()
    {
        CommentPrefix = '#',
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MaxRecordSize = LongestRow,
        OnMalformedRecord = record => isUnterminated |= record.Reason == CsvMalformedReason.UnterminatedQuote,
    };

    private void CheckHeader()
    {
        if (isUnterminated) throw new PercolawException($"{path}: a quotation mark in the first row is never closed; close it");
        if (Columns.All(name => name.Length == 0)) throw new PercolawException($"{path}: it is empty; the first row should hold the names of the columns");
        if (Columns.All(name => RunNumber.Read(Encoding.UTF8.GetBytes(name), true, out _) is null))
            throw new PercolawException($"{path}: the first row holds numbers; write the names of the columns above it");
    }

    // Spreadsheets write blank lines with all their separators, and people indent comments.
    private bool IsNothing()
    {
        if (reader.RawRecord.TrimStart(" \t"u8).StartsWith("#"u8)) return true;
        return IsEmptyFrom(0);
    }

    private string? CountFault()
    {
        int count = reader.FieldCount;
        bool fits = count == Columns.Count || (count > Columns.Count && IsEmptyFrom(Columns.Count));
        return fits ? null : $"it has {count} fields instead of {Columns.Count}";
    }

    private bool IsEmptyFrom(int column)
    {
        while (column < reader.FieldCount && reader.GetSpan(column).IsEmpty) column++;
        return column >= reader.FieldCount;
    }

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return FileFailure.Guard("read", path, read);
        }
        catch (CsvFormatException failure)
        {
            throw new PercolawException($"{path}: line {failure.LineNumber}: a row is longer than {LongestRow} bytes; close its quotation marks", failure);
        }
    }
}
