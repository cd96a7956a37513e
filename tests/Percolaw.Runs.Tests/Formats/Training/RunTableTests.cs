using System.Text;
using Percolaw.Formats;

namespace Percolaw.Tests.Formats.Training;

/// <summary>Tables as people have them give the runs that a person would read.</summary>
public sealed class RunTableTests : RunFiles
{
    private static readonly double[] Parameters = [7e10, 1e9];
    private static readonly double[] Tokens = [1.4e12, 2.5e10];
    private static readonly double[] Losses = [1.9, 2.75];

    public static TheoryData<string, string> SameTable => new()
    {
        { "plain", "params,tokens,loss\n70e9,1.4e12,1.9\n1e9,2.5e10,2.75\n" },
        { "no last line end", "params,tokens,loss\n70e9,1.4e12,1.9\n1e9,2.5e10,2.75" },
        { "suffixes", "params,tokens,loss\n70B,1.4T,1.9\n1000M,25b,11/4\n" },
        { "CRLF", "params,tokens,loss\r\n70B,1.4T,1.9\r\n1B,25B,2.75\r\n" },
        { "CR", "params,tokens,loss\r70B,1.4T,1.9\r1B,25B,2.75\r" },
        { "byte order mark", "\uFEFFparams,tokens,loss\n70B,1.4T,1.9\n1B,25B,2.75\n" },
        { "semicolons", "params;tokens;loss\n70B;1.4T;1.9\n1B;25B;2.75\n" },
        { "tabs", "params\ttokens\tloss\n70B\t1.4T\t1.9\n1B\t25B\t2.75\n" },
        { "Excel's first line", "sep=;\nparams;tokens;loss\n70B;1.4T;1.9\n1B;25B;2.75\n" },
        { "decimal commas", "params;tokens;loss\n70B;1,4T;1,9\n1B;25B;2,750\n" },
        { "decimal commas and tabs", "params\ttokens\tloss\n70B\t1,4T\t1,9\n1B\t25B\t2,750\n" },
        { "comments and blank lines", "# runs; of 2020, all\n\nparams,tokens,loss\n# one\n70B,1.4T,1.9\n\n  # two, with, commas, in it\n1B,25B,2.75\n,,\n" },
        { "spaces", "params , tokens , loss\n 70B , 1.4T, 1.9 \n 1B,25B , 2.75\t\n" },
        { "quotation marks", "\"params\",\"tokens\",\"loss\"\n\"70B\",\"1.4T\",\"1.9\"\n \"1B\" ,25B,2.75\n" },
        { "other columns", "note,loss,params,tokens\n\"a, \"\"b\"\"\nc\",1.9,70B,1.4T\n,2.75,1B,25B\n" },
        { "more commas than names", "params,tokens,loss\n70B,1.4T,1.9,\n1B,25B,2.75,,\n" },
        { "JSON lines", "{\"params\":70e9,\"tokens\":\"1.4T\",\"loss\":1.9}\n\n{\"loss\":2.75,\"other\":{\"a\":[1]},\"params\":\"1B\",\"tokens\":25000000000}\n" },
        { "JSON lines with CRLF", "\uFEFF{\"params\":70e9,\"tokens\":\"1.4T\",\"loss\":1.9}\r\n{\"loss\":2.75,\"params\":\"1B\",\"tokens\":\"25B\"}\r\n" },
        { "JSON array", "[{\"params\":70e9,\"tokens\":\"1.4T\",\"loss\":1.9},{\"loss\":2.75,\"params\":\"1B\",\"tokens\":2.5e10}]" },
        { "JSON array over lines", "\n[\n  {\n    \"params\": 70e9,\n    \"tokens\": \"1.4T\", \"loss\": 1.9\n  },\n  { \"loss\": 2.75, \"params\": \"1\\u0042\", \"tokens\": 2.5e10 }\n]\n" },
    };

    [Theory]
    [MemberData(nameof(SameTable))]
    public void Load_AnyFormat_GivesTheSameRuns(string format, string text)
    {
        LoadedRuns loaded = Load(text);
        ShouldBe(loaded.Runs, Parameters, Tokens, Losses);
        loaded.Problems.ShouldBeEmpty(format);
        loaded.RowsRead.ShouldBe(2);
        loaded.RowsDropped.ShouldBe(0);
    }

    [Fact]
    public void Load_Utf16_GivesTheSameRuns() =>
        ShouldBe(Load([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(SameTable.First().Data.Item2)]).Runs, Parameters, Tokens, Losses);

