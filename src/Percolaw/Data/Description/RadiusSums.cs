namespace Percolaw.Data;

/// <summary>The squared radius of gyration of clusters whose rows come one after another.</summary>
internal sealed class RadiusSums(int width)
{
    private readonly float[] first = new float[width];
    private readonly double[] sums = new double[width];
    private double squares;
    private long count;

    /// <summary>Adds a point of the current cluster.</summary>
    public void Add(ReadOnlySpan<float> row)
    {
        // Measured from the first point, so that nothing cancels far from the origin.
        if (count == 0)
            row.CopyTo(first);
        for (int i = 0; i < row.Length; i++)
        {
            double difference = (double)row[i] - first[i];
            sums[i] += difference;
            squares += difference * difference;
        }

        count++;
    }

    /// <summary>The mean squared distance from the mean, and begins the next cluster.</summary>
    public double Finish()
    {
        double centre = 0;
        foreach (double sum in sums)
            centre += sum * sum;
        double squaredRadius = (squares / count) - (centre / ((double)count * count));
        sums.AsSpan().Clear();
        (squares, count) = (0, 0);
        return squaredRadius;
    }
}
