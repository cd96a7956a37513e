using Percolaw.Cli.Framework;
using Percolaw.Cli.Runs;
using Percolaw.Experiments;
using Percolaw.Runs;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>Shows how far the work on one data set is.</summary>
internal sealed class DataSetProgress : IDisposable
{
    private readonly ProgressDisplay display;
    private readonly ITaskMonitor monitor;

    public DataSetProgress(Invocation invocation)
    {
        RunProgress progress = new(1, 0);
        monitor = progress.Monitor();
        display = new ProgressDisplay(invocation, "data sets");
        display.Show(progress);
    }

    public void Enter(string stage) => monitor.Enter(stage);

    /// <summary>A part of the whole work is done.</summary>
    public void Advance(double fraction) => monitor.Advance(0, fraction);

    public void Dispose() => display.Dispose();
}
