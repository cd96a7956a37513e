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

    [Fact]
    public void Load_ThousandsOfColumns_AreRead()
    {
        string names = string.Join(',', Enumerable.Range(0, 5000).Select(i => $"column_{i}"));
        string row = string.Concat(Enumerable.Repeat("0,", 5000));
        ShouldBe(Load($"{names},params,tokens,loss\n{row}70B,1.4T,1.9\n{row}1B,25B,2.75\n").Runs, Parameters, Tokens, Losses);
    }

    [Fact]
    public void Load_AMillionRows_AreCounted()
    {
        using (StreamWriter writer = new(Path))
        {
            writer.Write("model,params,tokens,loss\n");
            for (int i = 1; i <= 1_000_000; i++) writer.Write($"m{i % 1000},{i}000,{i}e4,{(i % 10 == 0 ? "x" : "2.5")}\n");
        }

        LoadedRuns loaded = RunTable.Load(Path, new RunReadOptions());
        (loaded.Runs.Count, loaded.RowsUnusable, loaded.Problems.Count).ShouldBe((900_000, 100_000, LoadedRuns.MostProblems));
        loaded.Runs.Parameters!.Value.Sum().ShouldBe(1000 * (500_000_500_000.0 - 10 * 5_000_050_000.0));
        loaded.GroupNames!.Count.ShouldBe(900);
        loaded.Runs.Lines!.Value[^1].ShouldBe(1_000_000);
    }

    [Fact]
    public void Load_Example_IsRead()
    {
        LoadedRuns loaded = RunTable.Load(System.IO.Path.Combine(Sources.Root, "examples", "runs.csv"), new RunReadOptions { Strict = true });
        loaded.Runs.Count.ShouldBe(60);
        loaded.GroupNames!.Count.ShouldBe(10);
        for (int i = 0; i < 60; i++)
        {
            double law = 1.8 + 480 / Math.Pow(loaded.Runs.Parameters!.Value[i], 0.35) + 2100 / Math.Pow(loaded.Runs.Tokens!.Value[i], 0.37);
            // The largest of 60 normal deviates is beyond 4.5 with probability 4e-4, and the losses are fixed.
            Math.Log(loaded.Runs.Loss[i] / law).ShouldBe(0, 4.5 * 0.005);
        }
    }

    [Fact]
    public void Load_ReferenceRuns_HaveTokensByTheRule()
    {
        LoadedRuns loaded = RunTable.Load(Sources.Reference("data/chinchilla_runs.csv"), new RunReadOptions { DropHighestLoss = 5, Strict = true });
        (loaded.RowsRead, loaded.Runs.Count).ShouldBe((245, 240));
        loaded.Runs.Loss.Max().ShouldBeLessThan(3.77);
        loaded.Runs.Tokens!.Value[0].ShouldBe(loaded.Runs.Flops!.Value[0] / (6 * loaded.Runs.Parameters!.Value[0]));
        loaded.Notes.ShouldBe(["tokens derived by 6ND"]);
        loaded.Columns[RunRole.Flops].ShouldBe("training_flops");
    }
}
