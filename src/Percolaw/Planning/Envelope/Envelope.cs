using MathNet.Numerics.Distributions;
using Percolaw.Fitting;
using Percolaw.Numerics;
using Percolaw.Randomness;

namespace Percolaw.Planning;

/// <summary>Optimal sizes from training curves: approach 1 of Hoffmann et al. 2022, arXiv:2203.15556.</summary>
public static class Envelope
{
    /// <summary>What a reader of any envelope has to know.</summary>
    public const string Caution =
        "a checkpoint stands for a whole training only if its learning rate has come down by then: unfinished schedules raise losses and bend the envelope (Hoffmann et al. 2022)";

    private const int Budgets = 200, Slices = 24, FewestModels = 4, FewestPoints = 3;

    /// <summary>Estimates by every method that can.</summary>
    /// <param name="curves">At least four.</param>
    /// <param name="resamples">Times that every curve is shifted by the noise between runs, at least 2.</param>
    /// <param name="seed">Of the noise.</param>
    /// <exception cref="PercolawException">At no three budgets a model between the smallest and the largest is best.</exception>
    public static IReadOnlyList<EnvelopeEstimate> Estimate(IReadOnlyList<TrainingCurve> curves, int resamples = 200, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(curves);
        int count = (int)Guard.AtLeast(2, resamples);
        EnvelopeEstimate[] estimates = [.. Enum.GetValues<EnvelopeMethod>().Select(method => Of(curves, method, count, seed)).OfType<EnvelopeEstimate>()];
        return estimates.Length > 0 ? estimates : throw new PercolawException(
            "the curves have no envelope: at every budget the smallest or the largest model is best; train more sizes, or longer");
    }

    private static EnvelopeEstimate? Of(IReadOnlyList<TrainingCurve> curves, EnvelopeMethod method, int resamples, ulong seed)
    {
        EnvelopePoint[] points = Points(curves, method);
        if (Lines(points) is not var (parameters, tokens)) return null;
        (ExponentLine Parameters, ExponentLine Tokens)?[] shaken = Noise(curves) is { } noise ? [.. Enumerable.Range(0, resamples).Select(resample => Lines(Points(Shaken(curves, noise, seed, resample), method)))] : [];
        (ExponentLine Parameters, ExponentLine Tokens)?[] without = [.. curves.Select(left => Lines(Points([.. curves.Where(curve => curve != left)], method)))];
        IntervalEstimate Of(string name, Func<(ExponentLine Parameters, ExponentLine Tokens), double> of) =>
            Interval(name, of((parameters, tokens)), Values(shaken, of), Values(without, of));
        return new EnvelopeEstimate(method, points, Of("parameter_exponent", lines => lines.Parameters.Slope), Of("token_exponent", lines => lines.Tokens.Slope), parameters, tokens)
        {
            At = flops => [Power(Of("optimal_parameters", lines => lines.Parameters.LogAt(flops))), Power(Of("optimal_tokens", lines => lines.Tokens.LogAt(flops)))],
        };
    }

    // NaN where there is no line.
    private static double[] Values((ExponentLine Parameters, ExponentLine Tokens)?[] all, Func<(ExponentLine Parameters, ExponentLine Tokens), double> of) =>
        [.. all.Select(lines => lines is { } known ? of(known) : double.NaN)];

    private static IntervalEstimate Power(IntervalEstimate logarithm) => new(
        logarithm.Name, Math.Exp(logarithm.Value), null, logarithm.Low is { } low ? Math.Exp(low) : null, logarithm.High is { } high ? Math.Exp(high) : null);

    // The larger of two errors: of the noise between runs, and the jackknife's over runs, which has the steps between sizes too.
    // Both are known from as many runs as there are: Student's t.
    private static IntervalEstimate Interval(string name, double value, double[] shaken, double[] without)
    {
        double[] known = [.. shaken.Where(double.IsFinite)], left = [.. without.Where(double.IsFinite)];
        if (2 * known.Length <= shaken.Length || left.Length < FewestModels) return new IntervalEstimate(name, value, null, null, null);
        double centre = left.Average(), byNoise = Math.Sqrt(known.Average(slope => (slope - value) * (slope - value)));
        double byRuns = Math.Sqrt((left.Length - 1.0) / left.Length * left.Sum(slope => (slope - centre) * (slope - centre)));
        double error = Math.Max(byNoise, byRuns), width = error * StudentT.InvCDF(0, 1, Math.Max(1, without.Length - FewestModels), 0.975);
        return new IntervalEstimate(name, value, error, value - width, value + width);
    }

