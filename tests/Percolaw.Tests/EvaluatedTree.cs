using Percolaw.Learning;
using Percolaw.Percolation;

namespace Percolaw.Tests;

/// <summary>A small tree with evaluations of nearest neighbour on it, by the fast way.</summary>
internal sealed class EvaluatedTree
{
    private readonly int[] depths;
    private readonly float[] values;
    private readonly DepthMinima minima = new();
    private readonly NearestNeighbourCells cells = new();
    private readonly CellTerms terms = new();
    private readonly CellSweep sweep;
    private readonly List<int> ends = [];

    /// <param name="parents">In depth-first order.</param>
    /// <param name="values">The target.</param>
    /// <param name="sweep">One that was used before; what it keeps must not show.</param>
    public EvaluatedTree(int[] parents, float[] values, CellSweep? sweep = null)
    {
        int[] treeDepths = TreeShape.Depths(parents);
        depths = [.. treeDepths, .. new int[DepthMinima.Fanout]];
        this.values = values;
        this.sweep = sweep ?? new CellSweep();
        minima.Measure(depths, values.Length);
        Height = treeDepths.Max();
    }

    public int Height { get; }

    public DepthFirstTree Tree => new(depths, values, minima);

    public bool IsWithinShrinkageSum => 2 * Height <= ShrinkageSum.Range * Math.Sqrt(values.Length);

    public List<SiteList> TestSites { get; } = [];

    public List<SiteList> TrainingSites { get; } = [];

    public List<double> TestErrors { get; } = [];

    public double[] Errors { get; private set; } = [];

    public void Add(SiteList testSites, SiteList trainingSites)
    {
        TestSites.Add(testSites);
        TrainingSites.Add(trainingSites);
        TestErrors.Add(cells.Measure(Tree, testSites.Sites, trainingSites.Sites, terms));
        ends.Add(terms.Count);
    }

    public void Run()
    {
        Errors = new double[ends.Count];
        sweep.Run(Tree, Height, values.Sum(value => (double)value * value), terms.All, ends.ToArray(), Errors);
    }
}
