namespace Percolaw.Experiments;

/// <summary>Where a task tells of its progress. Calls come from many threads and cost little.</summary>
public interface ITaskMonitor
{
    /// <summary>The task entered a stage, such as "cluster sizes"; words for people.</summary>
    void Enter(string stage);

    /// <summary>
    /// Work done since the last call: <paramref name="sites"/> visited (every pass over a site counts) and
    /// <paramref name="fraction"/> of the whole task, so that the fractions of a finished task add up to 1.
    /// </summary>
    void Advance(long sites, double fraction);
}
