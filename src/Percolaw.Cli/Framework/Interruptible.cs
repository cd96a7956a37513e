namespace Percolaw.Cli.Framework;

/// <summary>Work that knows nothing of interruptions: an interrupted program ends without it.</summary>
internal static class Interruptible
{
    /// <summary>Does the work on another thread, and leaves it when the user interrupts.</summary>
    /// <exception cref="InterruptedException">The user interrupted.</exception>
    public static T Run<T>(Func<T> work, CancellationToken cancellation)
    {
        Task<T> task = Task.Run(work, CancellationToken.None);
        try
        {
            Task.WaitAny([task], cancellation);
            return task.GetAwaiter().GetResult();
        }
        catch (Exception stopped) when (cancellation.IsCancellationRequested && stopped is OperationCanceledException or AggregateException)
        {
            throw new InterruptedException("interrupted: nothing was written; the same command starts again");
        }
    }
}
