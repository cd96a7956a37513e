namespace Percolaw.Experiments;

/// <summary>All tasks of the toy experiment merged: the measured curves over seeds beside what theory says.</summary>
public sealed class ToyOutcome
{
    /// <summary>Merges the results of all tasks, in task order.</summary>
    public ToyOutcome(ToyParameters parameters, IReadOnlyList<ToyTaskResult> results)
    {
        Parameters = parameters;
        Seeds = [.. results.Where(result => result.Seed is not null).Select(result => result.Seed!)];
        Model = new ToyModelOutcome(parameters, Seeds);
        Data = new ToyDataOutcome(parameters, Seeds);
        ToyScanPart[] parts = [.. results.Where(result => result.Scan is not null).Select(result => result.Scan!)];
        Scan = parts.Length == 0 ? null : new ToyScanOutcome(parameters, parts);
    }

    /// <summary>The parameters.</summary>
    public ToyParameters Parameters { get; }

    /// <summary>What the seeds measured.</summary>
    public IReadOnlyList<ToySeedResult> Seeds { get; }

    /// <summary>Model scaling.</summary>
    public ToyModelOutcome Model { get; }

    /// <summary>Data scaling.</summary>
    public ToyDataOutcome Data { get; }

    /// <summary>The allocation scan; null where it was left out.</summary>
    public ToyScanOutcome? Scan { get; }

    /// <summary>Rows are seeds, columns those scales where something was measured; null where nothing was.</summary>
    internal static MeasuredCurve? Collect(ToyParameters parameters, IReadOnlyList<ToySeedResult> seeds, Func<ToySeedResult, double?[]> select)
    {
        double[] scales = parameters.Scales();
        double?[][] curves = [.. seeds.Select(select)];
        int[] measured = [.. Enumerable.Range(0, scales.Length).Where(value => Array.TrueForAll(curves, curve => curve[value] is not null))];
        if (measured.Length == 0)
            return null;
        var losses = new double[curves.Length, measured.Length];
        for (int seed = 0; seed < curves.Length; seed++)
        {
            for (int i = 0; i < measured.Length; i++)
                losses[seed, i] = curves[seed][measured[i]]!.Value;
        }

        return new MeasuredCurve([.. measured.Select(value => scales[value])], losses, (ulong)parameters.Seed);
    }
}
