using Percolaw.Fitting;
using Percolaw.Tests.Fitting.Laws;

namespace Percolaw.Tests.Fitting.Selection;

public sealed class LawComparerTests
{
    private static readonly ComparisonOptions Options = new();

    /// <summary>
    /// Three curves of each law, 40 points over four decades with 0.3 % noise; the next factor of four judges. What is
    /// chosen must predict better in the mean than any law used for all of them, and lose little against the best.
    /// </summary>
    [Fact]
    public void Choice_OnCurvesOfEveryLaw_BeatsEachLawUsedForAll()
    {
        List<LawComparison> comparisons = [];
        int right = 0;
        foreach ((IScalingLaw law, double[] fitted) in SampleCurves.Laws)
        {
            for (ulong seed = 0; seed < 3; seed++)
            {
                TrainingRuns runs = SampleCurves.Of(law, fitted, [.. SampleCurves.Grid(1e6, 1e10, 40), .. SampleCurves.Grid(1.2e10, 4e10, 8)], 0.003, 0, seed);
                LawComparison comparison = LawComparer.Run(LawCandidates.Of(runs), runs, HoldOut.Flagged(runs, [.. Enumerable.Range(0, runs.Count).Select(i => i < 40)]), Options);
                comparisons.Add(comparison);
                if (comparison.Chosen.Law.Name == law.Name) right++;
            }
        }
        double chosen = comparisons.Average(comparison => comparison.Chosen.HoldOutError);
        foreach (string name in comparisons[0].Laws.Select(law => law.Law.Name))
            chosen.ShouldBeLessThan(comparisons.Average(comparison => comparison.Laws.Single(law => law.Law.Name == name).HoldOutError), name);
        double regret = comparisons.Average(comparison => comparison.Chosen.HoldOutError / comparison.Laws[0].HoldOutError);
        TestContext.Current.TestOutputHelper?.WriteLine($"chosen {chosen:0.00000}, true law chosen {right} of {comparisons.Count}, error over the best {regret:0.000}");
        regret.ShouldBeLessThan(1.2);
        right.ShouldBeGreaterThan(10);
    }

    /// <summary>The fact of docs/compare.md: over all published curves the choice does better than each law.</summary>
    [Fact]
    public void Choice_OnLearningCurves_BeatsEachLawUsedForAll()
    {
        LawComparison[] comparisons =
        [
            .. SampleCurves.Learning().Select(curve => LawComparer.Run(
                LawCandidates.Of(curve.Runs), curve.Runs, HoldOut.Flagged(curve.Runs, curve.IsFitted), Options with { Fit = new FitOptions { Threads = Environment.ProcessorCount } })),
        ];
        comparisons.Length.ShouldBe(28);
        double chosen = comparisons.Average(comparison => comparison.Chosen.HoldOutError);
        chosen.ShouldBeLessThan(0.0273);
        foreach (string name in comparisons[0].Laws.Select(law => law.Law.Name))
            chosen.ShouldBeLessThan(comparisons.Average(comparison => comparison.Laws.Single(law => law.Law.Name == name).HoldOutError), name);
    }

    /// <summary>One bad prediction of the largest runs must not decide alone: in parameters and tokens the law of those is chosen.</summary>
    [Fact]
    public void Choice_OnTheChinchillaRuns_KnowsParametersAndTokens()
    {
        TrainingRuns runs = SampleRuns.Chinchilla();
        LawComparison comparison = LawComparer.Run(LawCandidates.Of(runs), runs, HoldOut.Automatic(runs), Options with { Fit = new FitOptions { Threads = Environment.ProcessorCount } });
        comparison.Chosen.Law.Name.ShouldBe("chinchilla");
    }

    [Fact]
    public void Run_RunsThatOnlyJudge_ChangeNothingButTheirErrors()
    {
        TrainingRuns runs = Curve(30);
        bool[] isFitted = [.. Enumerable.Range(0, 30).Select(i => i < 24)];
        LawComparison first = LawComparer.Run(LawCandidates.Of(runs), runs, HoldOut.Flagged(runs, isFitted), Options);
        TrainingRuns other = new([.. runs.Loss.Select((loss, i) => i < 24 ? loss : 3 * loss)]) { Tokens = runs.Tokens };
        LawComparison second = LawComparer.Run(LawCandidates.Of(other), other, HoldOut.Flagged(other, isFitted), Options);
        second.Chosen.Law.Name.ShouldBe(first.Chosen.Law.Name);
        foreach (ComparedLaw law in first.Laws)
        {
            ComparedLaw same = second.Laws.Single(candidate => candidate.Law.Name == law.Law.Name);
            same.CutOffErrors.ShouldBe(law.CutOffErrors);
            same.Weight.ShouldBe(law.Weight);
            same.HoldOutError.ShouldBeGreaterThan(law.HoldOutError);
        }
    }

