using Percolaw.Percolation;

namespace Percolaw.Tests.Percolation;

/// <summary>Exact results against all labelled trees of a size, by Prüfer's codes.</summary>
public sealed class LabelledTreesTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(6)]
    public void MeanDistanceAndDegrees_AreThoseOfAllTrees(int size)
    {
        double distances = 0;
        long[] degrees = new long[size];
        int trees = (int)Math.Pow(size, size - 2);
        for (int code = 0; code < trees; code++)
        {
            List<int>[] neighbours = Tree(size, code);
            distances += MeanDistance(neighbours);
            foreach (List<int> adjacent in neighbours)
                degrees[adjacent.Count]++;
        }

        LabelledTrees.MeanDistance(size).ShouldBe(distances / trees, 1e-12);
        for (int degree = 1; degree < size; degree++)
            LabelledTrees.DegreeProbability(size, degree).ShouldBe(degrees[degree] / ((double)trees * size), 1e-12);
        LabelledTrees.DegreeProbability(size, size).ShouldBe(0);
    }

    /// <summary>√(π s/2) (Meir and Moon 1970), with the next term of the expansion, -4/3.</summary>
    [Theory]
    [InlineData(1_000_000)]
    [InlineData(10_000)]
    public void MeanDistance_LargeTree_IsAsymptotic(long size) =>
        LabelledTrees.MeanDistance(size).ShouldBe(Math.Sqrt(Math.PI * size / 2) - (4.0 / 3), 3 / Math.Sqrt(size));

    [Fact]
    public void Sizes_BelowTwo_AreRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => LabelledTrees.MeanDistance(1));
        Should.Throw<ArgumentOutOfRangeException>(() => LabelledTrees.DegreeProbability(1, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => LabelledTrees.DegreeProbability(5, 0));
    }

    private static List<int>[] Tree(int size, int code)
    {
        int[] sequence = new int[size - 2], left = [.. Enumerable.Repeat(1, size)];
        for (int i = 0; i < sequence.Length; i++, code /= size)
            left[sequence[i] = code % size]++;
        List<int>[] neighbours = [.. Enumerable.Range(0, size).Select(_ => new List<int>())];
        foreach (int point in sequence)
            Join(Array.IndexOf(left, 1), point);
        Join(Array.IndexOf(left, 1), Array.LastIndexOf(left, 1));
        return neighbours;

        void Join(int leaf, int other)
        {
            neighbours[leaf].Add(other);
            neighbours[other].Add(leaf);
            left[leaf]--;
            left[other]--;
        }
    }

    private static double MeanDistance(List<int>[] neighbours)
    {
        double sum = 0;
        for (int start = 0; start < neighbours.Length; start++)
        {
            int[] distance = [.. Enumerable.Repeat(-1, neighbours.Length)];
            distance[start] = 0;
            var queue = new Queue<int>([start]);
            while (queue.TryDequeue(out int point))
            {
                sum += distance[point];
                foreach (int next in neighbours[point].Where(next => distance[next] < 0))
                {
                    distance[next] = distance[point] + 1;
                    queue.Enqueue(next);
                }
            }
        }

        return sum / neighbours.Length / (neighbours.Length - 1);
    }
}
