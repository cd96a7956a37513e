namespace Percolaw.Tests.Data.Clusters;

/// <summary>Tests of vectors that have no preferred direction. The false-alarm probability is 1e-4 for each comparison.</summary>
internal static class Directions
{
    /// <summary>Unit vectors of three dimensions, uniform: each coordinate is uniform in [-1, 1] (Archimedes).</summary>
    public static void ShouldBeOnTheSphere(this double[][] vectors)
    {
        const int bins = 20;
        vectors.ShouldAllBe(vector => Math.Abs(PlainBall.Product(vector, vector) - 1) < 1e-12);
        for (int axis = 0; axis < 3; axis++)
        {
            long[] counts = new long[bins];
            foreach (double[] vector in vectors)
                counts[Math.Clamp((int)(bins * (1 + vector[axis]) / 2), 0, bins - 1)]++;
            counts.ShouldBeEven($"axis {axis}");
        }

        vectors.ShouldBeIsotropic();
    }

    /// <summary>Coordinates and products of two have mean 0, all squares the same.</summary>
    public static void ShouldBeIsotropic(this double[][] vectors)
    {
        int dimension = vectors[0].Length;
        for (int axis = 0; axis < dimension; axis++)
        {
            (int i, int j) = (axis, (axis + 1) % dimension);
            vectors.Select(vector => vector[i]).ToArray().ShouldHaveMean(0);
            vectors.Select(vector => vector[i] * vector[j]).ToArray().ShouldHaveMean(0);
            vectors.Select(vector => (vector[i] * vector[i]) - (vector[j] * vector[j])).ToArray().ShouldHaveMean(0);
        }
    }
}