    [Fact]
    public void Run_AnyThreads_GivesTheSameNumbers()
    {
        TrainingRuns runs = Curve(30);
        LawComparison Run(int threads) => LawComparer.Run(LawCandidates.Of(runs), runs, HoldOut.Automatic(runs), Options with { Fit = new FitOptions { Threads = threads } });
        (LawComparison one, LawComparison three) = (Run(1), Run(3));
        three.Laws.Select(law => law.Law.Name).ShouldBe(one.Laws.Select(law => law.Law.Name));
        three.Laws.SelectMany(law => law.CutOffErrors).ShouldBe(one.Laws.SelectMany(law => law.CutOffErrors));
        three.Laws.SelectMany(law => law.Fit.Fitted).ShouldBe(one.Laws.SelectMany(law => law.Fit.Fitted));
    }

    /// <summary>Errors by hand: the law fitted to the runs up to a cut-off, and what it leaves of those up to twice as large.</summary>
    [Fact]
    public void CutOffErrors_AreThoseOfFitsToTheSmallerRuns()
    {
        TrainingRuns runs = Curve(30);
        PowerScalingLaw law = new(Scale.Tokens);
        LawComparison comparison = LawComparer.Run([law], runs, HoldOut.Automatic(runs), Options);
        comparison.Clarity.ShouldBeNull();
        for (int i = 0; i < comparison.CutOffs.Count; i++)
        {
            double cutOff = comparison.CutOffs[i] * (1 + 1e-12);
            LawFit fit = LawFitter.Fit(law, runs.Where(row => runs.Tokens!.Value[row] <= cutOff), new FitOptions());
            TrainingRuns larger = runs.Where(row => runs.Tokens!.Value[row] > cutOff && runs.Tokens!.Value[row] <= 2 * cutOff);
            double[] predicted = fit.Predict(larger);
            double expected = Math.Sqrt(larger.Loss.Select((loss, row) => Math.Pow(Math.Log(loss / predicted[row]), 2)).Average());
            comparison.Laws[0].CutOffErrors[i].ShouldBe(expected, 1e-5 * expected);
        }
    }

    [Fact]
    public void Candidates_OfATableInTwoScales_AreAllThatSuit()
    {
        TrainingRuns runs = SampleRuns.Scales(1, 30);
        IReadOnlyList<IScalingLaw> laws = LawCandidates.Of(runs);
        laws.Count.ShouldBe(21);
        laws.Count(law => law.Name == "power").ShouldBe(3);
        LawCandidates.Of(runs, null, Scale.Tokens).ShouldAllBe(law => law.Scales.Single() == Scale.Tokens);
        LawCandidates.Of(runs, ["chinchilla"]).Single().Name.ShouldBe("chinchilla");
        LawCandidates.Of(runs.Where(row => row < 4)).ShouldAllBe(law => law.Coefficients.Count < 4);
    }

    [Fact]
    public void HoldOut_Largest_TakesThemAlongTheAxisAndDividesNoEqualOnes()
    {
        TrainingRuns runs = new([5, 4, 3, 2, 2, 2]) { Tokens = [1, 2, 3, 4, 4, 4] };
        HoldOut.Largest(runs, 0.5).Judging.ShouldBe([3, 4, 5]);
        HoldOut.Largest(runs, 0.2).Judging.ShouldBe([3, 4, 5]);
        Should.Throw<PercolawException>(() => HoldOut.Largest(runs, 0.95)).Message.ShouldContain("both must be above 0");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_NothingLarger_SaysWhy(int count)
    {
        TrainingRuns runs = new([.. Enumerable.Range(0, count).Select(i => 2.0 - (0.1 * i))]) { Tokens = [.. Enumerable.Repeat(1e9, count)] };
        Should.Throw<PercolawException>(() => LawComparer.Run([new KaplanLaw(Scale.Tokens)], runs, HoldOut.Automatic(runs), Options)).Message.ShouldContain("no larger run");
    }

    private static TrainingRuns Curve(int count) => SampleCurves.Of(SampleCurves.Laws[0].Law, SampleCurves.Laws[0].Fitted, SampleCurves.Grid(1e6, 1e10, count), 0.003, 0, 5);
}
