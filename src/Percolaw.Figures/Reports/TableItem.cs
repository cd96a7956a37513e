using System.Globalization;
using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>A table in a report.</summary>
/// <param name="Table">The data.</param>
/// <param name="Caption">What it shows; <see cref="Markup"/> is understood.</param>
public sealed record TableItem(Table Table, string? Caption = null) : ReportItem
{
    /// <summary>The columns shown and how; empty for all columns as they are.</summary>
    public IReadOnlyList<TableColumn> Columns { get; init; } = [];

    /// <summary>The most rows shown; a note says how many there are.</summary>
    public int MaxRows { get; init; } = 100;

    /// <summary>The columns that are shown: the given ones, or all.</summary>
    internal IReadOnlyList<TableColumn> Shown =>
        Columns.Count > 0 ? Columns : [.. Table.Columns.Select(column => new TableColumn(column, TableColumn.TitleOf(column)))];
}

/// <summary>A column of a <see cref="TableItem"/>.</summary>
/// <param name="Column">Its name in the data.</param>
/// <param name="Title">Its heading; <see cref="Markup"/> is understood.</param>
/// <param name="Format">A .NET number format such as <c>0.000</c> or <c>P1</c>; without it, four significant digits.</param>
public sealed record TableColumn(string Column, string Title, string? Format = null)
{
    internal static string TitleOf(string column) => column.Replace('_', ' ');

    internal string Text(object? cell) => Format is not null && cell is double or long
        ? ((IFormattable)cell).ToString(Format, CultureInfo.InvariantCulture).Replace('-', '−')
        : NumberText.Of(cell);
}
