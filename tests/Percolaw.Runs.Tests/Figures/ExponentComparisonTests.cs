using Percolaw.Figures.Paper;
using Percolaw.Fitting;

namespace Percolaw.Tests.Figures;

public sealed class ExponentComparisonTests
{
    private static ExponentComparison Compare(double published, double allSites, double? error, double level = 0, double levelError = 0.01)
    {
        FittedExponent Fit(double exponent, double? standardError) => new(exponent, standardError, 100, 30000, 34);
        return new ExponentComparison(
            Fit(published, error), Fit(allSites, error), Fit(0.4, null), Fit(0.41, null), Fit(0.405, null), 0.5, level, levelError);
    }

    [Theory]
    [InlineData(0.401, 0.402, 0.003, Agreement.WithinErrors)]
    [InlineData(0.41, 0.402, 0.003, Agreement.Close)]
    [InlineData(0.402, 0.41, 0.003, Agreement.Close)]
    [InlineData(0.45, 0.402, 0.003, Agreement.Disagrees)]
    [InlineData(0.401, 0.402, 0.03, Agreement.Undecided)]
    [InlineData(0.6, 0.6, 0.03, Agreement.Disagrees)]
    [InlineData(0.401, 0.402, null, Agreement.Undecided)]
    public void Agreement_OfTheWorseEstimate_IsAsDocumented(double published, double allSites, double? error, Agreement expected) =>
        Compare(published, allSites, error).Agreement.ShouldBe(expected);

    [Theory]
    [InlineData(0.01, 0.01, Agreement.WithinErrors)]
    [InlineData(-0.05, 0.01, Agreement.Close)]
    [InlineData(0.17, 0.03, Agreement.Disagrees)]
    [InlineData(0.05, 0.2, Agreement.Undecided)]
    [InlineData(0.05, double.NaN, Agreement.Undecided)]
    public void LevelAgreement_AnyLevel_IsAsDocumented(double level, double error, Agreement expected) =>
        Compare(0.4, 0.4, 0.003, level, error).LevelAgreement.ShouldBe(expected);

    [Fact]
    public void Sentence_PublishedEstimate_IsTheOneQuoted() =>
        Compare(0.41, 0.402, 0.004).Sentence("Model scaling").ShouldContain("0.410 ± 0.004");

    [Fact]
    public void Sentence_NoErrors_QuotesNone()
    {
        string sentence = Compare(0.41, 0.402, null).Sentence("Model scaling");
        sentence.ShouldNotContain("±");
        sentence.ShouldNotContain("standard errors");
    }
}
