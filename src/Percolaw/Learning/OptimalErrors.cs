using System.Runtime.CompilerServices;

namespace Percolaw.Learning;

/// <summary>
/// The squared error of the optimal learner at all sites, from the skeleton of the training sites: belief propagation up
/// and down its sites, see <see cref="OptimalLearner"/>. One instance a thread; its memory is kept.
/// </summary>
/// <remarks>
/// A site that hangs on the skeleton has the posterior mean of the site it hangs on, and its weight x = S·1 plus h. The
/// constraint shifts every mean by -κx, with κ known only at the end; so m, x, (y - m)², (y - m)x and x² are summed,
/// which give the loss for any κ. A way of L steps is an edge of precision 1/L; along it, means are linear, and weights are
/// linear but for the heights of what hangs on it.
/// </remarks>
internal sealed class OptimalErrors
{
    private Message[] messages = [];
    private Below[] below = [];
    private (double Mean, double Weight)[] above = [];
    private double means, weights, squares, products, squaredWeights;

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
        PassUp(skeleton.Sites, values, trainingSites);
        return PassDown(skeleton.Sites);
    }

    /// <summary>Gaussian elimination from the leaves up: each step is a Markov field of unit precision.</summary>
    private void PassUp(ReadOnlySpan<SkeletonSite> sites, ReadOnlySpan<float> values, ReadOnlySpan<int> trainingSites)
    {
        int training = trainingSites.Length - 1;
        for (int i = 0; i < sites.Length; i++)
        {
            ref readonly SkeletonSite site = ref sites[i];
            ref readonly SkeletonWay way = ref site.Way;
            ref Message own = ref messages[site.Depth + 1];
            ref Message parent = ref messages[site.Depth + 1 - way.Length];
            Message received = own;
            own = default;
            // Whether a site is for training nobody can predict: no branch on it. Behind the first one no other is met.
            int candidate = trainingSites[Math.Max(training, 0)];
            bool trains = candidate == site.Site;
            training -= Unsafe.BitCast<bool, byte>(trains);

            // What hangs on the way is a source to both ends, more to the nearer one. The root has no way up: its mean is
            // the weighted mean over the precision.
            double perStep = 1.0 / way.Length, sourceAbove = way.Distances * perStep, source = received.Source + site.Hung.Count + way.Hung.Count - sourceAbove;
            double gain = trains ? 0 : 1 / ((site.Depth == 0 ? 0 : 1) + (way.Length * received.Precision));
            double mean = trains ? values[candidate] : way.Length * received.WeightedMean * gain;
            below[i] = new Below(gain, mean, way.Length * source * gain);
            parent.Precision += trains ? perStep : received.Precision * gain;
            parent.WeightedMean += trains ? mean * perStep : received.WeightedMean * gain;
            parent.Source += (source * gain) + sourceAbove;
        }

        // The root's parent does not exist.
        messages[0] = default;
    }

    private double PassDown(ReadOnlySpan<SkeletonSite> sites)
    {
        (means, weights, squares, products, squaredWeights) = (0, 0, 0, 0, 0);
        above[0] = default;
        for (int i = sites.Length - 1; i >= 0; i--)
        {
            ref readonly SkeletonSite site = ref sites[i];
            Below known = below[i];
            (double parentMean, double parentWeight) = above[site.Depth + 1 - site.Way.Length];
            double mean = (known.Gain * parentMean) + known.Mean, weight = (known.Gain * parentWeight) + known.Weight;
            above[site.Depth + 1] = (mean, weight);
            AddSite(site.Hung, mean, weight);
            if (site.Way.Length > 1)
                AddWay(site.Way, mean, weight, parentMean, parentWeight);
        }

        double shift = weights > 0 ? means / weights : 0;
        return squares + (2 * shift * products) + (shift * shift * squaredWeights);
    }

    private void AddSite(in HungSums hung, double mean, double weight)
    {
        double count = hung.Count, sum = hung.Sum, heights = hung.Heights;
        means += mean * count;
        weights += (weight * count) + heights;
        squares += hung.Squares - (mean * ((2 * sum) - (mean * count)));
        products += (weight * (sum - (mean * count))) + hung.Products - (mean * heights);
        squaredWeights += (weight * ((weight * count) + (2 * heights))) + hung.SquaredHeights;
    }

    /// <summary>At the distance r from the lower end the mean is m + r slope, and the weight x + r climb + h.</summary>
    private void AddWay(in SkeletonWay way, double mean, double weight, double meanAbove, double weightAbove)
    {
        HungSums hung = way.Hung;
        double slope = (meanAbove - mean) / way.Length;
        double sumOfMeans = (mean * hung.Count) + (slope * way.Distances);
        double distanceMeans = (mean * way.Distances) + (slope * way.SquaredDistances);
        double heightMeans = (mean * hung.Heights) + (slope * way.DistanceHeights);
        means += sumOfMeans;
        squares += hung.Squares - (mean * ((2 * hung.Sum) - sumOfMeans)) - (slope * ((2 * way.DistanceSums) - distanceMeans));

        // Heights hold what flows to the upper end alone; at the lower end that is too high by its rise.
        double origin = weight - way.Rise(0), climb = (weightAbove - origin) / way.Length;
        double sumOfWeights = (origin * hung.Count) + (climb * way.Distances);
        weights += sumOfWeights + hung.Heights;
        products += (origin * (hung.Sum - sumOfMeans)) + (climb * (way.DistanceSums - distanceMeans)) + hung.Products - heightMeans;
        squaredWeights += (origin * (sumOfWeights + (2 * hung.Heights)))
            + (climb * ((origin * way.Distances) + (climb * way.SquaredDistances) + (2 * way.DistanceHeights))) + hung.SquaredHeights;
    }

    /// <summary>Precision, precision-weighted mean and right-hand side of the equation for S·1 that pass up an edge.</summary>
    private record struct Message(double Precision, double WeightedMean, double Source);

    /// <summary>Given the parent's mean m and weight x, a site's are <c>Gain·m + Mean</c> and <c>Gain·x + Weight</c>.</summary>
    private record struct Below(double Gain, double Mean, double Weight);
}