    [Fact]
    public void Load_LinesOfRows_AreThoseWhereTheyBegin()
    {
        const string text = "# head\n\nnote,params,tokens,loss\na,1,2,3\n\"x\ny\",1,2,3\n# c\n\nb,1,2,3\nc,1,2,x\n";
        LoadedRuns loaded = Load(text);
        loaded.Runs.Lines!.Value.ShouldBe([4, 5, 9]);
        loaded.Problems.ShouldHaveSingleItem().ToString().ShouldBe("line 10, column loss: 'x' is no number");
        Load("[\n{\"params\":1,\"loss\":2},\n\n{\"params\":1,\n\"loss\":2}]").Runs.Lines!.Value.ShouldBe([2, 4]);
        Load("{\"params\":1,\"loss\":2}\n\n{\"params\":1,\"loss\":2}").Runs.Lines!.Value.ShouldBe([1, 3]);
    }

    [Theory]
    [InlineData("x", "'x' is no number")]
    [InlineData("", "it is empty")]
    [InlineData("-2.5", "'-2.5' is not above 0")]
    [InlineData("0", "'0' is not above 0")]
    [InlineData("1e-999", "'1e-999' is not above 0")]
    [InlineData("NaN", "'NaN' is no number")]
    [InlineData("inf", "'inf' is infinite")]
    [InlineData("-Infinity", "'-Infinity' is infinite")]
    [InlineData("1e999", "'1e999' is infinite")]
    [InlineData("\"1,234\"", "'1,234' is no number; write a point as decimal sign, and nothing between thousands")]
    [InlineData("2.5 nats", "'2.5 nats' is no number")]
    [InlineData("2024-01-02", "'2024-01-02' is no number")]
    [InlineData("1/2/2024", "'1/2/2024' is no number")]
    [InlineData("1e5K", "'1e5K' is no number")]
    [InlineData("B", "'B' is no number")]
    [InlineData("1e400B", "'1e400B' is no number")]
    [InlineData("é\u0001", "'é?' is no number")]
    public void Load_UnusableLoss_IsReported(string loss, string reason)
    {
        LoadedRuns loaded = Load($"params,loss,tokens\n1,2,3\n1,{loss},3\n1,2,3\n");
        loaded.Runs.Count.ShouldBe(2);
        loaded.RowsUnusable.ShouldBe(1);
        loaded.Problems.ShouldHaveSingleItem().ShouldBe(new RowProblem(3, "loss", reason));
    }

    [Theory]
    [InlineData("1,2", "line 3: it has 2 fields instead of 3")]
    [InlineData("1,2,3,4", "line 3: it has 4 fields instead of 3")]
    [InlineData("1,2,\"3\n1,2,3", "line 3: a quotation mark is never closed")]
    [InlineData("x,2,3", "line 3, column params: 'x' is no number")]
    public void Load_UnusableRow_IsReported(string row, string problem) =>
        Load($"params,loss,tokens\n1,2,3\n{row}\n").Problems.ShouldHaveSingleItem().ToString().ShouldBe(problem);

    [Theory]
    [InlineData("[1]", "line 2: it is no JSON object")]
    [InlineData("{\"params\":1,", "line 2: it is no JSON object on one line")]
    [InlineData("{\"params\":1,\"params\":1,\"loss\":2}", "line 2: 'params' is there twice")]
    [InlineData("{\"params\":[1],\"loss\":2}", "line 2, column params: '[' is no number")]
    [InlineData("{\"params\":1}", "line 2, column loss: it is empty")]
    [InlineData("{\"params\":1,\"loss\":null}", "line 2, column loss: it is empty")]
    [InlineData("{\"params\":1,\"loss\":true}", "line 2, column loss: 'true' is no number")]
    [InlineData("{\"params\":1,\"loss\":\"\\ud800\"}", "line 2: it is no JSON object on one line")]
    public void Load_UnusableObject_IsReported(string row, string problem) =>
        Load($"{{\"params\":1,\"loss\":2}}\n{row}\n").Problems.ShouldHaveSingleItem().ToString().ShouldBe(problem);

    [Fact]
    public void Load_DecimalCommasInDoubt_AreNoNumbers()
    {
        Load("params;loss\n1;2\n1,234;2\n").Problems.Single().Reason.ShouldStartWith("'1,234' is no number");
        Load("params;loss\n1.5;2\n1;2,25\n").Problems.Single().Reason.ShouldStartWith("'2,25' is no number");
        Load("params;loss\n1;0,125\n1,234;2\n").Runs.Parameters!.Value.ShouldBe([1, 1.234]);
        Load("params;loss\n1;0,125\n1,234;2\n").Notes.ShouldBe(["numbers have decimal commas"]);
    }

