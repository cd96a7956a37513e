using Percolaw.Percolation;

namespace Percolaw.Tests.Experiments;

/// <summary>Observables of a tiny box averaged over all configurations, by breadth-first search with displacements: nothing in common with the program's code.</summary>
internal static class ExactAverages
{
    public static IReadOnlyDictionary<string, double> Of(LatticeBox box, PercolationKind kind, double p)
    {
        int sites = (int)box.SiteCount;
        List<Bond> bonds = Bonds(box);
        int elements = kind == PercolationKind.Site ? sites : bonds.Count;
        Dictionary<string, double> sums = [];
        for (int configuration = 0; configuration < 1 << elements; configuration++)
        {
            int occupied = int.PopCount(configuration);
            double weight = Math.Pow(p, occupied) * Math.Pow(1 - p, elements - occupied);
            bool[] site = [.. Enumerable.Range(0, sites).Select(i => kind == PercolationKind.Bond || (configuration >> i & 1) == 1)];
            Bond[] open = [.. bonds.Where((bond, i) => kind == PercolationKind.Bond ? (configuration >> i & 1) == 1 : site[bond.From] && site[bond.To])];
            foreach ((string name, double value) in Sums(box, site, open))
                sums[name] = sums.GetValueOrDefault(name) + (weight * value);
        }
        return Observables(box, sums);
    }

    private static Dictionary<string, double> Observables(LatticeBox box, Dictionary<string, double> sums)
    {
        double sites = box.SiteCount;
        Dictionary<string, double> exact = new()
        {
            ["percolation_strength"] = sums["largest"] / sites,
            ["largest_cluster"] = sums["largest"],
            ["second_largest_cluster"] = sums["second"],
            ["mean_cluster_size"] = sums["squares"] / sums["sites"],
            ["mean_cluster_size_without_largest"] = sums["squares_without"] / sums["sites_without"],
            ["clusters_per_site"] = sums["clusters"] / sites,
            ["largest_cluster_ratio"] = sums["largest_squared"] / (sums["largest"] * sums["largest"]),
            ["cluster_size_ratio"] = sums["fourth"] / (sums["squares"] * sums["squares"]),
            ["correlation_length"] = Math.Sqrt(2 * sums["gyration"] / sums["squares_unwrapped"]),
        };
        if (box.Boundary == Boundary.Periodic)
        {
            exact["wrapping_given"] = sums["wraps_first"];
            exact["wrapping_any"] = sums["wraps_any"];
            exact["wrapping_all"] = sums["wraps_all"];
        }
        else
        {
            exact["spanning"] = sums["spans"];
        }
        return exact;
    }

    private static Dictionary<string, double> Sums(LatticeBox box, bool[] site, Bond[] open)
    {
        bool[] seen = new bool[site.Length];
        List<double> sizes = [];
        (double gyration, double unwrapped, bool first, bool second, bool spans) = (0, 0, false, false, false);
        for (int start = 0; start < site.Length; start++)
        {
            if (!site[start] || seen[start]) continue;
            Found cluster = Search(box, open, start, seen);
            double size = cluster.Places.Count;
            sizes.Add(size);
            first |= cluster.WrapsX;
            second |= cluster.WrapsY;
            spans |= cluster.Places.Keys.Any(s => s % box.Length == 0) && cluster.Places.Keys.Any(s => s % box.Length == box.Length - 1);
            if (cluster.WrapsX || cluster.WrapsY) continue;
            double x = cluster.Places.Values.Average(place => place.X), y = cluster.Places.Values.Average(place => place.Y);
            gyration += size * cluster.Places.Values.Sum(place => Math.Pow(place.X - x, 2) + Math.Pow(place.Y - y, 2));
            unwrapped += size * size;
        }
        double[] ordered = [.. sizes.OrderDescending(), 0, 0];
        double squares = sizes.Sum(s => s * s), fourth = sizes.Sum(s => s * s * s * s);
        return new Dictionary<string, double>
        {
            ["largest"] = ordered[0],
            ["largest_squared"] = ordered[0] * ordered[0],
            ["second"] = ordered[1],
            ["sites"] = sizes.Sum(),
            ["sites_without"] = sizes.Sum() - ordered[0],
            ["squares"] = squares,
            ["squares_without"] = squares - (ordered[0] * ordered[0]),
            ["fourth"] = (3 * squares * squares) - (2 * fourth),
            ["clusters"] = sizes.Count,
            ["wraps_first"] = first ? 1 : 0,
            ["wraps_any"] = first || second ? 1 : 0,
            ["wraps_all"] = first && second ? 1 : 0,
            ["spans"] = spans ? 1 : 0,
            ["gyration"] = gyration,
            ["squares_unwrapped"] = unwrapped,
        };
    }

    private static Found Search(LatticeBox box, Bond[] open, int start, bool[] seen)
    {
        Dictionary<int, (int X, int Y)> places = new() { [start] = (0, 0) };
        (bool wrapsX, bool wrapsY) = (false, false);
        Queue<int> queue = new([start]);
        seen[start] = true;
        while (queue.TryDequeue(out int at))
        {
            foreach (Bond bond in open.Where(bond => bond.From == at || bond.To == at))
            {
                foreach ((int next, int sign) in Ends(bond, at))
                {
                    (int x, int y) = (places[at].X + (sign * bond.X), places[at].Y + (sign * bond.Y));
                    if (places.TryGetValue(next, out (int X, int Y) known))
                    {
                        wrapsX |= known.X != x;
                        wrapsY |= known.Y != y;
                        continue;
                    }
                    places[next] = (x, y);
                    seen[next] = true;
                    queue.Enqueue(next);
                }
            }
        }
        return new Found(places, wrapsX, wrapsY);
    }

    private static IEnumerable<(int Next, int Sign)> Ends(Bond bond, int at)
    {
        if (bond.From == at) yield return (bond.To, 1);
        if (bond.To == at) yield return (bond.From, -1);
    }

    private static List<Bond> Bonds(LatticeBox box)
    {
        int length = box.Length;
        List<Bond> bonds = [];
        for (int y = 0; y < length; y++)
        {
            for (int x = 0; x < length; x++)
            {
                foreach ((int dx, int dy) in ((int, int)[])[(1, 0), (0, 1)])
                {
                    (int nextX, int nextY) = (x + dx, y + dy);
                    if (box.Boundary == Boundary.Free && (nextX == length || nextY == length)) continue;
                    bonds.Add(new Bond((y * length) + x, (nextY % length * length) + (nextX % length), dx, dy));
                }
            }
        }
        return bonds;
    }

    private sealed record Bond(int From, int To, int X, int Y);

    private sealed record Found(Dictionary<int, (int X, int Y)> Places, bool WrapsX, bool WrapsY);
}
