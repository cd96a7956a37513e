using System.Collections.Immutable;
using Percolaw.Fitting;
using Percolaw.Numerics;

namespace Percolaw.Planning;

/// <summary>Plans trainings by a fitted law of N and D, with intervals from its resamples and its back-test.</summary>
public sealed class Planner
{
    private const int ResamplesPerTask = 128;
    private const double SmallestFactor = 0.125, UsualTail = 0.025;
    private const int SizeCount = 13, StepsBelow = 6, StepsAbove = 4;

    private readonly LawFit fit;
    private readonly IReadOnlyList<double[]> resamples;
    private readonly BackTestResult? backTest;
    private readonly int threads;
    private readonly double tail;

    /// <summary>Makes a planner.</summary>
    /// <param name="fit">A law in parameters and tokens, or these and unique tokens; coefficients without runs will do.</param>
    /// <param name="resamples">Coefficients of resamples in fitted form; with none there are no intervals of N, D and C.</param>
    /// <param name="backTest">Null where there is none: then the loss has no interval.</param>
    /// <param name="threads">At least 1; the plan does not depend on it.</param>
    /// <param name="units">How many runs or groups the resamples were drawn from: of few, intervals reach farther out; null for many.</param>
    /// <exception cref="PercolawException">The law does not know parameters and tokens.</exception>
    public Planner(LawFit fit, IReadOnlyList<double[]> resamples, BackTestResult? backTest, int threads = 1, int? units = null)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (!fit.Law.Scales.Contains(Scale.Parameters) || !fit.Law.Scales.Contains(Scale.Tokens) || fit.Law.Scales.Contains(Scale.Flops))
            throw new PercolawException($"a plan needs a law in parameters and tokens, such as chinchilla; {fit.Law.Name} in {ScalingLaws.List([fit.Law.Scales])} does not divide compute between them");
        (this.fit, this.resamples, this.backTest, this.threads) = (fit, resamples, backTest, (int)Guard.AtLeast(1, threads));
        tail = units is { } count ? BootstrapResult.Tail(count) : UsualTail;
    }

    /// <summary>Plans.</summary>
    /// <exception cref="PercolawException">The request is none, or nothing fulfils it; the message says why.</exception>
    public TrainingPlan Plan(PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Check();
        bool extended = request.UniqueTokens is not null && fit.Law is ChinchillaLaw;
        if (request.UniqueTokens is not null && !extended && !fit.Law.Scales.Contains(Scale.UniqueTokens))
            throw new PercolawException($"the law {fit.Law.Name} does not know what repeated tokens are worth; leave the unique tokens out, or fit chinchilla or data-limited");
        LawFit used = extended ? PublishedRepetition.Extend(fit) : fit;
        double[][] samples = [.. resamples.Select(resample => extended ? PublishedRepetition.Extend(resample) : resample)];
        Solver solver = new(used.Law, [.. used.Fitted], request);
        Allocation best = solver.Solve(null) ?? throw Unreachable(solver, request);
        Allocation?[] spread = Each(used.Law, samples, request, sample => sample.Solve(Math.Log(best.Lifetime)));
        Allocation[] frontier = [.. Costs(best).Select(cost => solver.At(Math.Log(cost))).OfType<Allocation>()];
        (double? Low, double? High)[] sizes = ParameterBand(used.Law, samples, request, frontier);
        Prediction[] predictions = [.. new Predictor(used, samples, backTest).Predict(Rows([best, .. frontier], request))];
        return new TrainingPlan
        {
            Request = request,
            Law = used.Law,
            Coefficients = used.Coefficients,
            Best = best,
            Quantities = [.. Quantities(best, spread, request, predictions[0])],
            Frontier = [.. frontier.Select((point, i) => new FrontierPoint(point, sizes[i].Low, sizes[i].High, predictions[i + 1].Low, predictions[i + 1].High))],
            Sizes = request.Parameters is null && request.Tokens is null ? [.. Sizes(solver, best)] : [],
            Beyond = PlanWarnings.Beyond(fit.Runs, best),
            Warnings = [.. PlanWarnings.Of(fit, request, best, spread.Count(plan => plan is null), spread.Length)],
        };
    }

    private static PercolawException Unreachable(Solver solver, PlanRequest request)
    {
        if (request.Loss is { } loss)
        {
            double smallest = solver.At(Allocator.LargestLogCost)?.Loss ?? double.NaN;
            return new PercolawException(loss > 2 * smallest
                ? FormattableString.Invariant($"every training of a size that suits its budget does better than a loss of {loss}; the law says nothing of worse ones")
                : FormattableString.Invariant($"no training reaches a loss of {loss} under these conditions; with 1e60 FLOPs it is {smallest:G9}"));
        }
        if (request.LifetimeFlops is { } all && request.InferenceTokens > 0)
            return new PercolawException(FormattableString.Invariant($"{all:0.###e0} FLOPs do not pay for {request.InferenceTokens:0.###e0} inference tokens and a training: raise the budget, or ask for fewer tokens or a smaller model"));
        return new PercolawException(request.Flops is null && request.LifetimeFlops is null
            ? "at no budget are these parameters, or tokens, the best choice by this law; add --flops or --loss to train them all the same"
            : "the law has no best size at this budget: the loss falls as far as sizes go (an A, B or exponent of 0?), or the budget is below one parameter and one token; give --params or --tokens");
    }

    // Allocation?[] by resample; each is found alone, whatever the threads.
    private Allocation?[] Each(IScalingLaw law, double[][] samples, PlanRequest request, Func<Solver, Allocation?> solve)
    {
        Allocation?[] results = new Allocation?[samples.Length];
        int tasks = (samples.Length + ResamplesPerTask - 1) / ResamplesPerTask;
        Parallel.For(0, tasks, new ParallelOptions { MaxDegreeOfParallelism = threads }, task =>
        {
            Solver solver = new(law, [], request);
            for (int i = task * ResamplesPerTask; i < Math.Min(samples.Length, (task + 1) * ResamplesPerTask); i++)
            {
                solver.Change(samples[i]);
                results[i] = solve(solver);
            }
        });
        return results;
    }

    // A given size has none.
    private (double? Low, double? High)[] ParameterBand(IScalingLaw law, double[][] samples, PlanRequest request, Allocation[] frontier) =>
    [
        .. request.Parameters is not null ? frontier.Select(_ => ((double?)null, (double?)null)) : frontier.Select(point => Each(law, samples, request, sample => sample.At(Math.Log(point.Lifetime))))
            .Select(spread => Interval("parameters", 0, spread, plan => plan.Parameters)).Select(estimate => (estimate.Low, estimate.High)),
    ];

    // Three powers of ten below the plan, two above, two points each.
    private static IEnumerable<double> Costs(Allocation best) =>
        Enumerable.Range(-StepsBelow, StepsBelow + StepsAbove + 1).Select(step => best.Lifetime * Math.Pow(10, 0.5 * step));

    private static IEnumerable<SizePenalty> Sizes(Solver solver, Allocation best)
    {
        for (int i = 0; i < SizeCount; i++)
        {
            double factor = SmallestFactor * Math.Pow(2, 0.5 * i);
            if (solver.With(factor * best.Parameters, best) is not { } allocation) continue;
            yield return new SizePenalty(factor, allocation, (allocation.Loss / best.Loss) - 1, solver.CheapestWith(factor * best.Parameters, best)?.Lifetime / best.Lifetime);
        }
    }

    private IEnumerable<IntervalEstimate> Quantities(Allocation best, Allocation?[] spread, PlanRequest request, Prediction prediction)
    {
        ComputeCosts costs = new(request.InferenceTokens);
        bool hasSize = request.Parameters is not null, hasTokens = request.Tokens is not null, hasFlops = request.Flops is not null && request.InferenceTokens == 0;
        yield return Interval("parameters", best.Parameters, spread, plan => plan.Parameters, isGiven: hasSize || (hasTokens && hasFlops));
        yield return Interval("tokens", best.Tokens, spread, plan => plan.Tokens, isGiven: hasTokens || (hasSize && hasFlops));
        yield return Interval("tokens_per_parameter", best.TokensPerParameter, spread, plan => plan.TokensPerParameter, double.NaN, (hasSize && hasTokens) || (hasFlops && (hasSize || hasTokens)));
        if (request.UniqueTokens is { } unique) yield return Interval("epochs", best.Tokens / unique, spread, plan => plan.Tokens / unique, isGiven: hasTokens || (hasSize && hasFlops));
        yield return Interval("flops", best.Flops, spread, plan => plan.Flops, isGiven: hasFlops || (hasSize && hasTokens));
        if (request.InferenceTokens > 0)
        {
            yield return Interval("inference_flops", costs.Inference(best.Parameters), spread, plan => costs.Inference(plan.Parameters), isGiven: hasSize);
            yield return Interval("lifetime_flops", best.Lifetime, spread, plan => plan.Lifetime, isGiven: request.LifetimeFlops is not null || (hasSize && hasTokens));
        }
        yield return new IntervalEstimate("loss", best.Loss, null, prediction.Low, prediction.High);
    }

    // Where some resamples reach nothing at any cost, sizes and costs are endless, and ratios are not there.
    private IntervalEstimate Interval(string name, double value, Allocation?[] spread, Func<Allocation, double> of, double lost = double.PositiveInfinity, bool isGiven = false) =>
        isGiven ? new IntervalEstimate(name, value, null, null, null) : IntervalEstimate.OfResamples(name, value, [.. spread.Select(plan => plan is null ? lost : of(plan))], tail);

    private static TrainingRuns Rows(Allocation[] points, PlanRequest request) => new([.. points.Select(_ => 1.0)])
    {
        Parameters = [.. points.Select(point => point.Parameters)],
        Tokens = [.. points.Select(point => point.Tokens)],
        Flops = [.. points.Select(point => point.Flops)],
        UniqueTokens = request.UniqueTokens is { } unique ? ImmutableArray.CreateRange(points.Select(_ => unique)) : null,
    };
}
