using Percolaw.Fitting;
using Percolaw.Randomness;

namespace Percolaw.Benchmarks;

/// <summary>A curve to choose a law for.</summary>
/// <param name="Kind">What it was made from.</param>
/// <param name="Runs">In tokens; those to fit first.</param>
/// <param name="Fitted">How many those are.</param>
internal sealed record SimulatedCurve(string Kind, TrainingRuns Runs, int Fitted);

/// <summary>
/// Curves of nine kinds, six of laws that are compared and three of none, with random coefficients: 8 to 64 points over one to
/// three decades, even in tokens or in their logarithm, 0.1 to 4 % noise, independent or correlated. Beyond them, two or four
/// times as far, the loss without noise judges.
/// </summary>
internal static class SimulatedCurves
{
    private const double First = 1e6, SmallestFall = 1.08, LargestFall = 40, Correlation = 0.6;
    private const int Judging = 12;
    private static readonly int[] Points = [8, 10, 12, 16, 24, 40, 64];

    private static readonly (string Name, Maker Make)[] Kinds =
    [
        ("power", Power), ("shifted-power", ShiftedPower), ("saturating", Saturating), ("broken-power", BrokenPower), ("kaplan", Kaplan), ("percolation", Percolation),
        ("two powers", TwoPowers), ("logarithm", Logarithm), ("two breaks", TwoBreaks),
    ];

    /// <summary>The curve of an index: kinds take turns.</summary>
    public static SimulatedCurve Of(int index)
    {
        (string name, Maker make) = Kinds[index % Kinds.Length];
        RandomStream stream = new(2, StreamPurpose.Test, (ulong)index);
        while (true)
        {
            double span = Draw(ref stream, 8, 1000);
            CurveLoss loss = make(span, ref stream);
            // What hardly falls, or more than losses do, is drawn again.
            double fall = Math.Exp(loss.LogAt(First) - loss.LogAt(First * span));
            if (fall > SmallestFall && fall < LargestFall) return new SimulatedCurve(name, Runs(loss, span, ref stream, out int fitted), fitted);
        }
    }

    private static TrainingRuns Runs(CurveLoss loss, double span, ref RandomStream stream, out int fitted)
    {
        fitted = Points[(int)(stream.NextUniform() * Points.Length)];
        double noise = Draw(ref stream, 0.001, 0.04), correlation = stream.NextUniform() < 0.5 ? 0 : Correlation, horizon = stream.NextUniform() < 0.5 ? 2 : 4;
        bool isEven = stream.NextUniform() < 1.0 / 3;
        double[] tokens = new double[fitted + Judging], losses = new double[tokens.Length];
        double last = NormalDistribution.Next(ref stream);
        for (int i = 0; i < tokens.Length; i++)
        {
            double share = i / (fitted - 1.0);
            tokens[i] = i >= fitted ? First * span * Math.Pow(horizon, (i - fitted + 1) / (double)Judging) : First * (isEven ? 1 + ((span - 1) * share) : Math.Pow(span, share));
            losses[i] = Math.Exp(loss.LogAt(tokens[i]) + (i < fitted ? noise * last : 0));
            last = (correlation * last) + (Math.Sqrt(1 - (correlation * correlation)) * NormalDistribution.Next(ref stream));
        }
        return new TrainingRuns([.. losses]) { Tokens = [.. tokens] };
    }

    private static CurveLoss Power(double span, ref RandomStream stream)
    {
        double alpha = Draw(ref stream, 0.08, 0.9);
        return Law(new PowerScalingLaw(Scale.Tokens), Floor(ref stream, 1.5 * Math.Pow(span, -alpha)), alpha * Math.Log(First), alpha);
    }

    private static CurveLoss ShiftedPower(double span, ref RandomStream stream)
    {
        double exponent = Draw(ref stream, 0.08, 0.9);
        return Law(new ShiftedPowerLaw(Scale.Tokens), exponent * Math.Log(First), -Math.Log(First * Draw(ref stream, 1, 10 * span)), Math.Log(exponent));
    }

