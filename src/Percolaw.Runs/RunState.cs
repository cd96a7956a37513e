namespace Percolaw.Runs;

/// <summary>What a run folder was when it was opened.</summary>
public enum RunState
{
    /// <summary>It did not exist, was empty, or was cleared.</summary>
    New,

    /// <summary>It has the same parameters, and some tasks are still to do.</summary>
    Continued,

    /// <summary>It has the same parameters, and every task is done.</summary>
    Complete,
}
