namespace Percolaw.Formats;

/// <summary>A row that cannot be used.</summary>
/// <param name="Line">The line of the file at which it begins, from 1.</param>
/// <param name="Column">The name of the column at fault; null where it is the row as a whole.</param>
/// <param name="Reason">What is wrong, on one line.</param>
public sealed record RowProblem(int Line, string? Column, string Reason)
{
    /// <summary>As one line: <c>line 7, column loss: it is empty</c>.</summary>
    public override string ToString() => Column is null ? $"line {Line}: {Reason}" : $"line {Line}, column {OneLine.Of(Column)}: {Reason}";
}
