using Percolaw.Fitting;
using Percolaw.Planning;
using Percolaw.Randomness;

namespace Percolaw.Tests.Planning;

/// <summary>Optimal sizes from training curves of known laws.</summary>
public sealed class EnvelopeTests
{
    private const double Floor = 1.7, A = 400, B = 2000, Alpha = 0.34, Beta = 0.37, Truth = Beta / (Alpha + Beta);

    /// <summary>Without noise the spline between sizes has β/(α+β); the envelope of sizes a factor of 2 apart nearly.</summary>
    [Fact]
    public void Estimate_WithoutNoise_IsTheLaws()
    {
        IReadOnlyList<EnvelopeEstimate> estimates = Envelope.Estimate(TrainingCurve.Of(Checkpoints(0, 0)));
        estimates.Select(estimate => estimate.Method).ShouldBe(Enum.GetValues<EnvelopeMethod>());
        estimates[0].ParameterExponent.Value.ShouldBe(Truth, 0.02);
        estimates[1].ParameterExponent.Value.ShouldBe(Truth, 0.005);
        foreach (EnvelopeEstimate estimate in estimates)
            (estimate.ParameterExponent.Value + estimate.TokenExponent.Value).ShouldBe(1, 1e-6);
    }

    /// <summary>Far from the middle of the budgets a size is as uncertain as the exponent makes it, and holds the truth.</summary>
    [Fact]
    public void At_FarBudget_IsAsUncertainAsTheExponent()
    {
        EnvelopeEstimate estimate = Envelope.Estimate(TrainingCurve.Of(Checkpoints(0.003, 1)))[^1];
        double Width(double flops) => Math.Log(estimate.At(flops)[0].High!.Value / estimate.At(flops)[0].Low!.Value);
        double perFold = estimate.ParameterExponent.High!.Value - estimate.ParameterExponent.Low!.Value;
        Width(1e40).ShouldBe(Width(1e30) + (Math.Log(1e10) * perFold), 0.2 * Width(1e40));
        double truth = Math.Pow(Alpha * A / (Beta * B), 1 / (Alpha + Beta)) * Math.Pow(1e24 / 6, Truth);
        estimate.At(1e24)[0].Low!.Value.ShouldBeLessThan(truth);
        estimate.At(1e24)[0].High!.Value.ShouldBeGreaterThan(truth);
    }

    /// <summary>Every run has an error of its own, the same along its curve. At least 95 % are held, less 3 standard errors of 100 tables; mean widths are bounded at some 30 % above those measured.</summary>
    [Theory]
    [InlineData(0.001, 0.126, 0.059)]
    [InlineData(0.003, 0.2, 0.17)]
    public void Estimate_WithNoise_IntervalsHoldTheTruth(double noise, double widestEnvelope, double widestSpline)
    {
        const int tables = 100;
        int[] held = new int[2];
        double[] widths = new double[2];
        for (int table = 0; table < tables; table++)
        {
            IReadOnlyList<EnvelopeEstimate> estimates = Envelope.Estimate(TrainingCurve.Of(Checkpoints(noise, (ulong)table)), 100);
            for (int i = 0; i < 2; i++)
            {
                IntervalEstimate exponent = estimates[i].ParameterExponent;
                widths[i] += (exponent.High!.Value - exponent.Low!.Value) / tables;
                if (exponent.Low <= Truth && exponent.High >= Truth) held[i]++;
            }
        }
        foreach (int count in held) ((double)count / tables).ShouldBeGreaterThan(0.95 - 0.065);
        widths[0].ShouldBeLessThan(widestEnvelope);
        widths[1].ShouldBeLessThan(widestSpline);
    }

    [Fact]
    public void Curves_SizesMixedInAGroup_AreRefused()
    {
        TrainingRuns runs = Checkpoints(0, 0);
        TrainingRuns mixed = new(runs.Loss) { Parameters = runs.Parameters, Tokens = runs.Tokens, Flops = runs.Flops, Groups = [.. runs.Loss.Select((_, i) => i % 3)] };
        Should.Throw<PercolawException>(() => TrainingCurve.Of(mixed)).Message.ShouldContain("several sizes");
    }

    [Fact]
    public void Curves_OneCheckpointEach_AreRefused()
    {
        TrainingRuns runs = Checkpoints(0, 0);
        Should.Throw<PercolawException>(() => TrainingCurve.Of(runs.Subset([0, 20, 40, 60]))).Message.ShouldContain("training curves");
    }

    // Twelve sizes, 20 checkpoints each from 1 to 400 tokens for each parameter.
    private static TrainingRuns Checkpoints(double noise, ulong seed)
    {
        RandomStream stream = new(seed, StreamPurpose.Test, 1);
        List<(double N, double D, double L)> rows = [];
        for (int size = 0; size < 12; size++)
        {
            double parameters = 2e7 * Math.Pow(2, size), error = noise * NormalDistribution.Next(ref stream);
            for (int checkpoint = 0; checkpoint < 20; checkpoint++)
            {
                double tokens = parameters * Math.Pow(400, checkpoint / 19.0);
                rows.Add((parameters, tokens, (Floor + (A * Math.Pow(parameters, -Alpha)) + (B * Math.Pow(tokens, -Beta))) * Math.Exp(error)));
            }
        }
        return new TrainingRuns([.. rows.Select(row => row.L)])
        {
            Parameters = [.. rows.Select(row => row.N)],
            Tokens = [.. rows.Select(row => row.D)],
            Flops = [.. rows.Select(row => ComputeCosts.Training(row.N, row.D))],
        };
    }
}
