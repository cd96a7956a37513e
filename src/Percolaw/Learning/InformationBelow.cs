using System.Runtime.CompilerServices;

namespace Percolaw.Learning;

/// <summary>
/// What belief propagation makes of a site on the path from a training site to the root: given the parent's posterior
/// mean m and weight x, the site's are <c>Gain·m + Mean</c> and <c>Gain·x + Weight</c>.
/// </summary>
/// <param name="Site">The site.</param>
/// <param name="Gain">How much of the parent's passes down: 1/(1 + precision from below), 0 at a training site.</param>
/// <param name="Mean">The part of the posterior mean that comes from below; the target itself at a training site.</param>
/// <param name="Weight">The part from below of S·1/n, S the posterior covariance in units of a step, n the size.</param>
internal readonly record struct InformationBelow(int Site, double Gain, double Mean, double Weight);

/// <summary>Precision, precision-weighted mean and right-hand side that pass up an edge, and the sites accounted for.</summary>
internal record struct InformationMessage(double Precision, double WeightedMean, double Source, int Sites);

/// <summary>
/// Gaussian elimination from the leaves up: each edge is a Markov field of unit precision. Subtrees without training
/// sites pass no precision, only their number of sites as source of the equation for S·1.
/// </summary>
internal readonly struct InformationRule : IPathRule<InformationMessage, InformationBelow>
{
    public static InformationMessage Nothing => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Merge(ref InformationMessage received, in InformationMessage fromChild)
    {
        received.Precision += fromChild.Precision;
        received.WeightedMean += fromChild.WeightedMean;
        received.Source += fromChild.Source;
        received.Sites += fromChild.Sites;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static InformationBelow Conclude(
        in LabelledTree tree, int site, bool isTraining, in InformationMessage received, out InformationMessage upward)
    {
        int sites = tree.SubtreeSizes[site];
        if (isTraining)
        {
            upward = new InformationMessage(1, tree.Values[site], 0, sites);
            return new InformationBelow(site, 0, tree.Values[site], 0);
        }

        // The root has no edge upwards: its mean is the weighted mean over the precision, and nothing comes from above.
        double gain = site == 0 ? 1 / received.Precision : 1 / (1 + received.Precision);
        double source = ((double)(sites - received.Sites) / tree.Size) + received.Source;
        double mean = received.WeightedMean * gain, weight = source * gain;
        upward = new InformationMessage(received.Precision * gain, mean, weight, sites);
        return new InformationBelow(site, site == 0 ? 0 : gain, mean, weight);
    }
}
