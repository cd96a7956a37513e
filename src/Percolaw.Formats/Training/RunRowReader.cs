using System.Collections.Immutable;

namespace Percolaw.Formats;

/// <summary>Reads the numbers of a row, and derives the scale that it lacks. Holds one row at a time.</summary>
internal sealed class RunRowReader
{
    private static readonly RunRole[] Scales = [RunRole.Parameters, RunRole.Tokens, RunRole.Flops];
    private static readonly RunRole[] Others = [RunRole.Loss, RunRole.StandardError, RunRole.Weight, RunRole.UniqueTokens];
    private readonly RunColumnMap map;
    private readonly FlopsRule rule;
    private readonly bool hasCommas;
    private readonly (RunRole Role, int Column)[] read;
    private readonly bool hasAllScales;
    private readonly double[] values = new double[Enum.GetValues<RunRole>().Length];
    private readonly string?[] reasons = new string?[Enum.GetValues<RunRole>().Length];

    /// <summary>Prepares to read rows whose columns are known.</summary>
    /// <exception cref="PercolawException">A column is missing that the losses, or the rule for FLOPs, cannot do without.</exception>
    public RunRowReader(RunColumnMap map, FlopsRule rule, bool hasCommas)
    {
        (this.map, this.rule, this.hasCommas) = (map, rule, hasCommas);
        map.Require(RunRole.Loss);
        map.RequireScale();
        int given = Scales.Count(role => map[role] is not null);
        if (given == 2)
        {
            foreach (RunRole role in rule.Needs) map.Require(role, $", which the rule {rule} needs");
        }

        read = [.. Scales.Concat(Others).Concat(rule.Needs).Where(role => map[role] is not null).Select(role => (role, map[role]!.Value))];
        hasAllScales = given >= 2;
        IEnumerable<RunRole> scales = hasAllScales ? Scales : Scales.Where(role => map[role] is not null);
        Roles = [.. scales, .. Others.Where(role => map[role] is not null)];
    }

    /// <summary>The numbers that every usable row has.</summary>
    public ImmutableArray<RunRole> Roles { get; }

    /// <summary>Columns of the file that hold numbers which are read.</summary>
    public int[] NumberColumns => [.. read.Select(pair => pair.Column)];

    /// <summary>The column at fault; null where the row is usable, or as a whole is not.</summary>
    public string? Column { get; private set; }

    /// <summary>Why the row cannot be used; null where it can.</summary>
    public string? Reason { get; private set; }

    /// <summary>The scale that was derived in this row; null where none was.</summary>
    public RunRole? Derived { get; private set; }

    /// <summary>C of the row, in units of what the rule says; NaN where the row does not say both.</summary>
    public double FlopsRatio => Derived is null ? this[RunRole.Flops] / rule.Flops(this[RunRole.Parameters], this[RunRole.Tokens], Shape) : double.NaN;

    /// <summary>A number of the row; NaN where it is not there.</summary>
    public double this[RunRole role] => values[(int)role];

    private RunShape Shape => new(
        this[RunRole.EmbeddingParameters], this[RunRole.HeadParameters], this[RunRole.Width], this[RunRole.Layers], this[RunRole.ContextLength]);

    /// <summary>Reads the row that the file is at.</summary>
    public void Read(IRunRows rows)
    {
        (Column, Reason, Derived) = (null, rows.Fault, null);
        values.AsSpan().Fill(double.NaN);
        reasons.AsSpan().Clear();
        if (Reason is not null) return;
        foreach ((RunRole role, int column) in read) Take(role, rows.Field(column));
        Derive();
        bool areAllUnique = double.IsNaN(this[RunRole.UniqueTokens]) && reasons[(int)RunRole.UniqueTokens] is null;
        if (areAllUnique) values[(int)RunRole.UniqueTokens] = this[RunRole.Tokens];
        foreach (RunRole role in Roles) CheckThat(role);
    }

    private void Take(RunRole role, ReadOnlySpan<byte> text)
    {
        bool mayBeMissing = role is RunRole.Parameters or RunRole.Tokens or RunRole.Flops or RunRole.UniqueTokens;
        bool isLeftOut = mayBeMissing && RunNumber.IsMissing(text);
        double value = double.NaN;
        reasons[(int)role] = isLeftOut ? null : RunNumber.ReadPositive(text, hasCommas, out value);
        values[(int)role] = reasons[(int)role] is null ? value : double.NaN;
    }

    private void Derive()
    {
        RunRole? lacking = null;
        foreach (RunRole role in Scales)
        {
            if (!double.IsNaN(this[role])) continue;
            if (lacking is not null || reasons[(int)role] is not null) return;
            lacking = role;
        }

        if (lacking is not { } missing || !hasAllScales) return;
        (double parameters, double tokens, double flops) = (this[RunRole.Parameters], this[RunRole.Tokens], this[RunRole.Flops]);
        double value = missing switch
        {
            RunRole.Parameters => rule.Parameters(flops, tokens, Shape),
            RunRole.Tokens => rule.Tokens(flops, parameters, Shape),
            _ => rule.Flops(parameters, tokens, Shape),
        };
        Derived = missing;
        if (value > 0 && double.IsFinite(value)) values[(int)missing] = value;
        else reasons[(int)missing] = $"{RunColumns.Words(missing)} cannot follow from {rule}: {WhyNot(value)}";
    }

    private string WhyNot(double value)
    {
        foreach (RunRole role in rule.Needs)
        {
            if (map[role] is null) return $"the table has no column for {RunColumns.Words(role)}";
            if (reasons[(int)role] is { } reason) return $"in column {OneLine.Of(map.NameOf(map[role]!.Value))}, {reason}";
        }

        return value > 0 ? "they would be too large" : "they would not be above 0";
    }

    private void CheckThat(RunRole role)
    {
        if (Reason is not null || !double.IsNaN(this[role])) return;
        Column = map[role] is { } column ? map.NameOf(column) : null;
        Reason = reasons[(int)role] ?? "it is empty";
    }
}
