namespace Percolaw.Formats;

/// <summary>
/// Declares the settings of a parameters record, each with its name in snake_case, one line of description, and how
/// to get and set it: <c>.WholeNumber("seeds", "runs to average", p => p.Seeds, (p, v) => p with { Seeds = v }, Interval.AtLeast(1))</c>.
/// </summary>
public sealed class ConfigurationBuilder<TParameters>(string title, TParameters defaults)
{
    private readonly List<Setting<TParameters>> settings = [];
    private Action<TParameters> check = _ => { };

    /// <summary>A whole number of 32 bits.</summary>
    public ConfigurationBuilder<TParameters> WholeNumber(
        string name, string description, Func<TParameters, int> get, Func<TParameters, int, TParameters> set, Interval? bounds = null) =>
        Add(name, description, ValueKinds.SmallWholeNumber(bounds ?? Interval.Any), get, set);

    /// <summary>A whole number of 64 bits.</summary>
    public ConfigurationBuilder<TParameters> WholeNumber(
        string name, string description, Func<TParameters, long> get, Func<TParameters, long, TParameters> set, Interval? bounds = null) =>
        Add(name, description, ValueKinds.WholeNumber(bounds ?? Interval.Any), get, set);

    /// <summary>A finite number.</summary>
    public ConfigurationBuilder<TParameters> Number(
        string name, string description, Func<TParameters, double> get, Func<TParameters, double, TParameters> set, Interval? bounds = null) =>
        Add(name, description, ValueKinds.Number(bounds ?? Interval.Any), get, set);

    /// <summary>True or false.</summary>
    public ConfigurationBuilder<TParameters> Flag(
        string name, string description, Func<TParameters, bool> get, Func<TParameters, bool, TParameters> set) =>
        Add(name, description, ValueKinds.Flag(), get, set);

    /// <summary>One member of an enumeration, written in lower case with hyphens.</summary>
    public ConfigurationBuilder<TParameters> Choice<T>(
        string name, string description, Func<TParameters, T> get, Func<TParameters, T, TParameters> set)
        where T : struct, Enum =>
        Add(name, description, ValueKinds.Choice<T>(), get, set);

    /// <summary>A list of numbers.</summary>
    public ConfigurationBuilder<TParameters> Numbers(
        string name, string description, Func<TParameters, IReadOnlyList<double>> get,
        Func<TParameters, IReadOnlyList<double>, TParameters> set, Interval? bounds = null) =>
        Add(name, description, ValueKinds.NumberList(bounds ?? Interval.Any), get, set);

    /// <summary>A list of whole numbers.</summary>
    public ConfigurationBuilder<TParameters> WholeNumbers(
        string name, string description, Func<TParameters, IReadOnlyList<long>> get,
        Func<TParameters, IReadOnlyList<long>, TParameters> set, Interval? bounds = null) =>
        Add(name, description, ValueKinds.WholeNumberList(bounds ?? Interval.Any), get, set);

    /// <summary>A value of any other kind.</summary>
    public ConfigurationBuilder<TParameters> Add<T>(
        string name, string description, ValueKind<T> kind, Func<TParameters, T> get, Func<TParameters, T, TParameters> set)
    {
        if (settings.Exists(setting => setting.Name == name)) throw new ArgumentException($"{name} is declared twice", nameof(name));
        settings.Add(new Setting<TParameters, T>(name, description, kind, get, set));
        return this;
    }

    /// <summary>What to check across settings; throws <see cref="ArgumentException"/> or <see cref="PercolawException"/>.</summary>
    public ConfigurationBuilder<TParameters> Check(Action<TParameters> parametersCheck)
    {
        check = parametersCheck;
        return this;
    }

    /// <summary>The configuration.</summary>
    public Configuration<TParameters> Build() => new(title, defaults, [.. settings], check);
}
