using Percolaw.Figures;
using Percolaw.Formats;

namespace Percolaw.Tests.Figures;

/// <summary>The drawings of the gallery: site percolation on a small lattice, and critical trees.</summary>
internal static class GalleryDrawings
{
    public static Figure Lattices(bool small)
    {
        int side = small ? 2 : 10;
        return Figure.Create(
            "lattices",
            "Site percolation below, at and above the threshold",
            "The largest cluster (blue) grows from a fragment to nearly the whole lattice.",
            "Three isometric drawings of a cubic lattice; occupied sites are cubes, the largest cluster is blue.",
            Panels.Beside(
                new Voxels(Percolate("below", side, 0.2, 7), side) { Title = "p = 0.2", Width = 205 },
                new Voxels(Percolate("threshold", side, 0.3116, 7), side) { Title = "p = 0.3116", Width = 205 },
                new Voxels(Percolate("above", side, 0.45, 7), side) { Title = "p = 0.45", Width = 205 }));
    }

    public static Figure Trees(bool small)
    {
        List<View> drawings = [];
        for (int seed = 0; drawings.Count < (small ? 1 : 2); seed++)
        {
            if (Tree(seed, small ? 4 : 1500, drawings.Count) is { } tree)
                drawings.Add(tree);
        }

        return Figure.Create(
            "trees",
            "Two clusters as trees",
            "Neighbouring sites have similar targets; the root is the diamond.",
            "Node-link drawings of two trees, coloured by target.",
            Panels.Beside(drawings));
    }

    private static Table Percolate(string name, int side, double p, int seed)
    {
        Random random = new(seed);
        bool[] occupied = [.. Enumerable.Range(0, side * side * side).Select(_ => random.NextDouble() < p)];
        int[] labels = new int[occupied.Length];
        int next = 0;
        Table table = new(name, "x", "y", "z", "cluster");
        for (int site = 0; site < occupied.Length; site++)
        {
            if (occupied[site] && labels[site] == 0)
                Fill(site, ++next);
            if (occupied[site])
                table.Add(site % side, site / side % side, site / side / side, labels[site]);
        }

        return table;

        void Fill(int start, int label)
        {
            Stack<int> open = new([start]);
            while (open.TryPop(out int site))
            {
                if (!occupied[site] || labels[site] != 0)
                    continue;
                labels[site] = label;
                (int x, int y, int z) = (site % side, site / side % side, site / side / side);
                if (x > 0) open.Push(site - 1);
                if (x < side - 1) open.Push(site + 1);
                if (y > 0) open.Push(site - side);
                if (y < side - 1) open.Push(site + side);
                if (z > 0) open.Push(site - (side * side));
                if (z < side - 1) open.Push(site + (side * side));
            }
        }
    }

    /// <summary>A critical tree; null where it dies too small or grows too large.</summary>
    private static TreeDrawing? Tree(int seed, int most, int number)
    {
        Random random = new(seed);
        List<int> parents = [-1];
        for (int i = 0; i < parents.Count && parents.Count <= most; i++)
        {
            for (int child = 0; child < 4; child++)
            {
                if (random.NextDouble() < 0.25)
                    parents.Add(i);
            }
        }

        if (parents.Count > most || parents.Count < Math.Max(3, most / 3))
            return null;
        double[] targets = new double[parents.Count];
        for (int i = 1; i < targets.Length; i++)
            targets[i] = Gallery.Rounded(targets[parents[i]] + random.NextDouble() - 0.5);
        (Table nodes, Table edges) = TreeLayout.Tables($"tree_{number}", [.. parents], targets);
        return new TreeDrawing(nodes, edges)
        {
            ColourBy = new ColourScale("target", "target") { Min = -3, Max = 3, Bar = number == 1 },
            Width = 270,
            Height = 270,
            NodeSize = 9,
            Title = $"{parents.Count} sites",
        };
    }
}
