using Percolaw.Fitting;
using Percolaw.Tests.Fitting.Laws;

namespace Percolaw.Tests.Fitting.Uncertainty;

public sealed class UncertaintyTests
{
    private static readonly double[] Truth = [Math.Log(1.8), Math.Log(480), Math.Log(2000), 0.35, 0.37];
    private static readonly FitOptions LeastSquares = new() { Objective = Objective.LeastSquares, Starts = StartKind.Data };

    // Well-determined: three roads to one number. 400 resamples have 3.5 % of error; the rest is second order.
    [Fact]
    public void Bootstrap_CovarianceAndProfile_Agree()
    {
        LawFit fit = LawFitter.Fit(new ChinchillaLaw(), SampleRuns.Of(new ChinchillaLaw(), Truth, 1, 400, 0.005), LeastSquares);
        IReadOnlyList<IntervalEstimate> sandwich = CovarianceEstimate.Of(fit).Coefficients, bootstrap = Bootstrap.Run(fit, 400, 1).Coefficients;
        IReadOnlyList<CoefficientProfile> profiles = ProfileLikelihood.Of(fit);
        for (int i = 0; i < 5; i++)
        {
            double error = sandwich[i].StandardError!.Value;
            bootstrap[i].StandardError!.Value.ShouldBe(error, 0.2 * error, sandwich[i].Name);
            double width = profiles[i].High!.Value - profiles[i].Low!.Value;
            width.ShouldBe(sandwich[i].High!.Value - sandwich[i].Low!.Value, 0.15 * width, sandwich[i].Name);
        }
    }

    /// <summary>
    /// Groups of the same design, as many runs above the law as below: the scores within each cancel, and by groups there would
    /// be no error at all.
    /// </summary>
    [Fact]
    public void Covariance_GroupsWhoseScoresCancel_IsThatOfSingleRuns()
    {
        double[] sizes = [1e7, 3e7, 1e8, 3e8, 1e9, 3e9, 1e10, 3e10];
        (double Size, int Group, double Sign)[] rows = [.. sizes.SelectMany((size, group) => new[] { (size, group, 1.0), (size, group, -1.0) })];
        TrainingRuns runs = new([.. rows.Select(row => 20 * Math.Pow(row.Size, -0.06) * Math.Exp(0.02 * row.Sign))]) { Parameters = [.. rows.Select(row => row.Size)] };
        TrainingRuns grouped = new(runs.Loss) { Parameters = runs.Parameters, Groups = [.. rows.Select(row => row.Group)] };
        double Error(TrainingRuns table) => CovarianceEstimate.Of(LawFitter.Fit(new KaplanLaw(Scale.Parameters), table, LeastSquares)).Coefficients[1].StandardError!.Value;
        Error(grouped).ShouldBe(Error(runs), 1e-9);
        Error(grouped).ShouldBeGreaterThan(1e-4);
    }

    /// <summary>Kaplan's law, fitted to runs of Chinchilla's, leaves residuals that bend in both scales together, along neither much.</summary>
    [Fact]
    public void Doubts_LawOfTheWrongShapeInTwoScales_AreSaid()
    {
        TrainingRuns runs = SampleRuns.Of(new ChinchillaLaw(), Truth, 1, 60, 0.005);
        IReadOnlyList<string> Doubts(IScalingLaw law) => FitDoubts.Of(LawFitter.Fit(law, runs, LeastSquares) with { Trusted = true }, []);
        Doubts(new KaplanJointLaw()).ShouldContain(doubt => doubt.Contains("together", StringComparison.Ordinal));
        Doubts(new ChinchillaLaw()).ShouldBeEmpty();
    }

    [Fact]
    public void Bootstrap_Groups_AreDrawnWhole()
    {
        TrainingRuns runs = SampleRuns.Of(new ChinchillaLaw(), Truth, 1, 60, 0.01);
        LawFit fit = LawFitter.Fit(new ChinchillaLaw(), runs, LeastSquares);
        Should.Throw<PercolawException>(() => Bootstrap.Run(fit, 2, 1, byGroup: true));
        TrainingRuns grouped = new(runs.Loss) { Parameters = runs.Parameters, Tokens = runs.Tokens, Groups = [.. Enumerable.Range(0, 60)] };
        // Groups of one row are rows.
        Bootstrap.Run(LawFitter.Fit(new ChinchillaLaw(), grouped, LeastSquares), 20, 1, byGroup: true).Resamples.ShouldBe(Bootstrap.Run(fit, 20, 1).Resamples);
    }

    [Fact]
    public void Derived_ChinchillasOwnCoefficients_GiveTheKnownOptimum()
    {
        LawFit fit = LawFitter.Given(new ChinchillaLaw(), new Dictionary<string, double>
        {
            ["E"] = 1.69337368,
            ["A"] = 406.401018,
            ["B"] = 410.722827,
            ["alpha"] = 0.33917084,
            ["beta"] = 0.2849083,
        });
        double[] values = [.. fit.Coefficients.Select(coefficient => coefficient.Value)];
        double[] derived = [.. fit.Law.DerivedAt(5.76e23).Select(quantity => quantity.Value(values))];
        derived[0].ShouldBe(40e9, 0.5e9);
        derived[1].ShouldBe(2.4e12, 0.05e12);
        derived[2].ShouldBe(59, 1);
        fit.Law.Derived.Sum(quantity => quantity.Value(values)).ShouldBe(1, 1e-15);
    }

    [Fact]
    public void Predictor_BeyondTheRuns_WidensWithDistance()
    {
        TrainingRuns runs = SampleRuns.Of(new ChinchillaLaw(), Truth, 1, 80, 0.01);
        LawFit fit = LawFitter.Fit(new ChinchillaLaw(), runs, LeastSquares);
        BackTestResult backTest = BackTest.Run(fit.Law, runs, LeastSquares, new BackTestOptions { Resamples = 50 });
        Predictor predictor = new(fit, Bootstrap.Run(fit, 100, 1).Resamples, backTest);
        TrainingRuns targets = new([1, 1, 1]) { Parameters = [1e9, 1e11, 1e13], Tokens = [1e10, 1e12, 1e14] };
        Prediction[] predictions = [.. predictor.Predict(targets)];
        double[] widths = [.. predictions.Select(prediction => Math.Log(prediction.High!.Value / prediction.Low!.Value))];
        widths.ShouldBe(widths.Order());
        predictions.ShouldAllBe(prediction => prediction.Low < prediction.Loss && prediction.Loss < prediction.High);
        predictions[2].Beyond!.Value.ShouldBe(6e27 / runs.Flops!.Value.Max(), 1e-9 * predictions[2].Beyond!.Value);
        new Predictor(fit, [], null).Predict(targets)[0].Low.ShouldBeNull();
    }

    [Fact]
    public void BackTest_TooFewRuns_SaysSo() => Should.Throw<PercolawException>(() =>
        BackTest.Run(new ChinchillaLaw(), SampleRuns.Of(new ChinchillaLaw(), Truth, 1, 7, 0.01), LeastSquares, new BackTestOptions()));
}
