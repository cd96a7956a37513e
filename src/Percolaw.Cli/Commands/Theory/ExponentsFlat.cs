using Percolaw.Figures.Paper;
using Percolaw.Formats;
using Percolaw.Theory;

namespace Percolaw.Cli.Commands.Theory;

/// <summary>The exponents as one flat table for programs: every row has everything, sources included.</summary>
internal static class ExponentsFlat
{
    public static Table Table(IReadOnlyList<ExponentRow> rows)
    {
        Table critical = ExponentTables.CriticalExponents(rows);
        Table ratios = ExponentTables.Ratios(rows);
        Table flat = new("exponents", [.. ratios.Columns.Take(2), .. critical.Columns.Skip(1), .. ratios.Columns.Skip(2)]);
        foreach (object?[] row in ratios.Rows)
        {
            object?[] ofDimension = critical.Rows.First(other => Equals(other[0], row[0]));
            flat.Add([.. row.Take(2), .. ofDimension.Skip(1), .. row.Skip(2)]);
        }
        return flat;
    }
}
