namespace Percolaw.Fitting;

/// <summary>The scale along which runs are small or large.</summary>
internal static class BackTestAxis
{
    /// <summary>FLOPs where they are known or follow from N and D, else the law's first scale.</summary>
    public static Scale Usual(IScalingLaw law, TrainingRuns runs) =>
        runs.Flops is not null || (runs.Parameters is not null && runs.Tokens is not null) ? Scale.Flops : law.Scales[0];

    /// <summary>ln of the scale of each run; FLOPs that are not known are 6ND.</summary>
    /// <exception cref="PercolawException">The runs lack it.</exception>
    public static double[] Logarithms(TrainingRuns runs, Scale axis)
    {
        if (runs.Column(axis) is { } column) return [.. column.Select(Math.Log)];
        if (axis == Scale.Flops && runs.Parameters is { } parameters && runs.Tokens is { } tokens)
            return [.. parameters.Select((number, i) => Math.Log(6) + Math.Log(number) + Math.Log(tokens[i]))];
        throw new PercolawException($"the runs have no {ScalingLaws.Word(axis)} to order them by; add the column or choose another axis");
    }
}
