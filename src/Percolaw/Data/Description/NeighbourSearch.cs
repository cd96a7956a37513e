using System.Runtime.CompilerServices;
using Percolaw.Randomness;
using Percolaw.Statistics;

namespace Percolaw.Data;

/// <summary>
/// The nearest neighbour of some test points in nested random subsets of the other points: of all, of half of them, of a
/// quarter and so on. One pass over the positions serves all subsets: a point belongs to those up to its level, and the
/// nearest of each level is kept.
/// </summary>
internal sealed class NeighbourSearch
{
    private const int Levels = 32;
    private const int LeastTrainingPoints = 8;
    private const int TestsPerTask = 8;

    private readonly int[] tests;
    private readonly float[] positions;
    private readonly int width;
    private readonly ulong seed;
    private readonly float[] distances;
    private readonly int[] nearest;
    private readonly int[] points = new int[Levels];
    private int rowCount;

    /// <summary>Prepares the search.</summary>
    /// <param name="tests">The rows of the test points.</param>
    /// <param name="positions">Their positions, one after another.</param>
    /// <param name="seed">Of the random subsets.</param>
    public NeighbourSearch(int[] tests, float[] positions, ulong seed)
    {
        (this.tests, this.positions, this.seed) = (tests, positions, seed);
        width = positions.Length / tests.Length;
        distances = new float[tests.Length * Levels];
        nearest = new int[tests.Length * Levels];
        distances.AsSpan().Fill(float.PositiveInfinity);
        nearest.AsSpan().Fill(-1);
    }

    /// <summary>Looks at a block of rows; blocks come in order.</summary>
    public void Add(VectorRows rows, ParallelOptions options)
    {
        rowCount += rows.Count;
        int[] levels = new int[rows.Count];
        for (int i = 0; i < levels.Length; i++)
            points[levels[i] = Level(rows.Start + i)]++;
        int tasks = (tests.Length + TestsPerTask - 1) / TestsPerTask;
        Parallel.For(0, tasks, options, task =>
        {
            int end = Math.Min(tests.Length, (task + 1) * TestsPerTask);
            // Rows outside, tests inside: a row stays in the first cache for all of them.
            for (int i = 0; i < levels.Length; i++)
            {
                ReadOnlySpan<float> row = rows.Row(rows.Start + i);
                for (int test = task * TestsPerTask; test < end; test++)
                    Compare(test, rows.Start + i, levels[i], row);
            }
        });
    }

    /// <summary>The errors, the smallest subset first.</summary>
    public IReadOnlyList<NeighbourError> Errors(ReadOnlySpan<float> labels)
    {
        List<NeighbourError> errors = [];
        int training = 0;
        for (int level = Levels - 1; level >= 0; level--)
        {
            training += points[level];
            Inherit(level);
            if (training < LeastTrainingPoints || points[level] == 0)
                continue;
            var moments = new SampleMoments(1);
            for (int test = 0; test < tests.Length; test++)
            {
                int neighbour = nearest[(test * Levels) + level];
                if (neighbour >= 0)
                    moments.Add([Math.Pow((double)labels[tests[test]] - labels[neighbour], 2)]);
            }

            if (moments.Count == tests.Length)
                errors.Add(new NeighbourError(training, tests.Length == rowCount ? new Estimate(moments.Means[0], null) : moments.Mean(0)));
        }

        return errors;
    }

    /// <summary>The subset of a level contains those of higher levels.</summary>
    private void Inherit(int level)
    {
        if (level == Levels - 1)
            return;
        for (int test = 0; test < tests.Length; test++)
        {
            int own = (test * Levels) + level, above = own + 1;
            bool closer = distances[above] < distances[own] || (distances[above] == distances[own] && (uint)nearest[above] < (uint)nearest[own]);
            if (closer)
                (distances[own], nearest[own]) = (distances[above], nearest[above]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Compare(int test, int row, int level, ReadOnlySpan<float> position)
    {
        if (row == tests[test])
            return;
        float distance = VectorOperations.SquaredDistance<float>(positions.AsSpan(test * width, width), position);
        int place = (test * Levels) + level;
        if (distance >= distances[place])
            return;
        distances[place] = distance;
        nearest[place] = row;
    }

    /// <summary>0 with probability 1/2, 1 with 1/4 and so on.</summary>
    private int Level(int row)
    {
        (uint bits, _, _, _) = Philox.Block((uint)row, 0, 0, (uint)StreamPurpose.DescriptionSubset, seed);
        return Math.Min(Levels - 1, System.Numerics.BitOperations.TrailingZeroCount(bits));
    }
}
