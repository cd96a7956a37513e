using Percolaw.Experiments;
using Percolaw.Fitting;
using Percolaw.Formats;
using Percolaw.Percolation;
using Percolaw.Statistics;
using Percolaw.Theory;

namespace Percolaw.Figures.Paper;

/// <summary>The tables of the toy experiment, as they are written to files and drawn in figures.</summary>
public static class ToyTables
{
    /// <summary>Model scaling: one row for each N; null where a curve was not measured there.</summary>
    public static Table ModelScaling(ToyOutcome outcome)
    {
        var table = new Table(
            "model_scaling", "n", "median", "p16", "p84", "theory", "standard_error", "theory_exact", "theory_allocated", "theory_drawn_clusters",
            "all_sites_median", "all_sites_p16", "all_sites_p84", "all_sites_standard_error", "optimal_learner_median", "optimal_learner_standard_error",
            "published_allocation_median", "normalised_allocation_median", "optimal_allocation_median", "clipped_clusters");
        ToyModelOutcome model = outcome.Model;
        Allocation chosen = outcome.Parameters.Allocation;
        MeasuredCurve[] allocations = [.. Enum.GetValues<Allocation>().Select(model.Of)];
        double[] scales = outcome.Parameters.Scales();
        for (int value = 0; value < scales.Length; value++)
        {
            double scale = scales[value];
            table.Add([
                scale, .. Band(model.Published, scale), model.Theory.Loss(scale), Error(model.Published, scale), model.Exact.Loss(scale),
                model.AllocatedLoss(chosen, scale), model.AllocatedLossOfDrawnClusters(chosen, scale),
                .. Band(model.AllSites, scale), Error(model.AllSites, scale), Band(model.Optimal, scale)[0], Error(model.Optimal, scale),
                .. allocations.Select(curve => Band(curve, scale)[0]), model.Clipped(value)]);
        }

        return table;
    }

    /// <summary>Data scaling: one row for each 𝒟; null where a curve was not measured there.</summary>
    public static Table DataScaling(ToyOutcome outcome)
    {
        var table = new Table(
            "data_scaling", "n", "median", "p16", "p84", "theory", "standard_error", "theory_exact", "theory_drawn_clusters",
            "all_sites_median", "all_sites_p16", "all_sites_p84", "all_sites_standard_error", "optimal_learner_median", "optimal_learner_standard_error",
            "clipped_clusters");
        ToyDataOutcome data = outcome.Data;
        double[] scales = outcome.Parameters.Scales();
        for (int value = 0; value < scales.Length; value++)
        {
            double scale = scales[value];
            table.Add([
                scale, .. Band(data.Published, scale), data.Theory.Loss(scale), Error(data.Published, scale), data.Exact.Loss(scale),
                data.LossOfDrawnClusters(scale), .. Band(data.AllSites, scale), Error(data.AllSites, scale), Band(data.Optimal, scale)[0],
                Error(data.Optimal, scale), data.Clipped(value)]);
        }

        return table;
    }

    /// <summary>Every cluster kept.</summary>
    public static Table Clusters(ToyOutcome outcome)
    {
        var table = new Table("clusters", "seed", "rank", "size", "scale_factor");
        foreach (ToySeedResult seed in outcome.Seeds)
        {
            for (int rank = 1; rank <= seed.Survey.Clusters.Length; rank++)
                table.Add(seed.Seed, rank, seed.Survey.Clusters[rank - 1].Size, seed.ScaleFactors[rank - 1]);
        }

        return table;
    }

