using System.Text.Json;
using Percolaw.Randomness;
using Percolaw.Statistics;

namespace Percolaw.Tests.Statistics;

public sealed class SampleMomentsTests
{
    [Fact]
    public void Mean_OfKnownNumbers_HasTheTextbookError()
    {
        SampleMoments moments = new(2);
        foreach (double[] sample in (double[][])[[1, 10], [2, 8], [4, 9], [5, 1]]) moments.Add(sample);
        moments.Mean(0).Value.ShouldBe(3);
        moments.Mean(0).StandardError!.Value.ShouldBe(Math.Sqrt(10.0 / 3 / 4), 1e-15);
        moments.CovarianceOfMeans(0, 1)!.Value.ShouldBe(((-2 * 3) + (-1 * 1) + (1 * 2) + (2 * -6)) / 3.0 / 4, 1e-15);
    }

    [Fact]
    public void Add_NumbersFarFromZero_LosesNoDigits()
    {
        SampleMoments moments = new(1);
        for (int i = 0; i < 1000; i++) moments.Add([1e9 + (i % 2)]);
        moments.Mean(0).StandardError!.Value.ShouldBe(Math.Sqrt(0.25 / 999), 1e-9);
    }

    [Fact]
    public void Merge_AnyParts_GivesTheWhole()
    {
        RandomStream stream = new(1, StreamPurpose.Test, 0);
        double[][] samples = [.. Enumerable.Range(0, 100).Select(_ => new[] { stream.NextUniform(), stream.NextUniform(), 5 })];
        SampleMoments whole = Of(samples), merged = new(3);
        foreach ((int from, int to) in ((int, int)[])[(0, 1), (1, 40), (40, 40), (40, 100)]) merged.Merge(Of(samples[from..to]));
        merged.Count.ShouldBe(whole.Count);
        for (int i = 0; i < 3; i++)
        {
            merged.Means[i].ShouldBe(whole.Means[i], 1e-14);
            for (int j = 0; j < 3; j++) merged.CovarianceOfMeans(i, j)!.Value.ShouldBe(whole.CovarianceOfMeans(i, j)!.Value, 1e-16);
        }
    }

    [Fact]
    public void Ratio_OfCorrelatedMeans_HasTheErrorOfManyRepetitions()
    {
        const int Repetitions = 2000, Samples = 200;
        List<double> ratios = [], errors = [];
        RandomStream stream = new(2, StreamPurpose.Test, 0);
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            SampleMoments moments = new(2);
            for (int i = 0; i < Samples; i++)
            {
                double common = stream.NextUniform();
                moments.Add([1 + common + (0.3 * stream.NextUniform()), 2 + common]);
            }
            Estimate ratio = moments.Ratio(0, 1);
            ratios.Add(ratio.Value);
            errors.Add(ratio.StandardError!.Value);
        }
        double mean = ratios.Average(), spread = Math.Sqrt(ratios.Sum(ratio => (ratio - mean) * (ratio - mean)) / (Repetitions - 1));
        // The spread of 2000 values is known to 1/√4000 of itself; the errors themselves scatter far less.
        errors.Average().ShouldBeWithin(spread, spread / Math.Sqrt(2.0 * Repetitions));
    }

    [Fact]
    public void Json_WrittenAndRead_HasTheSameBits()
    {
        SampleMoments moments = Of([[1.0 / 3, 2, 3], [0.1, 0.7, 1e-300]]);
        string json = JsonSerializer.Serialize(moments);
        JsonSerializer.Serialize(JsonSerializer.Deserialize<SampleMoments>(json)).ShouldBe(json);
    }

    [Fact]
    public void Mean_OfOneSample_HasNoError()
    {
        SampleMoments moments = Of([[1, 2, 3]]);
        moments.Mean(1).ShouldBe(new Estimate(2, null));
        moments.Ratio(0, 1).ShouldBe(new Estimate(0.5, null));
    }

    private static SampleMoments Of(IEnumerable<double[]> samples)
    {
        SampleMoments moments = new(3);
        foreach (double[] sample in samples) moments.Add(sample);
        return moments;
    }
}
