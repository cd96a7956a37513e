using Percolaw.Formats;

namespace Percolaw.Tests.Formats;

public sealed class ConfigurationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public enum Allocation
    {
        Published,
        NearlyOptimal,
    }

    private static Configuration<Example> Configuration { get; } = new ConfigurationBuilder<Example>("An example", new Example())
        .WholeNumber("seeds", "runs to average", p => p.Seeds, (p, v) => p with { Seeds = v }, Interval.Between(1, 1000))
        .WholeNumber("max_size", "largest cluster", p => p.MaxSize, (p, v) => p with { MaxSize = v }, Interval.AtLeast(1))
        .Number("p", "occupation probability", p => p.P, (p, v) => p with { P = v }, Interval.Inside(0, 1))
        .Flag("skip_scan", "leave the scan out", p => p.SkipScan, (p, v) => p with { SkipScan = v })
        .Choice("allocation", "how degrees of freedom are spread", p => p.Allocation, (p, v) => p with { Allocation = v })
        .Numbers("scales", "where to measure", p => p.Scales, (p, v) => p with { Scales = v }, Interval.Above(0))
        .WholeNumbers("ranks", "clusters shown", p => p.Ranks, (p, v) => p with { Ranks = v }, Interval.AtLeast(1))
        .Check(p => ArgumentOutOfRangeException.ThrowIfGreaterThan(p.Seeds, p.MaxSize, "seeds"))
        .Build();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ParseYaml_AllKinds_GivesTheValues()
    {
        Example read = Parse("""
            # a comment
            seeds: 5
            max_size: 3e7
            p: 1/199
            skip_scan: true
            allocation: nearly-optimal
            scales: [1, 10, 1e3]
            ranks: 1..3
            """);
        (read.Seeds, read.MaxSize, read.P, read.SkipScan, read.Allocation).ShouldBe((5, 30_000_000L, 1.0 / 199, true, Allocation.NearlyOptimal));
        read.Scales.ShouldBe([1, 10, 1000]);
        read.Ranks.ShouldBe([1, 2, 3]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("---\n")]
    [InlineData("{}")]
    public void ParseYaml_Empty_IsTheDefaults(string text) => Parse(text).ShouldBe(Configuration.Defaults);

    [Fact]
    public void ToYaml_ReadBack_IsTheSame()
    {
        Example example = Configuration.Defaults with { P = 1.0 / 3, Scales = [0.1, 1e-7, 5e22], Allocation = Allocation.NearlyOptimal };
        string yaml = Configuration.ToYaml(example);
        yaml.ShouldStartWith("# An example\n\n# runs to average (a whole number from 1 to 1000)\nseeds: 50\n");
        Configuration.Hash(Parse(yaml)).ShouldBe(Configuration.Hash(example));
        Configuration.ToYaml(Parse(yaml)).ShouldBe(yaml);
    }

    [Fact]
    public void ToJson_Parameters_AreOrderedAndTyped() => Configuration.ToJson(Configuration.Defaults).ToJsonString().ShouldBe(
        """{"seeds":50,"max_size":1000,"p":0.5,"skip_scan":false,"allocation":"published","scales":[1,2.5],"ranks":[1]}""");

    [Theory]
    [InlineData("seeds: 5\nseedz: 6", "f.yaml, line 2: unknown setting 'seedz'; did you mean 'seeds'?")]
    [InlineData("skip-scan: true", "line 1: unknown setting 'skip-scan'; did you mean 'skip_scan'?")]
    [InlineData("nonsense: 1", "unknown setting 'nonsense'; --print-config shows all settings")]
    [InlineData("p: 0.1\n\np: 0.2", "line 3: 'p' is set twice, first in line 1")]
    [InlineData("seeds: 5\np: 1.5", "line 2: p: 1.5 is out of range; it must be above 0 and below 1")]
    [InlineData("seeds: 0", "line 1: seeds: 0 is out of range; it must be from 1 to 1000")]
    [InlineData("seeds: 3e10", "out of range")]
    [InlineData("seeds: many", "line 1: seeds: 'many' is not a number")]
    [InlineData("skip_scan: yes", "neither true nor false")]
    [InlineData("allocation: optimal", "not one of published, nearly-optimal")]
    [InlineData("seeds:", "line 1: seeds has no value")]
    [InlineData("seeds: {a: 1}", "expected a value or a list of values")]
    [InlineData("scales: [[1]]", "expected a value or a list of values")]
    [InlineData("scales: []", "the list is empty")]
    [InlineData("- 1\n- 2", "write settings as 'name: value'")]
    [InlineData("just text", "write settings as 'name: value'")]
    [InlineData("seeds: &a 5", "anchors and tags")]
    [InlineData("seeds: !!int 5", "anchors and tags")]
    [InlineData("seeds: 5\n---\nseeds: 6", "a second document")]
    [InlineData("seeds: 5\n\tp: 0.1", "line 2: not valid YAML")]
    [InlineData("seeds: 500\nmax_size: 10", "f.yaml: ")]
    public void ParseYaml_Errors_AreOneLineWithFileAndLine(string text, string expected)
    {
        string message = Should.Throw<ConfigurationException>(() => Parse(text)).Message;
        message.ShouldContain(expected);
        message.ShouldNotContain("\n");
        message.ShouldStartWith("f.yaml");
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    [InlineData('-')]
    [InlineData('?')]
    public void ParseYaml_DeepNesting_IsAnErrorAndNoOverflow(char letter)
    {
        string text = "scales: \n  " + string.Concat(Enumerable.Repeat(letter is '-' or '?' ? letter + " " : letter.ToString(), 200_000));
        Should.Throw<ConfigurationException>(() => Parse(text));
    }

    [Fact]
    public void ReadYaml_TooLargeMissingOrFolder_IsOneLine()
    {
        File.WriteAllText(folder["large.yaml"], "# " + new string('x', 2 << 20));
        Should.Throw<ConfigurationException>(() => Configuration.ReadYaml(Configuration.Defaults, folder["large.yaml"])).Message.ShouldContain("1 MiB");
        Should.Throw<PercolawException>(() => Configuration.ReadYaml(Configuration.Defaults, folder["none.yaml"])).Message.ShouldContain("no such file");
        Should.Throw<PercolawException>(() => Configuration.ReadYaml(Configuration.Defaults, folder.Path)).Message.ShouldContain("it is a folder");
    }

    private static Example Parse(string text) => Configuration.ParseYaml(Configuration.Defaults, text, "f.yaml");

    public sealed record Example
    {
        public int Seeds { get; init; } = 50;

        public long MaxSize { get; init; } = 1000;

        public double P { get; init; } = 0.5;

        public bool SkipScan { get; init; }

        public Allocation Allocation { get; init; }

        public IReadOnlyList<double> Scales { get; init; } = [1, 2.5];

        public IReadOnlyList<long> Ranks { get; init; } = [1];
    }
}
