using System.Text;

namespace Percolaw.Formats;

/// <summary>One comparison of a condition: a column, a sign, a number or a text.</summary>
/// <param name="Name">The name of a column or a role.</param>
/// <param name="Sign">One of &lt;, &lt;=, &gt;, &gt;=, =, !=.</param>
/// <param name="Number">The number to compare with; NaN for a text.</param>
/// <param name="Text">The text to compare with.</param>
internal sealed record RunComparison(string Name, string Sign, double Number, string Text)
{
    private readonly byte[] bytes = Encoding.UTF8.GetBytes(Text);

    /// <summary>Whether a number fulfils it.</summary>
    public bool Holds(double value) => Sign switch
    {
        "<" => value < Number,
        "<=" => value <= Number,
        ">" => value > Number,
        ">=" => value >= Number,
        "=" => value == Number,
        _ => value != Number,
    };

    /// <summary>Whether a field of the file fulfils it: text is compared with a text; what is no number is unequal to all numbers, neither above nor below.</summary>
    public bool Holds(ReadOnlySpan<byte> field, bool hasCommas)
    {
        if (double.IsNaN(Number)) return field.SequenceEqual(bytes) == (Sign == "=");
        return RunNumber.Read(field, hasCommas, out double value) is null ? Holds(value) : Sign == "!=";
    }
}
