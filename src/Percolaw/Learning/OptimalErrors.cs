using System.Runtime.CompilerServices;

namespace Percolaw.Learning;

/// <summary>
/// The squared error of the optimal learner at all sites, from the skeleton of the training sites: belief propagation up
/// and down its sites, see <see cref="OptimalLearner"/>. One instance a thread; its memory is kept.
/// </summary>
/// <remarks>
/// A site that hangs on the skeleton has the posterior mean of the site it hangs on, and its weight x = S·1 plus h. The
/// constraint shifts every mean by -κx, with κ known only at the end; so m, x, (y - m)², (y - m)x and x² are summed,
/// which give the loss for any κ.
/// </remarks>
internal sealed class OptimalErrors
{
    private Message[] messages = [];
    private Below[] below = [];
    private (double Mean, double Weight)[] above = [];

    /// <summary>The squared error summed over all sites; training sites contribute 0.</summary>
    /// <param name="skeleton">Of the training sites, or more.</param>
    /// <param name="values">The target at all sites of the cluster.</param>
    /// <param name="trainingSites">In increasing order, one at least.</param>
    public double Sum(Skeleton skeleton, ReadOnlySpan<float> values, ReadOnlySpan<int> trainingSites)
    {
        if (messages.Length < skeleton.Height + 2)
        {
            messages = new Message[skeleton.Height + 2];
            above = new (double, double)[skeleton.Height + 2];
        }

        if (below.Length < skeleton.Sites.Length)
            below = GC.AllocateUninitializedArray<Below>(skeleton.Sites.Length);
        Array.Clear(messages);
        PassUp(skeleton, values, trainingSites);
        return PassDown(skeleton);
    }

    /// <summary>Gaussian elimination from the leaves up: each edge is a Markov field of unit precision.</summary>
    private void PassUp(Skeleton skeleton, ReadOnlySpan<float> values, ReadOnlySpan<int> trainingSites)
    {
        ReadOnlySpan<int> sites = skeleton.Sites, depths = skeleton.Depths;
        ReadOnlySpan<double> sums = skeleton.Sums;
        int training = trainingSites.Length - 1;
        for (int i = sites.Length - 1; i >= 0; i--)
        {
            ref Message own = ref messages[depths[i] + 1];
            ref Message parent = ref messages[depths[i]];
            Message received = own;
            own = default;
            // Whether a site is for training nobody can predict: no branch on it. Behind the first one no other is met.
            int candidate = trainingSites[Math.Max(training, 0)];
            bool trains = candidate == sites[i];
            training -= Unsafe.BitCast<bool, byte>(trains);

            // The root has no edge upwards: its mean is the weighted mean over the precision.
            double gain = trains ? 0 : 1 / ((i == 0 ? 0 : 1) + received.Precision);
            double mean = trains ? values[candidate] : received.WeightedMean * gain;
            double weight = (received.Source + sums[(i * Skeleton.Entry) + Skeleton.Count]) * gain;
            below[i] = new Below(gain, mean, weight);
            parent.Precision += trains ? 1 : received.Precision * gain;
            parent.WeightedMean += mean;
            parent.Source += weight;
        }
    }

    private double PassDown(Skeleton skeleton)
    {
        ReadOnlySpan<int> depths = skeleton.Depths;
        ReadOnlySpan<double> sums = skeleton.Sums;
        double means = 0, weights = 0, squares = 0, products = 0, squaredWeights = 0;
        above[0] = default;
        for (int i = 0; i < depths.Length; i++)
        {
            Below known = below[i];
            (double parentMean, double parentWeight) = above[depths[i]];
            double mean = (known.Gain * parentMean) + known.Mean, weight = (known.Gain * parentWeight) + known.Weight;
            above[depths[i] + 1] = (mean, weight);

            ReadOnlySpan<double> hung = sums.Slice(i * Skeleton.Entry, Skeleton.Entry);
            double count = hung[Skeleton.Count], sum = hung[Skeleton.Sum], heights = hung[Skeleton.Heights];
            means += mean * count;
            weights += (weight * count) + heights;
            squares += hung[Skeleton.Squares] - (mean * ((2 * sum) - (mean * count)));
            products += (weight * (sum - (mean * count))) + hung[Skeleton.Products] - (mean * heights);
            squaredWeights += (weight * ((weight * count) + (2 * heights))) + hung[Skeleton.SquaredHeights];
        }

        double shift = weights > 0 ? means / weights : 0;
        return squares + (2 * shift * products) + (shift * shift * squaredWeights);
    }

    /// <summary>Precision, precision-weighted mean and right-hand side of the equation for S·1 that pass up an edge.</summary>
    private record struct Message(double Precision, double WeightedMean, double Source);

    /// <summary>Given the parent's mean m and weight x, a site's are <c>Gain·m + Mean</c> and <c>Gain·x + Weight</c>.</summary>
    private record struct Below(double Gain, double Mean, double Weight);
}
