using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Percolaw.Percolation;

namespace Percolaw.Data;

/// <summary>The workspaces that grow clusters, one for each thread at work.</summary>
internal sealed class ClusterSources
{
    private readonly ConcurrentBag<IClusterSource> idle = [];
    private readonly Func<IClusterSource> make;
    private readonly ParallelOptions options;

    public ClusterSources(ClusterDataParameters parameters, int threads, CancellationToken cancellation)
    {
        options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        if (parameters.IsTree)
        {
            var growth = new BetheGrowth(parameters.Coordination, parameters.OccupationProbability);
            make = () => new BetheClusterSource(parameters, growth);
        }
        else
        {
            make = () => new LatticeClusterSource(parameters);
        }
    }

    /// <summary>Does pieces of work, in any order.</summary>
    /// <exception cref="PercolawException">A cluster cannot be grown.</exception>
    public void Run<TPiece>(Partitioner<TPiece> pieces, Action<IClusterSource, TPiece> work)
    {
        try
        {
            Parallel.ForEach(pieces, options, piece =>
            {
                IClusterSource source = idle.TryTake(out IClusterSource? found) ? found : make();
                work(source, piece);
                idle.Add(source);
            });
        }
        catch (AggregateException failures) when (failures.InnerExceptions.OfType<PercolawException>().FirstOrDefault() is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }
}
