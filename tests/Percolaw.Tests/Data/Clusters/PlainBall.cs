using Percolaw.Data;
using Percolaw.Randomness;

namespace Percolaw.Tests.Data.Clusters;

/// <summary>Where clusters begin, and how those of a lattice lie, by the shortest code there is.</summary>
internal static class PlainBall
{
    public static double[] Origin(ClusterDataParameters parameters, int attempt)
    {
        if (parameters.Clusters == 1)
            return new double[parameters.Dimension];
        float[] numbers = new float[parameters.Dimension + 2];
        NormalVectors.Fill(parameters.Seed, StreamPurpose.ClusterDataOrigin, (ulong)attempt, numbers);
        double length = Math.Sqrt(numbers.Sum(x => (double)x * x));
        return [.. numbers.SkipLast(2).Select(x => x / length * Math.Sqrt(parameters.Dimension))];
    }

    /// <summary>Orthonormal vectors, by taking from each the projections on those before.</summary>
    public static double[][] Frame(ClusterDataParameters parameters, int attempt)
    {
        List<double[]> frame = [];
        for (int axis = 0; axis < parameters.Axes; axis++)
        {
            float[] numbers = new float[parameters.Dimension];
            NormalVectors.Fill(parameters.Seed, StreamPurpose.ClusterDataFrame, (ulong)((64L * attempt) + axis), numbers);
            double[] vector = [.. numbers.Select(x => (double)x)];
            foreach (double[] other in frame.Concat(frame))
            {
                double along = Product(vector, other);
                vector = [.. vector.Zip(other, (x, y) => x - (along * y))];
            }

            double length = Math.Sqrt(Product(vector, vector));
            frame.Add([.. vector.Select(x => x / length)]);
        }

        return [.. frame];
    }

    public static double Product(double[] left, double[] right) => left.Zip(right, (x, y) => x * y).Sum();
}
