using Percolaw.Cli.Framework;
using Percolaw.Cli.Runs;
using Percolaw.Experiments;
using Percolaw.Formats;

namespace Percolaw.Tests.Runs;

internal sealed record CountParameters
{
    public int Tasks { get; init; } = 6;

    public int Milliseconds { get; init; }

    public double Scale { get; init; } = 0.5;

    public bool Twice { get; init; }

    public long Seed { get; init; }
}

internal sealed record CountResult(int Task, double Value);

/// <summary>A run command that is not shipped: it counts, and can take its time.</summary>
internal sealed class CountCommand() : RunCommand<CountParameters, CountResult>(Settings)
{
    public static readonly IReadOnlyList<CommandEntry> Commands =
    [
        .. CommandList.All,
        new("count", "count tasks", () => new CountCommand()),
        new("show", "show tables", () => new ShowCommand()),
    ];

    private static Configuration<CountParameters> Settings { get; } = new ConfigurationBuilder<CountParameters>("Counting", new CountParameters())
        .WholeNumber("tasks", "tasks to count", p => p.Tasks, (p, v) => p with { Tasks = v }, Interval.Between(1, 1000))
        .WholeNumber("milliseconds", "time for each", p => p.Milliseconds, (p, v) => p with { Milliseconds = v }, Interval.AtLeast(0))
        .Number("scale", "what to multiply with", p => p.Scale, (p, v) => p with { Scale = v }, Interval.Above(0))
        .Flag("twice", "count twice", p => p.Twice, (p, v) => p with { Twice = v })
        .WholeNumber("seed", "the seed", p => p.Seed, (p, v) => p with { Seed = v }, Interval.AtLeast(0))
        .Build();

    public override string Name => "count";

    public override string Description => "count tasks";

    public override string Example => "percolaw count --tasks 6\n\nprints the sum";

    protected override int Revision => 1;

    protected override ulong SeedOf(CountParameters parameters) => (ulong)parameters.Seed;

    protected override IExperiment<CountResult> Create(CountParameters parameters) => new Experiment(parameters);

    protected override void Publish(RunResult<CountParameters, CountResult> result, Invocation invocation)
    {
        Table table = new("counts", "task", "value");
        foreach (CountResult count in result.Results) table.Add((long)count.Task, count.Value);
        result.Folder.WriteTable(table);
        result.Folder.WriteSummary(new JsonSummary().Add("sum", result.Results.Sum(count => count.Value)));
        invocation.Say($"sum {TextTable.Number(result.Results.Sum(count => count.Value))}");
    }

    private sealed class Experiment(CountParameters parameters) : IExperiment<CountResult>
    {
        public int TaskCount => parameters.Tasks;

        public long EstimateMemory(int threads) => threads;

        public CountResult Run(int task, ITaskMonitor monitor, CancellationToken cancellation)
        {
            monitor.Enter("counting");
            cancellation.WaitHandle.WaitOne(parameters.Milliseconds);
            cancellation.ThrowIfCancellationRequested();
            monitor.Advance(1_000_000, 1);
            if (parameters.Scale == 13) throw new InvalidOperationException("13 brings bad luck");
            return new CountResult(task, task * parameters.Scale * (parameters.Twice ? 2 : 1));
        }
    }
}
