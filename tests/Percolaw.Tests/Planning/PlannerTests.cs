using Percolaw.Fitting;
using Percolaw.Planning;
using Percolaw.Tests.Fitting.Laws;

namespace Percolaw.Tests.Planning;

/// <summary>Plans against closed forms, direct minimisation and published numbers.</summary>
public sealed class PlannerTests
{
    private const double ChinchillaBudget = 5.76e23;

    /// <summary>N = G (C/6)^a with random coefficients.</summary>
    [Fact]
    public void Plan_Flops_IsTheClosedForm()
    {
        Random random = new(1);
        for (int i = 0; i < 200; i++)
        {
            (LawFit fit, double[] c) = RandomFit(random);
            double budget = Math.Pow(10, 16 + (12 * random.NextDouble()));
            Allocation best = new Planner(fit, [], null).Plan(new PlanRequest { Flops = budget }).Best;
            double g = Math.Pow(c[3] * c[1] / (c[4] * c[2]), 1 / (c[3] + c[4]));
            double expected = g * Math.Pow(budget / 6, c[4] / (c[3] + c[4]));
            best.Parameters.ShouldBe(expected, 1e-5 * expected);
            best.Loss.ShouldBe(Loss(c, expected, budget / 6 / expected), 1e-12 * best.Loss);
            best.Flops.ShouldBe(budget, 1e-9 * budget);
        }
    }

    /// <summary>Hoffmann et al. 2022 have 40 billion parameters and 59 tokens for each, Besiroglu et al. 2024 72 billion and 18.</summary>
    [Theory]
    [InlineData("hoffmann", 40e9, 59)]
    [InlineData("besiroglu", 72e9, 18)]
    public void Plan_ChinchillaBudget_HasThePublishedRatio(string name, double parameters, double ratio)
    {
        Allocation best = new Planner(Published(name), [], null).Plan(new PlanRequest { Flops = ChinchillaBudget }).Best;
        best.Parameters.ShouldBe(parameters, 0.015 * parameters);
        best.TokensPerParameter.ShouldBe(ratio, 0.5);
    }

    /// <summary>Of Kaplan's joint law N grows as C^(αD/(αN+αD)).</summary>
    [Fact]
    public void Plan_Kaplan_GrowsAsItsExponents()
    {
        Planner planner = new(Published("kaplan"), [], null);
        double small = planner.Plan(new PlanRequest { Flops = 1e20 }).Best.Parameters, large = planner.Plan(new PlanRequest { Flops = 1e24 }).Best.Parameters;
        (Math.Log(large / small) / Math.Log(1e4)).ShouldBe(0.103 / (0.076 + 0.103), 1e-5);
    }

    /// <summary>The cheapest way to the loss of the best plan is that plan.</summary>
    [Fact]
    public void Plan_Loss_IsTheOtherSideOfFlops()
    {
        Random random = new(2);
        for (int i = 0; i < 100; i++)
        {
            Planner planner = new(RandomFit(random).Fit, [], null);
            Allocation best = planner.Plan(new PlanRequest { Flops = Math.Pow(10, 18 + (6 * random.NextDouble())) }).Best;
            Allocation cheapest = planner.Plan(new PlanRequest { Loss = best.Loss }).Best;
            cheapest.Flops.ShouldBe(best.Flops, 1e-6 * best.Flops);
            cheapest.Parameters.ShouldBe(best.Parameters, 1e-4 * best.Parameters);
        }
    }

    /// <summary>6 N D(N) + 2 N T with D from the law in closed form, minimised over a fine grid of N.</summary>
    [Fact]
    public void Plan_InferenceTokens_IsTheCheapestOverTheLifetime()
    {
        Random random = new(3);
        for (int i = 0; i < 40; i++)
        {
            (LawFit fit, double[] c) = RandomFit(random);
            double inference = Math.Pow(10, 9 + (5 * random.NextDouble()));
            double loss = new Planner(fit, [], null).Plan(new PlanRequest { Flops = 1e22 }).Best.Loss;
            Allocation best = new Planner(fit, [], null).Plan(new PlanRequest { Loss = loss, InferenceTokens = inference }).Best;
            double smallest = Enumerable.Range(0, 20001).Select(step => Math.Pow(10, 5 + (step * 1e-3 / 2)))
                .Min(size => Cost(size, Tokens(c, size, loss), inference));
            best.Loss.ShouldBe(loss, 1e-9 * loss);
            best.Lifetime.ShouldBeInRange(smallest * (1 - 1e-5), smallest * (1 + 1e-8));
        }
    }

