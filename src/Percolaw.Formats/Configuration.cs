using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Percolaw.Formats;

/// <summary>
/// The settings of a parameters record, declared once by <see cref="ConfigurationBuilder{TParameters}"/>.
/// Immutable; reads and writes YAML and JSON.
/// </summary>
public sealed class Configuration<TParameters>
{
    private readonly Action<TParameters> check;

    internal Configuration(string title, TParameters defaults, IReadOnlyList<Setting<TParameters>> settings, Action<TParameters> check)
    {
        Title = title;
        Defaults = defaults;
        Settings = settings;
        this.check = check;
    }

    /// <summary>One line that heads a printed configuration.</summary>
    public string Title { get; }

    /// <summary>The parameters where nothing is said.</summary>
    public TParameters Defaults { get; }

    /// <summary>All settings, in the order of their declaration.</summary>
    public IReadOnlyList<Setting<TParameters>> Settings { get; }

    /// <summary>The setting of that snake_case name, or null.</summary>
    public Setting<TParameters>? Find(string name) => Settings.FirstOrDefault(setting => setting.Name == name);

    /// <summary>Checks what concerns several settings together.</summary>
    /// <exception cref="PercolawException">The parameters contradict each other.</exception>
    public TParameters Check(TParameters parameters)
    {
        try
        {
            check(parameters);
            return parameters;
        }
        catch (ArgumentException refused)
        {
            throw new PercolawException(refused.Message.ReplaceLineEndings(" "), refused);
        }
    }

    /// <summary>The parameters <paramref name="start"/> with what a YAML file says.</summary>
    /// <exception cref="PercolawException">The file cannot be read; a <see cref="ConfigurationException"/> where it has an error.</exception>
    public TParameters ReadYaml(TParameters start, string path) =>
        ParseYaml(start, YamlConfiguration.ReadText(path), path);

    /// <summary>The parameters <paramref name="start"/> with what YAML text says.</summary>
    /// <exception cref="ConfigurationException">The text has an error; the message says <paramref name="source"/> and line.</exception>
    public TParameters ParseYaml(TParameters start, string text, string source)
    {
        TParameters parameters = start;
        foreach (YamlEntry entry in YamlConfiguration.Parse(text, source, [.. Settings.Select(setting => setting.Name)]))
        {
            try
            {
                parameters = Find(entry.Name)!.Apply(parameters, entry.Value);
            }
            catch (PercolawException refused)
            {
                throw new ConfigurationException($"{source}, line {entry.Line}: {entry.Name}: {refused.Message}", refused);
            }
        }
        return CheckFrom(parameters, source);
    }

    /// <summary>All settings as YAML with comments, which <see cref="ParseYaml"/> reads back to the same values.</summary>
    public string ToYaml(TParameters parameters)
    {
        StringBuilder yaml = new($"# {Title}\n");
        foreach (Setting<TParameters> setting in Settings)
        {
            yaml.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n# {setting.Description} ({setting.Expects})\n");
            yaml.Append(System.Globalization.CultureInfo.InvariantCulture, $"{setting.Name}: {setting.Format(parameters)}\n");
        }
        return yaml.ToString();
    }

    /// <summary>All settings as an ordered JSON object, for manifests.</summary>
    public JsonObject ToJson(TParameters parameters)
    {
        JsonObject json = [];
        foreach (Setting<TParameters> setting in Settings) json.Add(setting.Name, setting.ToJson(parameters));
        return json;
    }

    /// <summary>The SHA-256 of the settings, in lower-case hexadecimal digits.</summary>
    public string Hash(TParameters parameters) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToJson(parameters).ToJsonString())));

    private TParameters CheckFrom(TParameters parameters, string source)
    {
        try
        {
            return Check(parameters);
        }
        catch (PercolawException refused)
        {
            throw new ConfigurationException($"{source}: {refused.Message}", refused);
        }
    }
}
