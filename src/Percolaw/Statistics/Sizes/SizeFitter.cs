using MathNet.Numerics.LinearAlgebra;

namespace Percolaw.Statistics;

/// <summary>
/// Maximum likelihood for laws of sizes, by Fisher scoring with Levenberg–Marquardt damping: the information comes from
/// first derivatives of the probabilities of the bins and is never negative.
/// </summary>
public static class SizeFitter
{
    private const int MaximumSteps = 200;

    /// <summary>Fits a law to all of a sample.</summary>
    /// <exception cref="PercolawException">There are fewer sizes than parameters, or no start that the law allows.</exception>
    public static SizeFit Fit(ISizeLaw law, SizeSample sample, IReadOnlyList<double>? start = null)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(sample);
        if (sample.Total - sample.Censored < law.Parameters.Count + 1)
            throw new PercolawException($"{sample.Total - sample.Censored} sizes of at least {sample.Low(0)} are too few to fit a {law.Name.Replace('_', ' ')}");
        return new Search(law, sample).Run([.. start ?? law.Start(sample)]);
    }

    private sealed class Search
    {
        private readonly ISizeLaw law;
        private readonly SizeSample sample;
        private readonly long[] edges;
        private readonly double[] counts;

        public Search(ISizeLaw law, SizeSample sample)
        {
            (this.law, this.sample) = (law, sample);
            edges = [.. Enumerable.Range(0, sample.BinCount + 1).Select(sample.Low)];
            counts = [.. Enumerable.Range(0, sample.BinCount).Select(bin => (double)sample.Count(bin)), sample.Censored];
        }

        public SizeFit Run(double[] at)
        {
            Clamp(at);
            double[] probabilities = new double[counts.Length], trial = new double[counts.Length];
            if (!Probabilities(at, probabilities)) throw new PercolawException($"a {law.Name.Replace('_', ' ')} cannot be started for these sizes");
            double likelihood = LogLikelihood(probabilities), damping = 1e-3;
            for (int step = 0; step < MaximumSteps && damping < 1e12; step++)
            {
                (Matrix<double> information, Vector<double> gradient) = Derivatives(at, probabilities);
                double[] next = Step(at, information, gradient, damping);
                if (!Probabilities(next, trial) || !(LogLikelihood(trial) >= likelihood))
                {
                    damping *= 10;
                    continue;
                }
                double gain = LogLikelihood(trial) - likelihood;
                (at, likelihood, damping) = (next, likelihood + gain, damping / 10);
                (probabilities, trial) = (trial, probabilities);
                if (gain < 1e-9) break;
            }
            return new SizeFit(law, sample, at, Inverse(Derivatives(at, probabilities).Information), probabilities);
        }

        private double LogLikelihood(double[] probabilities)
        {
            double sum = 0;
            for (int bin = 0; bin < counts.Length; bin++)
            {
                if (counts[bin] > 0) sum += counts[bin] * Math.Log(probabilities[bin]);
            }
            return sum;
        }

        // A sample without censored sizes may end anywhere: what the law has beyond belongs to the last, empty bin.
        private bool Probabilities(double[] parameters, double[] probabilities)
        {
            double[] tail = new double[edges.Length];
            if (!law.Tail(parameters, edges, tail)) return false;
            for (int bin = 0; bin < sample.BinCount; bin++)
            {
                probabilities[bin] = tail[bin] - tail[bin + 1];
                // A law that gives sizes far out nothing is a bad one, not an impossible one: it may be moved to them.
                if (!(probabilities[bin] > 1e-300) && counts[bin] > 0) probabilities[bin] = 1e-300;
            }
            probabilities[^1] = tail[^1];
            return true;
        }

        private (Matrix<double> Information, Vector<double> Gradient) Derivatives(double[] at, double[] probabilities)
        {
            int parameters = at.Length;
            double[][] slopes = [.. Enumerable.Range(0, parameters).Select(j => Slope(at, j, probabilities))];
            double total = sample.Total;
            return (
                Matrix<double>.Build.Dense(parameters, parameters, (j, k) =>
                    Sum(bin => probabilities[bin] > 1e-300 ? total * slopes[j][bin] * slopes[k][bin] / probabilities[bin] : 0)),
                Vector<double>.Build.Dense(parameters, j => Sum(bin => counts[bin] > 0 ? counts[bin] * slopes[j][bin] / probabilities[bin] : 0)));
        }

        private double Sum(Func<int, double> term)
        {
            double sum = 0;
            for (int bin = 0; bin < counts.Length; bin++) sum += term(bin);
            return sum;
        }

        // Central differences, one-sided where a bound or the law forbids the other side.
        private double[] Slope(double[] at, int parameter, double[] centre)
        {
            double step = 1e-5 * Math.Max(Math.Abs(at[parameter]), 1e-3 * Math.Min(1, law.Bounds[parameter].High));
            double[] above = new double[centre.Length], below = new double[centre.Length];
            (double up, double down) = (step, step);
            if (!Try(at, parameter, step, above)) (above, up) = (centre, 0);
            if (!Try(at, parameter, -step, below)) (below, down) = (centre, 0);
            double width = up + down;
            return [.. above.Select((value, bin) => width > 0 ? (value - below[bin]) / width : 0)];
        }

        private bool Try(double[] at, int parameter, double change, double[] probabilities)
        {
            double[] moved = [.. at];
            moved[parameter] += change;
            (double low, double high) = law.Bounds[parameter];
            return moved[parameter] >= low && moved[parameter] <= high && Probabilities(moved, probabilities);
        }

        private double[] Step(double[] at, Matrix<double> information, Vector<double> gradient, double damping)
        {
            Matrix<double> damped = information.Clone();
            for (int j = 0; j < at.Length; j++) damped[j, j] += (damping * information[j, j]) + 1e-300;
            Vector<double> change = damped.Solve(gradient);
            double[] next = [.. at.Select((value, j) => double.IsFinite(change[j]) ? value + change[j] : value)];
            Clamp(next);
            return next;
        }

        private void Clamp(double[] at)
        {
            for (int j = 0; j < at.Length; j++) at[j] = Math.Clamp(at[j], law.Bounds[j].Low, law.Bounds[j].High);
        }

        private static double[,] Inverse(Matrix<double> information)
        {
            // In units of the diagonal, so that parameters of any size can be inverted together.
            double[] scale = [.. information.Diagonal().Select(value => Math.Sqrt(Math.Max(value, 1e-300)))];
            Matrix<double> inverse = information.MapIndexed((j, k, value) => value / scale[j] / scale[k]).Inverse();
            return inverse.MapIndexed((j, k, value) => value / scale[j] / scale[k]).ToArray();
        }
    }
}
