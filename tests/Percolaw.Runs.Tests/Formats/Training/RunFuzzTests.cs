using System.Diagnostics;
using System.Text;
using Percolaw.Formats;

namespace Percolaw.Tests.Formats.Training;

/// <summary>Damaged tables: whatever is done to the bytes, the reader gives runs or one line that names the file, soon and in little memory.</summary>
public sealed class RunFuzzTests : RunFiles
{
    private const int Damages = 1500;

    public static TheoryData<string> Tables =>
    [
        "model,params,tokens,loss\nm1,70B,1.4T,1.9\n\"m, 2\",1B,25B,2.75\n# note\nm1,3e9,60e9,2.5\n",
        "sep=;\r\nmodel;params;flops;loss\r\nm1;70,5;3,4;1,9\r\n\"m\"\"2\";1B;25B;2,75\r\n",
        "{\"params\":70e9,\"tokens\":\"1.4T\",\"loss\":1.9}\n{\"loss\":2.75,\"params\":\"1B\",\"x\":[{}],\"tokens\":25000000000}\n",
        "[{\"params\":70e9,\"tokens\":\"1.4T\",\"loss\":1.9},\n{\"loss\":2.75,\"params\":\"1\\u0042\",\"tokens\":2.5e10}]\n",
    ];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Load_CutAtEveryByte_GivesRunsOrOneLine(string table)
    {
        byte[] whole = Encoding.UTF8.GetBytes(table);
        for (int length = 0; length <= whole.Length; length++) TryLoad(whole[..length]);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Load_FlippedBytes_GivesRunsOrOneLine(string table) => Damage(table, 1, static (random, bytes) =>
    {
        for (int flips = random.Next(1, 6); flips > 0; flips--) bytes[random.Next(bytes.Count)] = (byte)random.Next(256);
    });

    [Theory]
    [MemberData(nameof(Tables))]
    public void Load_StraySigns_GivesRunsOrOneLine(string table) => Damage(table, 2, static (random, bytes) =>
    {
        const string signs = "\",;\t|\r\n#{}[]:\\-+.eEnN0123456789BT/=\0 ";
        for (int count = random.Next(1, 10); count > 0; count--) bytes.Insert(random.Next(bytes.Count + 1), (byte)signs[random.Next(signs.Length)]);
    });

    [Theory]
    [MemberData(nameof(Tables))]
    public void Load_MovedParts_GivesRunsOrOneLine(string table) => Damage(table, 3, static (random, bytes) =>
    {
        int from = random.Next(bytes.Count), count = random.Next(bytes.Count - from);
        List<byte> part = bytes.GetRange(from, count);
        if (random.Next(2) == 0) bytes.RemoveRange(from, count);
        bytes.InsertRange(random.Next(bytes.Count + 1), part);
    });

    [Fact]
    public void Load_Garbage_GivesRunsOrOneLine()
    {
        Random random = new(4);
        for (int i = 0; i < Damages; i++)
        {
            byte[] garbage = new byte[random.Next(3000)];
            random.NextBytes(garbage);
            TryLoad(garbage).ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("params,loss\n1,2\n1,\"", 1 << 26, 'x')]
    [InlineData("params,loss\n1,2\n1,", 1 << 26, ',')]
    [InlineData("params,loss\n", 1 << 22, '\n')]
    [InlineData("", 1 << 22, '"')]
    [InlineData("", 1 << 22, '[')]
    [InlineData("{\"a\":", 1 << 22, '[')]
    [InlineData("{\"params\":1,\"loss\":2}\n", 1 << 22, '{')]
    [InlineData("[{\"params\":1,\"loss\":2}", 1 << 22, ' ')]
    [InlineData("params,loss\n1,", 1 << 22, '9')]
    public void Load_HugeNonsense_IsRefusedSoon(string head, int count, char sign)
    {
        Stopwatch watch = Stopwatch.StartNew();
        TryLoad([.. Encoding.UTF8.GetBytes(head), .. Enumerable.Repeat((byte)sign, count)]);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Load_FuzzedConditionsAndRules_GiveRunsOrOneLine()
    {
        const string signs = "<>=!&,'\" andorlspf1e9.TND6+-:attention";
        Random random = new(5);
        for (int i = 0; i < Damages; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => signs[random.Next(signs.Length)]));
            string condition = random.Next(2) == 0 ? text : "loss<5 and " + text;
            Quietly(() => Load("params,loss,a\n1,2,3\n", Where(condition)));
            Quietly(() => FlopsRule.Parse(random.Next(2) == 0 ? text : "6ND+" + text));
        }
    }

    private void Damage(string table, int seed, Action<Random, List<byte>> damage)
    {
        Random random = new(seed);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Damages; i++)
        {
            List<byte> bytes = [.. Encoding.UTF8.GetBytes(table)];
            damage(random, bytes);
            TryLoad([.. bytes]);
        }

        ((GC.GetAllocatedBytesForCurrentThread() - before) / Damages).ShouldBeLessThan(1 << 20);
    }

    private bool TryLoad(byte[] bytes) => Quietly(() =>
    {
        LoadedRuns loaded = Load(bytes);
        loaded.Runs.Count.ShouldBe(loaded.RowsRead - loaded.RowsUnusable);
        foreach (string line in loaded.Notes.Concat(loaded.Problems.Select(problem => problem.ToString()))) ShouldBeOneLine(line);
    }, Path);

    private static bool Quietly(Action action, string named = "")
    {
        try
        {
            action();
            return true;
        }
        catch (PercolawException failure)
        {
            ShouldBeOneLine(failure.Message);
            failure.Message.ShouldContain(named);
            return false;
        }
    }

    private static void ShouldBeOneLine(string text)
    {
        text.ShouldNotContain('\n');
        text.Any(char.IsControl).ShouldBeFalse(text);
        text.Length.ShouldBeLessThan(8000);
    }
}