    // The noise between runs, from slices through all curves at some budgets.
    private static double? Noise(IReadOnlyList<TrainingCurve> curves)
    {
        double low = curves.Min(curve => curve.LogFlops[0]), high = curves.Max(curve => curve.LogFlops[^1]);
        return LossNoise.MeanSquareOf([.. Enumerable.Range(0, Slices).Select(i => Models(curves, low + ((high - low) * (i + 0.5) / Slices))).Where(models => models.Length >= FewestModels).Select(models => Slice(0, models))]);
    }

    private static (ExponentLine Parameters, ExponentLine Tokens)? Lines(EnvelopePoint[] points)
    {
        if (points.Length < FewestPoints) return null;
        double[] flops = [.. points.Select(point => Math.Log(point.Flops))];
        return (new ExponentLine(flops, [.. points.Select(point => Math.Log(point.Parameters))], [], 1), new ExponentLine(flops, [.. points.Select(point => Math.Log(point.Tokens))], [], 1));
    }

    private static TrainingCurve[] Shaken(IReadOnlyList<TrainingCurve> curves, double noise, ulong seed, int resample)
    {
        RandomStream stream = new(seed, StreamPurpose.EnvelopeNoise, (ulong)resample);
        TrainingCurve[] shaken = new TrainingCurve[curves.Count];
        for (int i = 0; i < shaken.Length; i++)
        {
            double shift = noise * NormalDistribution.Next(ref stream);
            shaken[i] = curves[i] with { LogLoss = [.. curves[i].LogLoss.Select(loss => loss + shift)] };
        }
        return shaken;
    }

    private static EnvelopePoint[] Points(IReadOnlyList<TrainingCurve> curves, EnvelopeMethod method)
    {
        if (curves.Count == 0) return [];
        double low = curves.Min(curve => curve.LogFlops[0]), high = curves.Max(curve => curve.LogFlops[^1]);
        return
        [
            .. Enumerable.Range(0, Budgets).Select(i => low + ((high - low) * i / (Budgets - 1)))
                .Select(budget => Point(curves, budget, method)).OfType<EnvelopePoint>(),
        ];
    }

    // Where the smallest or the largest model is best, the optimum may lie beyond.
    private static EnvelopePoint? Point(IReadOnlyList<TrainingCurve> curves, double logFlops, EnvelopeMethod method)
    {
        (double Size, double Data, double Loss)[] models = Models(curves, logFlops);
        if (models.Length < FewestModels) return null;
        if (method == EnvelopeMethod.Interpolation)
        {
            IsoFlopCurve slice = Slice(logFlops, models);
            CurveMinimum minimum = CurveMinimum.Of(slice, slice.LogLoss, MinimumMethod.Interpolation);
            return minimum.Doubt is null ? new EnvelopePoint(minimum.Flops, minimum.Parameters, minimum.Tokens, minimum.Loss) : null;
        }
        (double size, double data, double loss) = models.MinBy(model => model.Loss);
        bool isInner = size > models[0].Size && size < models[^1].Size;
        return isInner ? new EnvelopePoint(Math.Exp(logFlops), Math.Exp(size), Math.Exp(data), Math.Exp(loss)) : null;
    }

    // What the curves say at a budget, by size.
    private static (double Size, double Data, double Loss)[] Models(IReadOnlyList<TrainingCurve> curves, double logFlops) =>
    [
        .. curves.Select(curve => (curve.LogParameters, At: curve.At(logFlops))).Where(model => model.At is not null)
            .GroupBy(model => model.LogParameters, (size, same) => (size, same.Average(model => model.At!.Value.LogTokens), same.Average(model => model.At!.Value.LogLoss))),
    ];

    private static IsoFlopCurve Slice(double logFlops, (double Size, double Data, double Loss)[] models) =>
        new(Math.Exp(logFlops), [.. models.Select(model => model.Size)], [.. models.Select(model => model.Data)], [.. models.Select(model => model.Loss)]);
}
