using System.Globalization;
using Percolaw.Fitting;
using Percolaw.Randomness;

namespace Percolaw.Benchmarks;

/// <summary>
/// Fits of Chinchilla's law: the 4500 published starts and 4000 bootstrap resamples, on one thread. The table of 240 runs
/// is `chinchilla_runs.csv` where its path is given, else simulated with the same law and noise.
/// </summary>
internal static class FitBenchmark
{
    private const int Runs = 240, Resamples = 4000;

    public static void Run(string[] arguments)
    {
        TrainingRuns runs = arguments.Length > 0 ? Read(arguments[0]) : Simulated();
        ChinchillaLaw law = new();
        FitOptions options = new();
        Report.Title($"fits of Chinchilla's law to {runs.Count} runs, huber:1e-3, one thread");
        LawFit fit = LawFitter.Fit(law, runs, options);
        int starts = fit.StartsTotal;
        Report.Line("starts that reached the optimum", $"{fit.StartsAgreeing} of {starts}");
        Print("many starts", starts, Cpu.Median(() => LawFitter.Fit(law, runs, options)));
        Print("bootstrap resamples", Resamples, Cpu.Median(() => Bootstrap.Run(fit, Resamples, 0)));
        FitProblem problem = new(law, runs, options);
        Quadratic quadratic = new(problem);
        double[] point = problem.Reduce([.. fit.Fitted]);
        const int evaluations = 20000;
        double seconds = Cpu.Median(() =>
        {
            for (int i = 0; i < evaluations; i++) quadratic.Evaluate(point, problem.Weights, 1e-3);
        });
        Report.Line("one evaluation with derivatives", $"{1e6 * seconds / evaluations,7:0.00} µs, {1e9 * seconds / evaluations / runs.Count,7:0.0} ns per run");
    }

    private static TrainingRuns Read(string path)
    {
        double[][] rows =
        [
            .. File.ReadAllLines(path).Skip(1)
                .Select(line => line.Split(',').Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray())
                .OrderBy(row => row[2]).Take(Runs),
        ];
        return new TrainingRuns([.. rows.Select(row => row[2])])
        {
            Parameters = [.. rows.Select(row => row[0])],
            Tokens = [.. rows.Select(row => row[1] / (6 * row[0]))],
        };
    }

    private static TrainingRuns Simulated()
    {
        RandomStream stream = new(0, StreamPurpose.Test, 0);
        double[] parameters = new double[Runs], tokens = new double[Runs], losses = new double[Runs];
        for (int i = 0; i < Runs; i++)
        {
            (parameters[i], tokens[i]) = (Math.Exp(18 + (5 * stream.NextUniform())), Math.Exp(20 + (6 * stream.NextUniform())));
            double loss = 1.82 + (482 * Math.Pow(parameters[i], -0.348)) + (2085 * Math.Pow(tokens[i], -0.366));
            losses[i] = loss * Math.Exp(0.01 * NormalDistribution.Next(ref stream));
        }
        return new TrainingRuns([.. losses]) { Parameters = [.. parameters], Tokens = [.. tokens] };
    }

    private static void Print(string what, int count, double seconds) =>
        Report.Line(what, $"{seconds,7:0.000} s for {count}, {count / seconds,8:0} per second");
}