    /// <summary>FLOPs with inference keep the loss that the FLOPs reach in training alone, and cost less over the lifetime.</summary>
    [Fact]
    public void Plan_FlopsWithInference_KeepsTheLossAtALowerLifetimeCost()
    {
        Planner planner = new(Published("besiroglu"), [], null);
        Allocation trained = planner.Plan(new PlanRequest { Flops = 1e23 }).Best;
        Allocation served = planner.Plan(new PlanRequest { Flops = 1e23, InferenceTokens = 1e13 }).Best;
        served.Loss.ShouldBe(trained.Loss, 1e-9);
        served.Parameters.ShouldBeLessThan(trained.Parameters);
        served.Tokens.ShouldBeGreaterThan(trained.Tokens);
        served.Lifetime.ShouldBeLessThan(Cost(trained.Parameters, trained.Tokens, 1e13));
    }

    /// <summary>The law with published constants, minimised over a fine grid.</summary>
    [Theory]
    [InlineData(1e9)]
    [InlineData(1e10)]
    [InlineData(1e12)]
    public void Plan_UniqueTokens_IsTheDirectMinimum(double unique)
    {
        double[] c = [1.869144, 520.825, 1487.716, 0.3526596, 0.3526596];
        Allocation best = new Planner(Published("muennighoff"), [], null).Plan(new PlanRequest { Flops = 1e22, UniqueTokens = unique }).Best;
        double smallest = Enumerable.Range(0, 8001).Select(step => Math.Pow(10, 7 + (step * 1e-3 / 2)))
            .Min(size => RepeatedLoss(c, size, 1e22 / 6 / size, unique));
        best.Loss.ShouldBeInRange(smallest * (1 - 1e-6), smallest * (1 + 1e-12));
        best.Loss.ShouldBe(RepeatedLoss(c, best.Parameters, best.Tokens, unique), 1e-11);
    }

    /// <summary>More different tokens never make a loss higher; with plenty the plan is Chinchilla's.</summary>
    [Fact]
    public void Plan_UniqueTokensOfAChinchillaFit_BorrowsPublishedConstantsAndSaysSo()
    {
        Planner planner = new(Published("hoffmann"), [], null);
        double free = planner.Plan(new PlanRequest { Flops = 1e22 }).Best.Loss, last = double.PositiveInfinity;
        foreach (double unique in (double[])[1e9, 1e10, 1e11, 1e12])
        {
            TrainingPlan plan = planner.Plan(new PlanRequest { Flops = 1e22, UniqueTokens = unique });
            plan.Warnings.ShouldContain(warning => warning.Contains("hardly determine", StringComparison.Ordinal));
            plan.Best.Loss.ShouldBeLessThanOrEqualTo(last);
            last = plan.Best.Loss;
        }
        last.ShouldBe(free, 1e-9);
    }

    [Fact]
    public void Plan_GivenSize_TrainsItForTheWholeBudget()
    {
        Allocation best = new Planner(Published("hoffmann"), [], null).Plan(new PlanRequest { Flops = 1e22, Parameters = 7e9 }).Best;
        best.Parameters.ShouldBe(7e9, 1);
        best.Tokens.ShouldBe(1e22 / 6 / 7e9, 1e3);
    }

    /// <summary>The training for which a size is best: planning its FLOPs gives the size back. Likewise for tokens.</summary>
    [Fact]
    public void Plan_SizeOrTokensAlone_AreTheBestChoiceThere()
    {
        Planner planner = new(Published("besiroglu"), [], null);
        Allocation ofSize = planner.Plan(new PlanRequest { Parameters = 7e9 }).Best, ofTokens = planner.Plan(new PlanRequest { Tokens = 1e12 }).Best;
        planner.Plan(new PlanRequest { Flops = ofSize.Flops }).Best.Parameters.ShouldBe(7e9, 7e4);
        planner.Plan(new PlanRequest { Flops = ofTokens.Flops }).Best.Tokens.ShouldBe(1e12, 1e7);
    }

    [Fact]
    public void Plan_SizeAndLoss_TrainsUntilTheLossIsReached()
    {
        (_, double[] c) = (0, new[] { 1.8168, 482.01, 2085.43, 0.3478, 0.3658 });
        Allocation best = new Planner(Published("besiroglu"), [], null).Plan(new PlanRequest { Parameters = 7e9, Loss = 2.2 }).Best;
        double expected = Tokens(c, 7e9, 2.2);
        best.Tokens.ShouldBe(expected, 1e-6 * expected);
    }

