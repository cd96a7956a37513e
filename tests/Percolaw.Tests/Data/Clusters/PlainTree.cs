using Percolaw.Data;
using Percolaw.Randomness;

namespace Percolaw.Tests.Data.Clusters;

/// <summary>
/// The oracle of data sets on the Bethe lattice: sites as objects, grown by recursion, with the random numbers of the fast
/// way drawn by itself.
/// </summary>
internal sealed class PlainTree
{
    private readonly ClusterDataParameters parameters;
    private readonly int attempt;
    private readonly Queue<ushort> numbers = new();
    private readonly SmallBinomialTable children;
    private RandomStream stream;

    public PlainTree(ClusterDataParameters parameters, int attempt)
    {
        (this.parameters, this.attempt) = (parameters, attempt);
        children = new SmallBinomialTable(parameters.Coordination - 1, parameters.OccupationProbability);
        stream = new RandomStream(parameters.Seed, StreamPurpose.ClusterDataTree, (ulong)attempt);
        Grow(null, new SmallBinomialTable(parameters.Coordination, parameters.OccupationProbability).Next(ref stream));
    }

    /// <summary>A site; its parent stands before it.</summary>
    public sealed record Site(int Index, Site? Parent, int Depth);

    /// <summary>The sites, each followed by all below it; more than the maximum where it was stopped.</summary>
    public List<Site> Sites { get; } = [];

    public bool IsTooLarge => Sites.Count > parameters.MaximumSize;

    /// <summary>The walk's value at each site, standardised; in double precision.</summary>
    public double[] Targets()
    {
        var steps = new RandomStream(parameters.Seed, StreamPurpose.ClusterDataTarget, (ulong)attempt);
        if (Sites.Count == 1)
            return [NormalDistribution.Next(ref steps)];
        double[] values = new double[Sites.Count];
        foreach (Site site in Sites.Skip(1))
            values[site.Index] = values[site.Parent!.Index] + NormalDistribution.Next(ref steps);
        double mean = values.Average(), deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        return [.. values.Select(value => (value - mean) / deviation)];
    }

    /// <summary>The positions, in double precision.</summary>
    public double[][] Positions()
    {
        double[][] positions = new double[Sites.Count][];
        positions[0] = PlainBall.Origin(parameters, attempt);
        foreach (Site site in Sites.Skip(1))
        {
            float[] direction = new float[parameters.Dimension];
            NormalVectors.Fill(parameters.Seed, StreamPurpose.ClusterDataDirection, ((ulong)attempt * 4294967296) + (ulong)site.Index, direction);
            double length = Math.Sqrt(direction.Sum(x => (double)x * x));
            double step = Math.Pow(parameters.MaximumSize, -0.25) * Math.Sqrt(parameters.Dimension);
            positions[site.Index] = [.. positions[site.Parent!.Index].Zip(direction, (x, y) => x + (step * y / length))];
        }

        return positions;
    }

    private void Grow(Site? parent, int below)
    {
        var site = new Site(Sites.Count, parent, parent is null ? 0 : parent.Depth + 1);
        Sites.Add(site);
        for (int i = 0; i < below && !IsTooLarge; i++)
            Grow(site, Next());
    }

    /// <summary>The numbers are drawn in blocks of 320.</summary>
    private ushort Next()
    {
        if (numbers.Count == 0)
        {
            ushort[] block = new ushort[320];
            children.Fill(ref stream, block);
            foreach (ushort number in block)
                numbers.Enqueue(number);
        }

        return numbers.Dequeue();
    }
}
