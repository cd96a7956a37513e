using System.Globalization;
using System.Text.RegularExpressions;

namespace Percolaw.Tests;

/// <summary>Full precision differs in the last bit between processors: expected texts are compared to twelve digits.</summary>
internal static partial class Numbers12
{
    public static string Of(string text) => Long().Replace(
        text, match => double.Parse(match.Value, CultureInfo.InvariantCulture).ToString("G12", CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\d+\.\d{6,}(E[-+]?\d+)?")]
    private static partial Regex Long();
}
