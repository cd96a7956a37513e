namespace Percolaw.Experiments;

/// <summary>The memory of one thread that runs the toy experiment.</summary>
internal sealed class ToyWorkspace(ToyParameters parameters)
{
    public GrownCluster Cluster { get; } = new();

    public SingleClusterRun Single { get; } = new(parameters);

    public TreeEvaluator Evaluator { get; } = new();
}