    /// <summary>The tail of the sizes of all clusters begun, discarded and given up ones included, beside the exact one.</summary>
    public static Table ClusterSizes(ToyOutcome outcome)
    {
        var table = new Table("cluster_sizes", "size", "at_least", "standard_error", "theory", "power_law", "discarded");
        ToyParameters parameters = outcome.Parameters;
        var lattice = new BetheLattice(parameters.Coordination, parameters.Occupation);
        double amplitude = 2 * BetheLattice.AtThreshold(parameters.Coordination).Amplitude;
        long attempts = outcome.Seeds.Sum(seed => (long)seed.Survey.Attempts);
        foreach (int size in SizeGrid(parameters.MaximumSize))
        {
            double tail = (double)outcome.Seeds.Sum(seed => CountAtLeast(seed.Survey, size)) / attempts;
            // The trees are mean field whatever exponent the theory is asked for.
            double powerLaw = amplitude / Math.Sqrt(size);
            table.Add(
                size, tail > 0 ? tail : null, Math.Sqrt(tail * (1 - tail) / attempts), lattice.Tail(size), powerLaw, size < parameters.MinimumSize);
        }

        return table;
    }

    /// <summary>The allocation scan: the theory's pair, several times, and the random pairs.</summary>
    public static Table AllocationScan(ToyScanOutcome scan)
    {
        var table = new Table("allocation_scan", "b", "k_br", "loss", "all_sites_loss", "theory", "optimal_end", "clipped_clusters");
        for (int pair = 0; pair < scan.Pairs.Count; pair++)
        {
            (double exponent, double breakRank) = scan.Pairs[pair];
            const int repeats = Experiments.AllocationScan.Repeats;
            table.Add(exponent, breakRank, scan.Losses[pair], scan.AllSitesLosses[pair], pair < repeats, pair is >= repeats and < 2 * repeats, scan.Clipped[pair]);
        }

        return table;
    }

    /// <summary>The per-cluster runs of the clusters shown.</summary>
    public static Table SingleClusters(ToyOutcome outcome)
    {
        var table = new Table("single_clusters", "rank", "size", "scale_factor", "training_sites", "loss", "all_sites_loss", "fit");
        foreach (ToySingleCluster single in outcome.Seeds[0].SingleClusters)
        {
            for (int i = 0; i < single.TrainingSites.Length; i++)
            {
                double sites = single.TrainingSites[i];
                double fit = Math.Pow(Math.Max(1, sites / single.ScaleFactor), -outcome.Parameters.ClusterExponent);
                table.Add(single.Rank, single.Cluster.Size, single.ScaleFactor, sites, single.Loss[i], single.AllSitesLoss[i], fit);
            }
        }

        return table;
    }

    /// <summary>Width against parameters of the Chinchilla models, and the two fits.</summary>
    public static Table WidthFit()
    {
        var table = new Table("width_fit", "parameters", "d_model", "fit", "logarithmic_fit");
        PowerFit published = Fitting.WidthFit.Published(), logarithmic = Fitting.WidthFit.OnLogarithms();
        foreach (ModelShape shape in ChinchillaModels.All)
            table.Add(shape.Parameters, shape.Width, published.Predict(shape.Parameters), logarithmic.Predict(shape.Parameters));
        return table;
    }

    private static long CountAtLeast(ClusterSurvey survey, int size)
    {
        long count = survey.TooLarge + survey.Clusters.LongCount(cluster => cluster.Size >= size);
        for (int small = size; small < survey.SmallSizes.Length; small++)
            count += survey.SmallSizes[small];
        return count;
    }

    private static IEnumerable<int> SizeGrid(int maximum)
    {
        const int perDecade = 16;
        int last = (int)Math.Ceiling(perDecade * Math.Log10(maximum));
        return Enumerable.Range(0, last + 1).Select(i => (int)Math.Min(maximum, Math.Round(Math.Pow(10, (double)i / perDecade)))).Distinct();
    }

    private static object?[] Band(MeasuredCurve? curve, double scale)
    {
        int place = curve?.IndexOf(scale) ?? -1;
        if (place < 0)
            return [null, null, null];
        QuantileBand band = curve!.Bands[place];
        return [band.Median, band.Lower, band.Upper];
    }

    private static double Error(MeasuredCurve? curve, double scale)
    {
        int place = curve?.IndexOf(scale) ?? -1;
        return place < 0 ? double.NaN : curve!.StandardErrors[place];
    }
}