    private static CurveLoss Saturating(double span, ref RandomStream stream)
    {
        double exponent = -Draw(ref stream, 0.1, 1);
        return Law(
            new SaturatingLaw(Scale.Tokens), Math.Log(Draw(ref stream, 0.05, 5)) - (exponent * Math.Log(First)), exponent, Math.Log(Draw(ref stream, 0.3, 3)), Floor(ref stream, 0.3), 0);
    }

    private static CurveLoss BrokenPower(double span, ref RandomStream stream)
    {
        double slope = Draw(ref stream, 0.03, 0.4), change = stream.NextUniform() < 1.0 / 3 ? -0.7 * slope : Draw(ref stream, 0.05, 0.8);
        return Law(
            new BrokenPowerLaw(Scale.Tokens), Floor(ref stream, 0.3), slope * Math.Log(First), slope, change, Math.Log(First * Draw(ref stream, 0.3, 1.2 * span)), Math.Log(Draw(ref stream, 0.1, 1)));
    }

    private static CurveLoss Kaplan(double span, ref RandomStream stream) => Law(new KaplanLaw(Scale.Tokens), Math.Log(First), Math.Log(Draw(ref stream, 0.05, 0.8)));

    private static CurveLoss Percolation(double span, ref RandomStream stream) => Law(
        new PercolationLaw(Scale.Tokens),
        Floor(ref stream, 0.3), 0, Math.Log(Draw(ref stream, 0.3, 3)), Math.Log(Draw(ref stream, 0.1, 1.2)), Math.Log(First * Draw(ref stream, 0.1, span)));

    private static CurveLoss TwoPowers(double span, ref RandomStream stream)
    {
        double slow = Draw(ref stream, 0.05, 0.4), fast = Draw(ref stream, 0.4, 1.5), share = 0.1 + (0.8 * stream.NextUniform()), floor = 0.3 * stream.NextUniform();
        return new CurveLoss(x => Math.Log(floor + (share * Math.Pow(x / First, -slow)) + ((1 - share) * Math.Pow(x / First, -fast))));
    }

    private static CurveLoss Logarithm(double span, ref RandomStream stream)
    {
        double exponent = Draw(ref stream, 0.5, 4), unit = Draw(ref stream, 1, 10), floor = 0.2 * stream.NextUniform();
        return new CurveLoss(x => Math.Log(floor + Math.Pow(1 + (Math.Log(x / First) / unit), -exponent)));
    }

    private static CurveLoss TwoBreaks(double span, ref RandomStream stream)
    {
        double slope = Draw(ref stream, 0.03, 0.3), change = Draw(ref stream, 0.05, 0.6), second = (stream.NextUniform() - 0.5) * (slope + change);
        double place = First * Draw(ref stream, 0.5, span), later = place * Draw(ref stream, 2, 20), width = Draw(ref stream, 0.15, 0.8);
        return Law(
            new BrokenPowerLaw(Scale.Tokens, 2), Floor(ref stream, 0.2), slope * Math.Log(First), slope, change, Math.Log(place), Math.Log(width), second, Math.Log(later), Math.Log(width));
    }

    private static CurveLoss Law(IScalingLaw law, params double[] fitted) =>
        new(x => Math.Log(LawEvaluation.Losses(law, fitted, new TrainingRuns([1]) { Tokens = [x] })[0]));

    // ln of the floor: none in every third curve.
    private static double Floor(ref RandomStream stream, double largest)
    {
        double share = stream.NextUniform(), kind = stream.NextUniform();
        return kind < 1.0 / 3 ? -100 : Math.Log(largest * share);
    }

    // Uniform in logarithm.
    private static double Draw(ref RandomStream stream, double low, double high) => low * Math.Pow(high / low, stream.NextUniform());

    private delegate CurveLoss Maker(double span, ref RandomStream stream);

    private sealed record CurveLoss(Func<double, double> LogAt);
}