    [Theory]
    [InlineData(1.6, null, 0)]
    [InlineData(2.0, 1e8, 0)]
    public void Plan_LossBelowWhatIsPossible_SaysTheSmallest(double loss, double? parameters, double inference) =>
        Should.Throw<PercolawException>(() => new Planner(Published("hoffmann"), [], null).Plan(new PlanRequest { Loss = loss, Parameters = parameters, InferenceTokens = inference }))
            .Message.ShouldContain("1e60 FLOPs");

    [Fact]
    public void Plan_InferenceAboveTheBudget_IsRefused() =>
        Should.Throw<PercolawException>(() => new Planner(Published("hoffmann"), [], null).Plan(new PlanRequest { LifetimeFlops = 1e20, InferenceTokens = 1e12, Parameters = 1e9 }))
            .Message.ShouldContain("do not pay for");

    [Fact]
    public void Planner_LawOfOneScale_IsRefused() =>
        Should.Throw<PercolawException>(() => new Planner(LawFitter.Given(new PowerScalingLaw(Scale.Flops, false), new Dictionary<string, double> { ["A"] = 5, ["alpha"] = 0.05 }), [], null))
            .Message.ShouldContain("needs a law in parameters and tokens");

    /// <summary>A model of the best size loses nothing; all others lose, the more the farther.</summary>
    [Fact]
    public void Plan_Sizes_FormAValley()
    {
        TrainingPlan plan = new Planner(Published("besiroglu"), [], null).Plan(new PlanRequest { Flops = 1e23 });
        SizePenalty[] sizes = [.. plan.Sizes];
        SizePenalty best = sizes.Single(size => size.Factor == 1);
        best.ExcessLoss.ShouldBe(0, 1e-9);
        best.CostFactor!.Value.ShouldBe(1, 1e-6);
        int middle = Array.IndexOf(sizes, best);
        for (int i = 1; i < sizes.Length; i++)
        {
            (SizePenalty nearer, SizePenalty farther) = i <= middle ? (sizes[i], sizes[i - 1]) : (sizes[i - 1], sizes[i]);
            farther.ExcessLoss.ShouldBeGreaterThan(nearer.ExcessLoss);
            (farther.CostFactor ?? double.PositiveInfinity).ShouldBeGreaterThan(nearer.CostFactor!.Value);
        }
    }

    /// <summary>Intervals are the quantiles of the closed form over the resamples, whatever the threads.</summary>
    [Fact]
    public void Plan_Resamples_GiveIntervals()
    {
        LawFit fit = Published("besiroglu");
        Random random = new(5);
        double[][] resamples = [.. Enumerable.Range(0, 1000).Select(_ => fit.Fitted.Select((value, i) => value + (i < 3 ? 0.02 : 0.002) * ((2 * random.NextDouble()) - 1)).ToArray())];
        TrainingPlan plan = new Planner(fit, resamples, null, 1).Plan(new PlanRequest { Flops = 1e23 }), again = new Planner(fit, resamples, null, 3).Plan(new PlanRequest { Flops = 1e23 });
        double[] sizes = [.. resamples.Select(OptimalSize).Order()];
        plan["parameters"].Low!.Value.ShouldBe(Percolaw.Statistics.Quantiles.OfSorted(sizes, 0.025), 1e-5 * sizes[0]);
        plan["parameters"].High!.Value.ShouldBe(Percolaw.Statistics.Quantiles.OfSorted(sizes, 0.975), 1e-5 * sizes[^1]);
        plan["flops"].Low.ShouldBeNull();
        plan.Quantities.ShouldBe(again.Quantities);
        plan.Frontier.ShouldBe(again.Frontier);

        static double OptimalSize(double[] f) =>
            Math.Exp((Math.Log(f[3] / f[4]) + f[1] - f[2] + (f[4] * Math.Log(1e23 / 6))) / (f[3] + f[4]));
    }

