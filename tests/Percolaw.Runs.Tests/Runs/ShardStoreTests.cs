using Percolaw.Runs;

namespace Percolaw.Tests.Runs;

public sealed class ShardStoreTests : RunTest
{
    public static TheoryData<string> Damages => ["cut", "byte", "empty", "other", "gone", "twice"];

    [Fact]
    public void Merge_Complete_GivesEveryBitBackInTaskOrder()
    {
        Run(Path, new FakeExperiment(), perShard: 5);
        using RunFolder folder = RunFolder.Open(Path, FakeExperiment.Request());
        IReadOnlyList<FakeResult> results = folder.Shards<FakeResult>().Merge();
        results.Select(result => result.Task).ShouldBe(Enumerable.Range(0, 12));
        results.Select(result => result.Value).ShouldBe(Enumerable.Range(0, 12).Select(task => Math.Exp(task / 7.0) / 3));
        results[2].Curve.ShouldBe([2 / 3.0, 1e-300, double.MaxValue]);
        (results[2].Word, results[3].Word).ShouldBe(("Bäume", null));
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void Open_DamagedShard_IsComputedAgain(string damage)
    {
        Run(Path, new FakeExperiment());
        string before = Bytes(Path);
        Damage(Folder["run/shards/000003.jsonl"], damage);
        FakeExperiment repair = new();
        Run(Path, repair).Complete.ShouldBeTrue();
        repair.Ran.ShouldBe([3]);
        Bytes(Path).ShouldBe(before);
    }

    [Fact]
    public void Merge_MissingShards_ListsThem()
    {
        Run(Path, new FakeExperiment());
        using RunFolder folder = RunFolder.Open(Path, FakeExperiment.Request());
        File.Delete(Folder["run/shards/000003.jsonl"]);
        File.Delete(Folder["run/shards/000011.jsonl"]);
        Should.Throw<PercolawException>(() => folder.Shards<FakeResult>().Merge()).Message.ShouldContain("misses 2 of 12 shards (3, 11)");
    }

    [Fact]
    public void Write_Duplicate_IsHarmless()
    {
        Run(Path, new FakeExperiment());
        string before = Bytes(Path);
        using RunFolder folder = RunFolder.Open(Path, FakeExperiment.Request());
        ShardStore<FakeResult> shards = folder.Shards<FakeResult>();
        shards.Write(4, [shards.Merge()[4]]);
        Bytes(Path).ShouldBe(before);
    }

    [Fact]
    public void Merge_AnotherPlatformsShard_Warns()
    {
        Run(Path, new FakeExperiment());
        List<string> warnings = [];
        using RunFolder folder = RunFolder.Open(Path, FakeExperiment.Request());
        folder.Shards<FakeResult>().Merge(warnings.Add);
        warnings.ShouldBeEmpty();
        Forge(Folder["run/shards/000003.jsonl"], PlatformFingerprint.Current, "0123456789abcdef");
        folder.Shards<FakeResult>().Merge(warnings.Add);
        warnings.ShouldHaveSingleItem().ShouldContain("differ in the last bit");
    }

    [Fact]
    public void Merge_AnotherShape_SaysWhichLine()
    {
        Run(Path, new FakeExperiment());
        Forge(Folder["run/shards/000003.jsonl"], "\"value\"", "\"worth\"");
        using RunFolder folder = RunFolder.Open(Path, FakeExperiment.Request());
        Should.Throw<PercolawException>(() => folder.Shards<FakeResult>().Merge()).Message.ShouldContain("000003.jsonl, line 1: not a result");
    }

    /// <summary>Changes a shard and gives it a right hash, as another program version or platform would.</summary>
    private static void Forge(string path, string from, string to)
    {
        string text = File.ReadAllText(path).Replace(from, to, StringComparison.Ordinal);
        string body = text[..text.IndexOf(",\"sha256\"", StringComparison.Ordinal)];
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(body)));
        File.WriteAllText(path, $"{body},\"sha256\":\"{hash}\"}}\n");
    }

    private static void Damage(string path, string how)
    {
        string text = File.ReadAllText(path);
        switch (how)
        {
            case "cut": File.WriteAllText(path, text[..^10]); break;
            case "byte": File.WriteAllText(path, text.Replace("\"task\":3", "\"task\":2", StringComparison.Ordinal)); break;
            case "empty": File.WriteAllText(path, ""); break;
            case "other": File.Copy(path.Replace("000003", "000004", StringComparison.Ordinal), path, overwrite: true); break;
            case "twice": File.WriteAllText(path, text + text); break;
            default: File.Delete(path); break;
        }
    }
}
