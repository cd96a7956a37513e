namespace Percolaw.Formats;

/// <summary>Which column of a certain table has which role.</summary>
internal sealed class RunColumnMap
{
    private const int MostListed = 30, MostCompared = 1000, LongestCompared = 100;
    private readonly string path;
    private readonly IReadOnlyList<string> names;
    private readonly string[] keys;
    private readonly Dictionary<RunRole, int> columns = [];

    /// <summary>Finds the columns: those that are named first, then those with usual names.</summary>
    /// <exception cref="PercolawException">A named column is not there.</exception>
    public RunColumnMap(string path, IReadOnlyList<string> names, IReadOnlyDictionary<RunRole, string> named)
    {
        (this.path, this.names) = (path, names);
        keys = [.. names.Select(RunColumns.Key)];
        foreach ((RunRole role, string name) in named.OrderBy(pair => pair.Key)) TakeNamed(role, name);
        foreach (RunRole role in Enum.GetValues<RunRole>().Where(role => !named.ContainsKey(role))) TakeUsual(role);
        IsGroupNamed = named.ContainsKey(RunRole.Group);
    }

    /// <summary>What was chosen among several columns, one line each.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Columns that could say which runs belong together, the first choice first.</summary>
    public List<int> GroupCandidates { get; } = [];

    /// <summary>Whether the user named the column of groups.</summary>
    public bool IsGroupNamed { get; }

    /// <summary>The column of a role; null where there is none.</summary>
    public int? this[RunRole role] => columns.TryGetValue(role, out int column) ? column : null;

    /// <summary>The name of a column.</summary>
    public string NameOf(int column) => names[column];

    /// <summary>The names of the columns with roles, without that of the group.</summary>
    public Dictionary<RunRole, string> RoleNames() =>
        columns.Where(pair => pair.Key != RunRole.Group).OrderBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => names[pair.Value]);

    /// <summary>The column of this name: as it is written, else by letters and digits alone; -1 for none.</summary>
    /// <exception cref="PercolawException">Several columns have the name.</exception>
    public int Find(string name)
    {
        int[] found = Matches(i => names[i] == name);
        string key = RunColumns.Key(name);
        if (found.Length == 0 && key.Length > 0) found = Matches(i => keys[i] == key);
        return found.Length switch
        {
            0 => -1,
            1 => found[0],
            _ => throw new PercolawException($"{path}: {found.Length} columns are called {OneLine.Of(name)}; rename all but one of them"),
        };
    }

    /// <summary>The exception for a name that no column has.</summary>
    public PercolawException NotFound(string what, string name)
    {
        IEnumerable<string> compared = names.Where(other => other.Length <= LongestCompared).Take(MostCompared);
        return new($"{path}: {what} '{OneLine.Of(name)}' is not there{OneLine.Of(Suggestions.DidYouMean(name, compared))}; {Listed()}");
    }

    /// <summary>Checks that there is a column of a role.</summary>
    /// <exception cref="PercolawException">There is none; the message lists the columns.</exception>
    public void Require(RunRole role, string why = "")
    {
        if (columns.ContainsKey(role)) return;
        throw new PercolawException($"{path}: no column has a usual name of {RunColumns.Words(role)}{why}; say which it is with {RunColumns.OptionName(role)} COL; {Listed()}");
    }

    /// <summary>Checks that a scale of the runs is there.</summary>
    /// <exception cref="PercolawException">Neither parameters nor tokens nor FLOPs are there.</exception>
    public void RequireScale()
    {
        if (columns.ContainsKey(RunRole.Parameters) || columns.ContainsKey(RunRole.Tokens) || columns.ContainsKey(RunRole.Flops)) return;
        throw new PercolawException($"{path}: no column has a usual name of parameters, tokens or FLOPs; say which they are with --params COL, --tokens COL or --flops COL; {Listed()}");
    }

    private void TakeNamed(RunRole role, string name)
    {
        int column = Find(name);
        if (column < 0 && name == RunColumns.None) return;
        if (column < 0) throw NotFound($"the column for {RunColumns.OptionName(role)}", name);
        RunRole[] others = [.. columns.Where(pair => pair.Value == column).Select(pair => pair.Key)];
        if (others.Length > 0)
            throw new PercolawException($"{path}: column {OneLine.Of(name)} cannot be both {RunColumns.OptionName(others[0])} and {RunColumns.OptionName(role)}; name two columns");
        columns.Add(role, column);
        if (role == RunRole.Group) GroupCandidates.Add(column);
    }

    private void TakeUsual(RunRole role)
    {
        int[] found = [.. RunColumns.UsualNames(role).Select(RunColumns.Key).Distinct()
            .SelectMany(key => Matches(i => keys[i] == key && !columns.ContainsValue(i)))];
        if (role == RunRole.Group) GroupCandidates.AddRange(found);
        if (found.Length == 0 || role == RunRole.Group) return;
        columns.Add(role, found[0]);
        bool isExtra = role is RunRole.StandardError or RunRole.Weight or RunRole.UniqueTokens;
        if (found.Length == 1 && isExtra)
            Notes.Add($"{RunColumns.Words(role)} from column {Shown(found[0])}; {RunColumns.OptionName(role)} {RunColumns.None} leaves it out");
        if (found.Length == 1) return;
        string others = string.Join(", ", found.Skip(1).Take(MostListed).Select(Shown));
        Notes.Add($"{RunColumns.Words(role)} from column {Shown(found[0])}, not {others}; {RunColumns.OptionName(role)} COL chooses");
    }

    private int[] Matches(Func<int, bool> condition) => [.. Enumerable.Range(0, names.Count).Where(condition)];

    private string Listed()
    {
        string more = names.Count > MostListed ? $" and {names.Count - MostListed} more" : "";
        return $"its columns are {string.Join(", ", names.Take(MostListed).Select(Shown))}{more}";
    }

    private string Shown(int column) => Shown(names[column]);

    private static string Shown(string name) => name.Length == 0 ? "''" : OneLine.Of(name);
}
