using Percolaw.Formats;

namespace Percolaw.Tests.Formats.Training;

/// <summary>Conditions of columns keep the rows that fulfil them.</summary>
public sealed class RunConditionTests : RunFiles
{
    private const string Table = """
        id,N,D,loss,status,val step
        1,1e6,1e9,5,done,10
        2,1e7,1e9,4,done,20
        3,1e8,1e9,3,crashed,30
        4,1e9,1e9,NaN,crashed,40
        5,1e9,1e10,2,"all done",
        """;

    [Theory]
    [InlineData("loss<4", "3,5")]
    [InlineData("loss<=4", "2,3,5")]
    [InlineData("loss > 3", "1,2")]
    [InlineData("loss>=3", "1,2,3")]
    [InlineData("N=1e9", "5")]
    [InlineData("N==1B", "5")]
    [InlineData("N!=1B", "1,2,3")]
    [InlineData("params<10M", "1")]
    [InlineData("tokens=10B", "5")]
    [InlineData("flops<1e17", "1,2")]
    [InlineData("training_flops<1e17", "1,2")]
    [InlineData("status=done", "1,2")]
    [InlineData("status!=done", "3,5")]
    [InlineData("status='all done'", "5")]
    [InlineData("status=\"all done\"", "5")]
    [InlineData("val step<25", "1,2")]
    [InlineData("'val step' != 10", "2,3,5")]
    [InlineData("val_step<25", "1,2")]
    [InlineData("id>=2 and id<=3", "2,3")]
    [InlineData("id>=2&id<=3", "2,3")]
    [InlineData("id>=2 && id<=3", "2,3")]
    [InlineData("id>=2,id<=3 AND status=done", "2")]
    [InlineData("status>3 & id=1", "")]
    [InlineData("id=1/1", "1")]
    public void Load_Where_KeepsWhatFulfilsIt(string condition, string expected)
    {
        if (expected.Length == 0)
        {
            Refusal(Table, Where(condition)).ShouldBe($"FILE: no usable row fulfils {condition}; 5 rows were read");
            return;
        }

        LoadedRuns loaded = Load(Table, Where(condition));
        loaded.Runs.Lines!.Value.Select(line => $"{line - 1}").ShouldBe(expected.Split(','));
        (loaded.RowsExcluded + loaded.RowsUnusable + loaded.Runs.Count).ShouldBe(5);
    }

    [Fact]
    public void Load_ExcludedRow_IsNoProblem()
    {
        Load(Table, Where("status!=crashed")).Problems.ShouldBeEmpty();
        Load(Table, Where("N>10")).Problems.ShouldHaveSingleItem().Line.ShouldBe(5);
        Load(Table, Where("loss<10")).Problems.ShouldHaveSingleItem().Line.ShouldBe(5);
    }

    [Theory]
    [InlineData("", "at position 1, the name of a column is missing")]
    [InlineData("loss", "at position 5, one of <, <=, >, >=, =, != is missing")]
    [InlineData("loss<", "at position 6, a number or a text is missing")]
    [InlineData("<3", "at position 1, the name of a column is missing")]
    [InlineData("loss<3 and", "at position 8, 'and' is missing (there is no 'or'; text with spaces stands in quotation marks)")]
    [InlineData("loss<3 or N>1", "at position 8, 'and' is missing (there is no 'or'; text with spaces stands in quotation marks)")]
    [InlineData("loss<3,", "at position 8, the name of a column is missing")]
    [InlineData("loss<3,5", "at position 9, one of <, <=, >, >=, =, != is missing")]
    [InlineData("status<done", "at position 7, 'done' is no number, and a text can only be = or !=")]
    [InlineData("status='done", "at position 8, the quotation mark is never closed")]
    [InlineData("status=all done", "at position 12, 'and' is missing (there is no 'or'; text with spaces stands in quotation marks)")]
    [InlineData("loss=>3", "at position 6, a number or a text is missing")]
    public void Load_NoCondition_SaysWhere(string condition, string reason) =>
        Refusal(Table, Where(condition)).ShouldBe($"the condition '{condition}' cannot be read: {reason}; write conditions like flops<1e21 and status='done'");

    [Fact]
    public void Load_UnknownColumn_IsRefused()
    {
        Refusal(Table, Where("stats=done")).ShouldBe("FILE: in the condition, column 'stats' is not there; did you mean 'status'?; its columns are id, N, D, loss, status, val step");
        Refusal("N,loss\n1,2\n", Where("flops<3")).ShouldContain("column 'flops' is not there");
        Refusal(Table, Where("flops=big")).ShouldBe("in the condition, flops is a number, and 'big' is none; write a number");
    }
}
