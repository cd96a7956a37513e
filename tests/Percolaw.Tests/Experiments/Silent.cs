using Percolaw.Experiments;

namespace Percolaw.Tests.Experiments;

/// <summary>Runs experiments without anybody watching.</summary>
internal sealed class Silent : ITaskMonitor
{
    public double Fraction { get; private set; }

    public static IReadOnlyList<TResult> RunAll<TResult>(IExperiment<TResult> experiment)
        where TResult : class
    {
        Silent monitor = new();
        TResult[] results = [.. Enumerable.Range(0, experiment.TaskCount).Select(task => experiment.Run(task, monitor, CancellationToken.None))];
        monitor.Fraction.ShouldBe(experiment.TaskCount, 1e-9 * experiment.TaskCount, "the fractions of every task add up to 1");
        return results;
    }

    public void Enter(string stage)
    {
    }

    public void Advance(long sites, double fraction) => Fraction += fraction;
}