    /// <summary>989e12 FLOPs a second at 40 % on 1024 processors.</summary>
    [Fact]
    public void Cluster_DaysAndMoney()
    {
        Cluster cluster = new(Accelerator.All.Single(known => known.Name == "h100"), 0.4, 1024, 2.5);
        double hours = ChinchillaBudget / (989e12 * 0.4 * 3600);
        cluster.Hours(ChinchillaBudget).ShouldBe(hours, 1e-6);
        cluster.Days(ChinchillaBudget).ShouldBe(hours / 1024 / 24, 1e-9);
        cluster.Money(ChinchillaBudget)!.Value.ShouldBe(2.5 * hours, 1e-6);
        cluster.FlopsIn(cluster.Days(1e23)).ShouldBe(1e23, 1e10);
        cluster.FlopsFor(cluster.Money(1e23)!.Value).ShouldBe(1e23, 1e10);
    }

    /// <summary>A plan's interval of N is that of the bootstrap's derived quantity, which reaches farther for few groups.</summary>
    [Fact]
    public void Plan_ResamplesOfFewGroups_HasTheBootstrapsInterval()
    {
        TrainingRuns runs = SampleRuns.Scales(3, 40);
        double[] losses = LawEvaluation.Losses(new ChinchillaLaw(), [Math.Log(1.8), Math.Log(480), Math.Log(2000), 0.35, 0.37], runs);
        TrainingRuns grouped = new([.. losses.Select((loss, i) => loss * (1 + (0.01 * Math.Sin(9 * i))))]) { Parameters = runs.Parameters, Tokens = runs.Tokens, Groups = [.. Enumerable.Range(0, 40).Select(i => i % 8)] };
        LawFit fit = LawFitter.Fit(new ChinchillaLaw(), grouped, new FitOptions { Starts = StartKind.Data });
        BootstrapResult bootstrap = Bootstrap.Run(fit, 200, 1, byGroup: true);
        IntervalEstimate expected = bootstrap.Derived([.. fit.Law.DerivedAt(1e23)]).Single(quantity => quantity.Name == "optimal_parameters");
        IntervalEstimate planned = new Planner(fit, bootstrap.Resamples, null, 1, bootstrap.Units).Plan(new PlanRequest { Flops = 1e23 })["parameters"];
        planned.Low!.Value.ShouldBe(expected.Low!.Value, 1e-4 * expected.Low.Value);
        planned.High!.Value.ShouldBe(expected.High!.Value, 1e-4 * expected.High.Value);
        new Planner(fit, bootstrap.Resamples, null).Plan(new PlanRequest { Flops = 1e23 })["parameters"].High!.Value.ShouldBeLessThan(planned.High.Value);
    }

    private static LawFit Published(string name) => PublishedLaw.All.Single(law => law.Name == name).ToFit();

    private static (LawFit Fit, double[] Values) RandomFit(Random random)
    {
        double[] values = [1 + random.NextDouble(), Math.Pow(10, 1 + (3 * random.NextDouble())), Math.Pow(10, 1 + (3 * random.NextDouble())), 0.2 + (0.4 * random.NextDouble()), 0.2 + (0.4 * random.NextDouble())];
        string[] names = ["E", "A", "B", "alpha", "beta"];
        return (LawFitter.Given(new ChinchillaLaw(), names.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second)), values);
    }

    private static double Loss(double[] c, double parameters, double tokens) => c[0] + (c[1] * Math.Pow(parameters, -c[3])) + (c[2] * Math.Pow(tokens, -c[4]));

    // D at which a model reaches a loss; NaN where none does.
    private static double Tokens(double[] c, double parameters, double loss) => Math.Pow((loss - c[0] - (c[1] * Math.Pow(parameters, -c[3]))) / c[2], -1 / c[4]);

    private static double Cost(double parameters, double tokens, double inference)
    {
        double cost = (6 * parameters * tokens) + (2 * parameters * inference);
        return double.IsNaN(cost) ? double.PositiveInfinity : cost;
    }

    // Muennighoff et al. 2023, written out.
    private static double RepeatedLoss(double[] c, double parameters, double tokens, double uniqueTokens)
    {
        const double reuseD = 15.387756, reuseN = 5.309743;
        double unique = Math.Min(uniqueTokens, tokens);
        double effectiveTokens = unique + (unique * reuseD * (1 - Math.Exp(-((tokens / unique) - 1) / reuseD)));
        double optimal = Math.Pow(c[3] * c[1] / (c[4] * c[2]), 1 / c[3]) * Math.Pow(unique, c[4] / c[3]);
        double unit = Math.Min(parameters, optimal);
        double effectiveParameters = unit + (unit * reuseN * (1 - Math.Exp(-((parameters / unit) - 1) / reuseN)));
        return Loss(c, effectiveParameters, effectiveTokens);
    }
}
