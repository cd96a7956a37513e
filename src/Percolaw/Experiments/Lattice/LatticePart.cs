namespace Percolaw.Experiments;

/// <summary>Samples of one task.</summary>
/// <param name="Box">Which box.</param>
/// <param name="FirstProbability">The task's first probability; with sweeps it has all of them, else this one.</param>
/// <param name="FirstSample">The first sample.</param>
/// <param name="Samples">How many.</param>
internal sealed record LatticePart(int Box, int FirstProbability, long FirstSample, long Samples)
{
    // A task of a fraction of a second: the progress moves, an interruption loses little, threads end together.
    private const double LabelledSites = 3e7, SweptSites = 3e6;

    // The result of each task is kept until all are merged.
    private const long MostTasks = 50_000;

    public static IEnumerable<LatticePart> Of(LatticeParameters parameters, int box, long elements)
    {
        double sites = parameters.Sweep ? SweptSites : LabelledSites;
        int probabilities = parameters.Sweep ? 1 : parameters.Probabilities.Count;
        long least = (parameters.Samples / MostTasks * probabilities) + 1;
        long chunk = Math.Max(least, Math.Clamp((long)(sites / Math.Max(1, elements)), 1, 10_000));
        for (int p = 0; p < probabilities; p++)
        {
            for (long first = 0; first < parameters.Samples; first += chunk)
                yield return new LatticePart(box, p, first, Math.Min(chunk, parameters.Samples - first));
        }
    }
}
