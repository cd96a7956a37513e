using Percolaw.Formats;

namespace Percolaw.Tests.Formats;

public sealed class SuggestionsTests
{
    [Theory]
    [InlineData("reprodcue", "reproduce")]
    [InlineData("theoyr", "theory")]
    [InlineData("thoery", "theory")]
    [InlineData("xyz", null)]
    [InlineData("", null)]
    public void Nearest_Typo_IsWhatWasMeant(string word, string? expected) =>
        Suggestions.Nearest(word, ["reproduce", "theory", "plan"]).ShouldBe(expected);
}
