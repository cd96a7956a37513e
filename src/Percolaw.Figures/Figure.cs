using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>
/// A figure: data and a Vega-Lite specification that draws it, with the words that go with it.
/// </summary>
/// <param name="Name">The file name without extension, in kebab-case; unique in a report.</param>
/// <param name="Title">A short title, without a full stop.</param>
/// <param name="Caption">What to see, and whether the measurement agrees; <see cref="Markup"/> is understood.</param>
/// <param name="Description">What is drawn, in plain words, for those who do not see it.</param>
/// <param name="Specification">The complete Vega-Lite specification, data and theme inline. Not to be changed.</param>
/// <param name="Data">The tables behind the figure, shown below it in a report.</param>
public sealed record Figure(
    string Name,
    string Title,
    string Caption,
    string Description,
    JsonObject Specification,
    IReadOnlyList<Table> Data)
{
    /// <summary>Makes a figure from a view: a plot, several panels, a tree drawing, voxels.</summary>
    /// <param name="name">The file name without extension, in kebab-case.</param>
    /// <param name="title">A short title.</param>
    /// <param name="caption">What to see, and whether the measurement agrees.</param>
    /// <param name="description">What is drawn, in plain words.</param>
    /// <param name="view">What is drawn.</param>
    /// <exception cref="ArgumentException">The name is not kebab-case, a text is empty, or two different tables share a name.</exception>
    public static Figure Create(string name, string title, string caption, string description, View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        RequireKebabCase(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentException.ThrowIfNullOrWhiteSpace(caption);
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        DataSets data = new();
        JsonObject body = view.Build(data);
        JsonObject specification = new()
        {
            ["$schema"] = "https://vega.github.io/schema/vega-lite/v6.json",
            ["description"] = description,
            ["config"] = Theme.Config(),
        };
        foreach ((string key, JsonNode? value) in body.ToArray())
        {
            body.Remove(key);
            specification[key] = value;
        }

        specification["datasets"] = data.ToJson();

        return new Figure(name, title, caption, description, specification, [.. view.Tables.Distinct()]);
    }

    /// <summary>The number of rows in all tables: a measure of how many marks are drawn.</summary>
    public int RowCount => Data.Sum(table => table.Rows.Count);

    private static void RequireKebabCase(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0 || name[0] == '-' || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            throw new ArgumentException($"'{name}' is not a kebab-case name.", nameof(name));
    }
}