    [Theory]
    [InlineData("", "FILE: it is empty; the first row should hold the names of the columns")]
    [InlineData("\n\n# nothing\n", "FILE: it is empty; the first row should hold the names of the columns")]
    [InlineData("params,loss\n", "FILE: it has no rows, only a header; add a row for each trained model")]
    [InlineData("1,2\n3,4\n", "FILE: the first row holds numbers; write the names of the columns above it")]
    [InlineData("params,loss\n1,x\n2,-1\n", "FILE: none of its 2 rows can be used; line 2, column loss: 'x' is no number, and 1 more rows cannot be used; mend the table or choose other columns")]
    [InlineData("size,error\n1,2\n", "FILE: no column has a usual name of the loss; say which it is with --loss COL; its columns are size, error")]
    [InlineData("x,loss\n1,2\n", "FILE: no column has a usual name of parameters, tokens or FLOPs; say which they are with --params COL, --tokens COL or --flops COL; its columns are x, loss")]
    [InlineData("params,loss,loss\n1,2,3\n", null)]
    [InlineData("[{\"params\":1,\"loss\":2},\n{]", "FILE: after line 1, it is no JSON array of objects; mend it, or write an object on each line")]
    [InlineData("[]", "FILE: no column has a usual name of the loss; say which it is with --loss COL; its columns are ")]
    public void Load_NoTable_IsRefused(string text, string? message)
    {
        if (message is null) Load(text).Notes.ShouldHaveSingleItem();
        else Refusal(text).ShouldBe(message);
    }

    [Fact]
    public void Load_OneRow_IsRead() => Load("params,loss\n1,2\n").Runs.Count.ShouldBe(1);

    [Fact]
    public void Load_NoFile_IsRefused() =>
        Should.Throw<PercolawException>(() => RunTable.Read(Path)).Message.ShouldContain("no such file");

    [Fact]
    public void Load_Strict_RefusesWithTheFirstAndTheCount()
    {
        const string text = "params,loss\n1,2\n1,x\n1,-1\n1,0\n";
        Refusal(text, new RunReadOptions { Strict = true })
            .ShouldBe("FILE: line 3, column loss: 'x' is no number, and 2 more rows cannot be used; mend the table, or read it without --strict");
        Load("params,loss\n1,2\n", new RunReadOptions { Strict = true }).Runs.Count.ShouldBe(1);
    }

    [Fact]
    public void Load_DropHighestLoss_LeavesOutTheHighest()
    {
        const string text = "params,loss\n1,2\n2,9\n3,9\n4,3\n5,8\n";
        LoadedRuns loaded = Load(text, new RunReadOptions { DropHighestLoss = 2 });
        loaded.Runs.Parameters!.Value.ShouldBe([1, 4, 5]);
        (loaded.RowsTrimmed, loaded.RowsDropped).ShouldBe((2, 2));
        Load(text, new RunReadOptions { DropHighestLoss = 1 }).Runs.Parameters!.Value.ShouldBe([1, 2, 4, 5]);
        Refusal(text, new RunReadOptions { DropHighestLoss = 5 }).ShouldBe("FILE: of 5 rows, 5 with the highest losses cannot be left out; leave out fewer");
        Refusal(text, new RunReadOptions { DropHighestLoss = -1 }).ShouldContain("cannot be below 0");
    }

    [Theory]
    [InlineData("note;params;loss\na, b, c, d;1;2\ne, f;3;4\n")]
    [InlineData("note, or not, or maybe;params;loss\na;1;2\nb;3;4\n")]
    [InlineData("note\tparams\tloss\na, b; c; d\t1\t2\n,;,;\t3\t4\n")]
    [InlineData("note,params,loss\na; b; c; d; e,1,2\nf; g; h; i,3,4\n")]
    [InlineData("\"a;b;c;d\",params,loss\n\"x;\ty;;\",1,2\n\"x;\n;;\",3,4\n")]
    public void Load_OtherSeparatorsInTexts_DoNotMislead(string text)
    {
        LoadedRuns loaded = Load(text);
        loaded.Problems.ShouldBeEmpty();
        loaded.Runs.Parameters!.Value.ShouldBe([1, 3]);
        loaded.Runs.Loss.ShouldBe([2, 4]);
    }
}
