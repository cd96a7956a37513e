using Percolaw.Experiments;

namespace Percolaw.Tests.Experiments;

/// <summary>Listens to nothing.</summary>
internal sealed class NoMonitor : ITaskMonitor
{
    public void Enter(string stage)
    {
    }

    public void Advance(long sites, double fraction)
    {
    }
}
