using Percolaw.Formats;

namespace Percolaw.Tests.Formats.Training;

public sealed class FlopsRuleTests : RunFiles
{
    private static readonly RunShape Shape = new(EmbeddingParameters: 10, HeadParameters: 20, Width: 4, Layers: 3, ContextLength: 5);

    [Theory]
    [InlineData("6ND", 6 * 100)]
    [InlineData(" 6nd ", 6 * 100)]
    [InlineData("8ND", 8 * 100)]
    [InlineData("6.5ND", 6.5 * 100)]
    [InlineData("6ND+embeddings", 6 * 110)]
    [InlineData("6ND-embeddings", 6 * 90)]
    [InlineData("6ND-embeddings+head", 6 * 110)]
    [InlineData("6ND - embeddings - head", 6 * 70)]
    [InlineData("6ND+attention", 6 * 100 + 12 * 3 * 4 * 5)]
    [InlineData("6ND+attention:2k", 6 * 100 + 12 * 3 * 4 * 2000)]
    [InlineData("8ND+Attention:7-embeddings", 8 * 90 + 16 * 3 * 4 * 7)]
    public void Flops_OfARule_IsWhatItSays(string text, double perToken)
    {
        FlopsRule rule = FlopsRule.Parse(text);
        double flops = rule.Flops(100, 1000, Shape);
        flops.ShouldBe(perToken * 1000, 1e-9 * flops);
        rule.Tokens(flops, 100, Shape).ShouldBe(1000, 1e-9);
        rule.Parameters(flops, 1000, Shape).ShouldBe(100, 1e-9);
        rule.ToString().ShouldBe(text.Trim());
    }

    [Fact]
    public void Flops_WithAttention_IsThatOfPalm()
    {
        // Chowdhery et al. 2022, appendix B: 6N + 12·L·H·Q·T for a token; 540.35e9 parameters, 118 layers, 48 heads of 256, 2048 tokens.
        FlopsRule rule = FlopsRule.Parse("6ND+attention");
        double perToken = rule.Flops(540.35e9, 1, Shape with { Layers = 118, Width = 48 * 256, ContextLength = 2048 });
        perToken.ShouldBe(3.2421e12 + 0.035635e12, 1e6 * 10);
    }

    [Theory]
    [InlineData("", "at position 1, it ends too early")]
    [InlineData("ND", "at position 1, unexpected 'N'")]
    [InlineData("6N", "at position 2, unexpected 'N'")]
    [InlineData("2ND", "at position 1, a training takes 6 to 100 operations for each parameter and token (2ND is a forward pass alone)")]
    [InlineData("1e9ND", "at position 2, unexpected 'e'")]
    [InlineData("6ND+", "at position 5, a word is missing or not known")]
    [InlineData("6ND+attn", "at position 5, a word is missing or not known")]
    [InlineData("6NDattention", "at position 4, unexpected 'a'")]
    [InlineData("6ND-attention", "at position 5, attention can only be added")]
    [InlineData("6ND+head-head", "at position 10, 'head' is there twice")]
    [InlineData("6ND+attention:0", "at position 15, a context has at least 1 token")]
    public void Parse_NoRule_SaysWhere(string text, string reason)
    {
        string message = Should.Throw<PercolawException>(() => FlopsRule.Parse(text)).Message;
        message.ShouldBe($"'{text}' is no rule for FLOPs: {reason}; write 6ND, and after it any of +embeddings, -embeddings, +head, -head, +attention:CONTEXT");
    }

    [Theory]
    [InlineData("N,D", "2,3", 2, 3, 36)]
    [InlineData("N,C", "2,36", 2, 3, 36)]
    [InlineData("D,C", "3,36", 2, 3, 36)]
    [InlineData("N,D,C", "2,3,", 2, 3, 36)]
    [InlineData("N,D,C", "2,NA,36", 2, 3, 36)]
    [InlineData("N,D,C", "2,3,40", 2, 3, 40)]
    public void Load_TwoScales_GiveTheThird(string names, string row, double parameters, double tokens, double flops)
    {
        LoadedRuns loaded = Load($"{names},loss\n{row},5\n");
        ShouldBe(loaded.Runs, [parameters], [tokens], [5]);
        loaded.Runs.Flops!.Value.ShouldBe([flops]);
        loaded.Notes.ShouldHaveSingleItem();
    }

    [Fact]
    public void Load_TooFewScales_AreReported()
    {
        LoadedRuns loaded = Load("N,D,C,loss\n1,,,5\n1,x,36,5\n1,1,1,5\n");
        loaded.Problems.Select(problem => problem.ToString()).ShouldBe(["line 2, column D: it is empty", "line 3, column D: 'x' is no number"]);
        loaded.Notes.ShouldBe(["FLOPs of the table differ from 6ND: they are higher in 0 and lower in 1 of 1 rows; --flops none derives them instead"]);
    }

    [Fact]
    public void Load_RuleWithColumns_ReadsThem()
    {
        RunReadOptions options = new() { FlopsRule = FlopsRule.Parse("6ND+attention-embeddings") };
        const string header = "N,D,layers,d_model,n_ctx,embedding_params,loss\n";
        Load($"{header}100,1000,3,4,5,10,2\n", options).Runs.Flops!.Value.ShouldBe([1000 * (6 * 90 + 12 * 60)]);
        LoadedRuns loaded = Load($"{header}100,1000,3,4,5,10,2\n100,1000,3,,5,10,2\n100,1000,3,4,5,1e9,2\n", options);
        loaded.Problems.Select(problem => problem.ToString()).ShouldBe([
            "line 3: FLOPs cannot follow from 6ND+attention-embeddings: in column d_model, it is empty",
            "line 4: FLOPs cannot follow from 6ND+attention-embeddings: they would not be above 0"]);
        Refusal("N,D,layers,loss\n1,2,3,4\n", options)
            .ShouldBe("FILE: no column has a usual name of embedding parameters, which the rule 6ND+attention-embeddings needs; say which it is with --embedding-params COL; its columns are N, D, layers, loss");
    }
}
