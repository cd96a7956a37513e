using Percolaw.Cli.Framework;
using Percolaw.Runs;
using Spectre.Console;

namespace Percolaw.Cli.Runs;

/// <summary>
/// Shows the progress of a run on standard error, from a thread of its own: a bar on a terminal, else a line now and
/// then; nothing with <c>--quiet</c>.
/// </summary>
internal sealed class ProgressDisplay(Invocation invocation, string taskWord) : IDisposable
{
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(30);
    private readonly ManualResetEventSlim stopped = new();
    private Thread? thread;

    /// <summary>Begins to show; <see cref="Dispose"/> ends it.</summary>
    public void Show(RunProgress progress)
    {
        if (invocation.Quiet) return;
        thread = new Thread(() => Draw(progress)) { IsBackground = true, Name = "progress" };
        thread.Start();
    }

    public void Dispose()
    {
        stopped.Set();
        thread?.Join();
        stopped.Dispose();
    }

    private void Draw(RunProgress progress)
    {
        if (invocation.Streams.ErrorIsTerminal) DrawBar(progress);
        else DrawLines(progress);
    }

    private void DrawLines(RunProgress progress)
    {
        while (!stopped.Wait(BetweenLines)) invocation.Note(ProgressText.Line(progress.Snapshot(), taskWord));
    }

    private void DrawBar(RunProgress progress)
    {
        // Only for Console.Error itself does Spectre look at standard error, and draws while standard output goes to a file.
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        ProgressColumn[] columns = [new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }];
        console.Progress().AutoClear(true).Columns(columns).Start(context =>
        {
            ProgressTask task = context.AddTask("starting", maxValue: 1);
            do
            {
                ProgressSnapshot now = progress.Snapshot();
                task.Value = now.Fraction;
                task.Description = Markup.Escape(ProgressText.Line(now, taskWord));
            }
            while (!stopped.Wait(Redraw));
        });
    }
}
