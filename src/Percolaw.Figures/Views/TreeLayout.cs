using System.Globalization;
using Percolaw.Formats;

namespace Percolaw.Figures;

/// <summary>Places the sites of a tree in the plane.</summary>
public static class TreeLayout
{
    /// <summary>
    /// The equal-angle layout (Felsenstein 2004, "Inferring Phylogenies"): each branch has a sector as wide as its share of the leaves
    /// and its edge, of length 1, points along the middle of it. Branches never cross. O(n).
    /// </summary>
    /// <param name="parents">The parent of each site, before it in the order (breadth first or any other); the first is the root, and its entry is not read.</param>
    /// <returns>The places, rounded to a thousandth of an edge; the root is at (0, 0).</returns>
    /// <exception cref="ArgumentException">A parent does not stand before its child.</exception>
    public static (double X, double Y)[] EqualAngle(ReadOnlySpan<int> parents)
    {
        int[] leaves = Leaves(parents);
        double[] start = new double[parents.Length];
        double[] used = new double[parents.Length];
        double[] width = new double[parents.Length];
        (double X, double Y)[] places = new (double X, double Y)[parents.Length];
        if (parents.Length > 0)
            width[0] = 2 * Math.PI;
        for (int i = 1; i < parents.Length; i++)
        {
            int parent = parents[i];
            width[i] = width[parent] * leaves[i] / leaves[parent];
            start[i] = start[parent] + used[parent];
            used[parent] += width[i];
            double angle = start[i] + (width[i] / 2);
            places[i] = (places[parent].X + Math.Cos(angle), places[parent].Y + Math.Sin(angle));
        }

        return [.. places.Select(place => (Math.Round(place.X, 3), Math.Round(place.Y, 3)))];
    }

    /// <summary>The tables of a <see cref="TreeDrawing"/>: <c>NAME_nodes</c> (<c>x, y, target</c>) and <c>NAME_edges</c> (<c>x, y, x2, y2</c>).</summary>
    /// <param name="name">What the tables' names begin with, in snake_case.</param>
    /// <param name="parents">The parent of each site, before it in the order; the first is the root.</param>
    /// <param name="targets">A value for each site; four digits are kept.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a parent does not stand before its child.</exception>
    public static (Table Nodes, Table Edges) Tables(string name, ReadOnlySpan<int> parents, ReadOnlySpan<double> targets)
    {
        if (targets.Length != parents.Length)
            throw new ArgumentException($"There are {parents.Length} sites, but {targets.Length} targets.", nameof(targets));
        (double X, double Y)[] places = EqualAngle(parents);
        Table nodes = new(name + "_nodes", "x", "y", "target");
        Table edges = new(name + "_edges", "x", "y", "x2", "y2");
        for (int i = 0; i < places.Length; i++)
        {
            string target = targets[i].ToString("G4", CultureInfo.InvariantCulture);
            nodes.Add(places[i].X, places[i].Y, double.Parse(target, CultureInfo.InvariantCulture));
            if (i > 0)
                edges.Add(places[parents[i]].X, places[parents[i]].Y, places[i].X, places[i].Y);
        }

        return (nodes, edges);
    }

    private static int[] Leaves(ReadOnlySpan<int> parents)
    {
        int[] leaves = new int[parents.Length];
        for (int i = parents.Length - 1; i > 0; i--)
        {
            if (parents[i] < 0 || parents[i] >= i)
                throw new ArgumentException($"Site {i} has parent {parents[i]}, which does not stand before it.", nameof(parents));
            leaves[i] = Math.Max(leaves[i], 1);
            leaves[parents[i]] += leaves[i];
        }

        return leaves;
    }
}
