using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.Fits;

/// <summary>From how many places a fit starts.</summary>
/// <param name="Count">At most so many; null for the whole grid.</param>
internal sealed record StartChoice(int? Count)
{
    private const string Grid = "grid";
    private static readonly ValueKind<int> Number = ValueKinds.SmallWholeNumber(Interval.Between(1, 1e6));

    public static ValueKind<StartChoice> Kind { get; } = new(
        "grid or a whole number from 1",
        text => new StartChoice(text.Trim() == Grid ? (int?)null : Number.Parse(text)),
        choice => choice.Count is { } count ? Number.Format(count) : Grid,
        choice => JsonValue.Create(choice.Count is { } count ? Number.Format(count) : Grid),
        []);
}
