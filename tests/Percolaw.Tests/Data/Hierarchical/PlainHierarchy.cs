using Percolaw.Data;
using Percolaw.Randomness;

namespace Percolaw.Tests.Data.Hierarchical;

/// <summary>
/// The model written out with lists, sets and recursion, from the same random numbers: clusters by lists of members, arcs by
/// lists of positions, hierarchy by objects, double precision throughout. Slow; for some hundred points.
/// </summary>
internal sealed class PlainHierarchy
{
    private readonly HierarchicalParameters parameters;

    public PlainHierarchy(HierarchicalParameters parameters)
    {
        this.parameters = parameters;
        foreach ((List<int> members, int rank) in Clusters().OrderByDescending(members => members.Count).Select((members, rank) => (members, rank)))
            AddCluster(members, rank);
    }

    public List<PlainPoint> Points { get; } = [];

    /// <summary>A point of the data set in its row.</summary>
    public sealed record PlainPoint(int Generation, int Cluster, int Parent, double[] Position, double Label, List<int> Latents, int Height);

    /// <summary>A subtree of the hierarchy: a single position, or a merge of two.</summary>
    private sealed class Node
    {
        public List<int> Positions { get; init; } = [];

        public Node? First { get; init; }

        public Node? Second { get; init; }

        public int FirstEnd { get; init; }

        public int SecondEnd { get; init; }

        public int Name { get; set; }
    }

    private List<List<int>> Clusters()
    {
        var stream = new RandomStream(parameters.Seed, StreamPurpose.HierarchyAssignment, 0);
        var clusters = new List<List<int>>();
        for (int point = 0; point < parameters.Size; point++)
        {
            double coin = stream.NextUniform();
            int chosen = (int)(((UInt128)stream.NextBits() * (ulong)point) >> 64);
            if (point == 0 || coin < parameters.CreateProbability)
                clusters.Add([point]);
            else
                clusters.Single(members => members.Contains(chosen)).Add(point);
        }

        return clusters;
    }

    private void AddCluster(List<int> members, int rank)
    {
        var stream = new RandomStream(parameters.Seed, StreamPurpose.HierarchyStructure, (ulong)rank);
        int size = members.Count, start = Points.Count;
        int[] order = new int[size];
        for (int i = 0; size > 1 && i < size; i++)
        {
            int j = stream.NextIndex(i + 1);
            (order[i], order[j]) = (order[j], i);
        }

        Node top = Merge(size, ref stream), node = top;
        while (node.First is not null)
            node = stream.NextBits() >> 63 == 1 ? node.Second! : node.First!;
        int root = node.Positions[0];

        var rows = new List<int>();
        var parents = new Dictionary<int, int> { [root] = -1 };
        Name(top, root, rows, parents, start);
        double[] direction = Normalise(Normals(StreamPurpose.HierarchyDirection, rank, parameters.Dimension));
        Place(top, direction, [], rows, place => parents[place] < 0 ? -1 : start + rows.IndexOf(parents[place]), members, order, rank);
        int height = Points.Skip(start).Max(point => point.Latents.Count);
        for (int i = start; i < Points.Count; i++)
            Points[i] = Points[i] with { Height = height };
    }

    private static Node Merge(int size, ref RandomStream stream)
    {
        List<Node> arcs = [.. Enumerable.Range(0, size).Select(position => new Node { Positions = [position] })];
        for (int done = 0; done < size - 1; done += 32)
        {
            var positions = new List<int>();
            for (int i = 0; i < 32 && done + i < size - 1; i++)
                positions.Add(stream.NextIndex(size));
            foreach (int u in positions)
            {
                int index = arcs.FindIndex(arc => arc.Positions.Contains(u)), following = (index + 1) % arcs.Count;
                Node first = arcs[index], second = arcs[following];
                int v = second.Positions[stream.NextIndex(second.Positions.Count)];
                arcs[index] = new Node { Positions = [.. first.Positions, .. second.Positions], First = first, Second = second, FirstEnd = u, SecondEnd = v };
                arcs.RemoveAt(following);
            }
        }

        return arcs.Single();
    }

    /// <summary>Puts positions into rows, and gives latents the name of the first row of the subtree entered second.</summary>
    private static void Name(Node node, int entry, List<int> rows, Dictionary<int, int> parents, int start)
    {
        if (node.First is null)
        {
            rows.Add(node.Positions[0]);
            return;
        }

        bool inFirst = node.First.Positions.Contains(entry);
        (Node near, Node far) = inFirst ? (node.First, node.Second!) : (node.Second!, node.First);
        (int exit, int farEntry) = inFirst ? (node.FirstEnd, node.SecondEnd) : (node.SecondEnd, node.FirstEnd);
        Name(near, entry, rows, parents, start);
        node.Name = start + rows.Count;
        parents[farEntry] = exit;
        Name(far, farEntry, rows, parents, start);
    }

    private void Place(Node node, double[] direction, List<int> above, List<int> rows, Func<int, int> parentRow, List<int> members, int[] order, int rank)
    {
        if (node.First is null)
        {
            int place = node.Positions[0], parent = parentRow(place);
            double[] from = parent < 0 ? Origin(rank) : Points[parent].Position;
            double[] position = [.. from.Select((x, i) => x + (parameters.EdgeLength * direction[i]))];
            double sum = above.Sum(latent => Carried(StreamPurpose.LatentValue, latent)) + Carried(StreamPurpose.PointValue, Points.Count);
            Points.Add(new PlainPoint(members[order[place]], rank, parent, position, sum / Math.Sqrt(above.Count + 1), [.. above], 0));
            return;
        }

        double[] across = Normals(StreamPurpose.HierarchySplit, node.Name, parameters.Dimension);
        double along = across.Zip(direction, (x, y) => x * y).Sum();
        across = Normalise([.. across.Select((x, i) => x - (along * direction[i]))]);
        bool firstComes = rows.IndexOf(node.First.Positions[0]) < rows.IndexOf(node.Second!.Positions[0]);
        double[] plus = [.. direction.Select((x, i) => (x + across[i]) / Math.Sqrt(2))], minus = [.. direction.Select((x, i) => (x - across[i]) / Math.Sqrt(2))];
        Place(firstComes ? node.First : node.Second, plus, [.. above, node.Name], rows, parentRow, members, order, rank);
        Place(firstComes ? node.Second : node.First, minus, [.. above, node.Name], rows, parentRow, members, order, rank);
    }

    private double[] Origin(int rank)
    {
        if (parameters.CreateProbability == 0)
            return new double[parameters.Dimension];
        double[] onSphere = Normalise(Normals(StreamPurpose.HierarchyOrigin, rank, parameters.Dimension + 2));
        return [.. onSphere.Take(parameters.Dimension).Select(x => x * Math.Sqrt(parameters.Dimension))];
    }

    private double Carried(StreamPurpose purpose, int index) => Normals(purpose, index / 1024, 1024)[index % 1024];

    private double[] Normals(StreamPurpose purpose, int index, int length)
    {
        float[] numbers = new float[length];
        NormalVectors.Fill(parameters.Seed, purpose, (ulong)index, numbers);
        return [.. numbers.Select(number => (double)number)];
    }

    private static double[] Normalise(double[] vector)
    {
        double length = Math.Sqrt(vector.Sum(x => x * x));
        return [.. vector.Select(x => x / length)];
    }
}
