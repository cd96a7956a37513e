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
            task.Wait(cancellation);
        }
        catch (AggregateException)
        {
            // What failed is thrown below, as it is.
        }
        catch (OperationCanceledException)
        {
            throw new InterruptedException("interrupted: nothing was written; the same command starts again");
        }
        return task.GetAwaiter().GetResult();
    }
}
