using Percolaw.Learning;
using Percolaw.Randomness;

namespace Percolaw.Tests.Learning;

/// <summary>What every learner must do. Learners are found in the library: a new one is tested without being named here.</summary>
public sealed class LearnerConformanceTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (ILearner learner in Learners)
            {
                foreach (string tree in TestTrees.All.Keys)
                    cases.Add(learner.Name, tree);
            }

            return cases;
        }
    }

    private static ILearner[] Learners { get; } =
    [
        .. typeof(ILearner).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(ILearner)) && !type.IsAbstract)
            .Select(type => (ILearner)Activator.CreateInstance(type)!),
    ];

    private static ILearner Learner(string name) => Learners.Single(learner => learner.Name == name);

    private static float[] Target(int size)
    {
        var stream = new RandomStream(51, StreamPurpose.Test, (ulong)size);
        var values = new float[size];
        NormalDistribution.Fill(ref stream, values);
        return values;
    }

    /// <summary>None, the root, the last site, a few, half, all but one, all.</summary>
    private static int[][] TrainingSets(int size) =>
    [
        [], [0], [size - 1],
        .. new[] { 2, 5, size / 2, size - 1, size }.Where(count => count > 0 && count <= size).Select(count => Draw(size, count)),
    ];

    private static int[] Draw(int size, int count)
    {
        var sites = new SiteList();
        var stream = new RandomStream(52, StreamPurpose.Test, (ulong)count);
        new SiteSampler().DrawTestSites(ref stream, size, count, sites);
        return sites.Sites.ToArray();
    }

    private static double[] Predict(string learner, string tree, float[] values, int[] training)
    {
        // What the memory held before must not matter.
        double[] predictions = [.. Enumerable.Repeat(double.NaN, values.Length)];
        Learner(learner).Predict(new LabelledTree(TestTrees.All[tree], values), training, predictions);
        return predictions;
    }

    [Fact]
    public void Learners_InTheLibrary_HaveNamesAndDescriptions()
    {
        Learners.Length.ShouldBeGreaterThanOrEqualTo(2);
        Learners.Select(learner => learner.Name).Distinct().Count().ShouldBe(Learners.Length);
        Learners.ShouldAllBe(learner => learner.Description.Length > 10 && !learner.Description.Contains('\n'));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Predict_TrainingSites_AreTheTargetItself(string learner, string tree)
    {
        float[] values = Target(TestTrees.All[tree].Length);
        foreach (int[] training in TrainingSets(values.Length))
        {
            double[] predictions = Predict(learner, tree, values, training);
            predictions.ShouldAllBe(prediction => double.IsFinite(prediction));
            foreach (int site in training)
                predictions[site].ShouldBe(values[site]);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Predict_NoTrainingSites_IsZero(string learner, string tree) =>
        Predict(learner, tree, Target(TestTrees.All[tree].Length), []).ShouldAllBe(prediction => prediction == 0);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Predict_ValuesElsewhere_AreNotRead(string learner, string tree)
    {
        float[] values = Target(TestTrees.All[tree].Length);
        foreach (int[] training in TrainingSets(values.Length))
        {
            float[] hidden = [.. values.Select((value, site) => training.Contains(site) ? value : float.NaN)];
            Predict(learner, tree, hidden, training).ShouldBe(Predict(learner, tree, values, training));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Predict_TargetOfOtherSign_ChangesSign(string learner, string tree)
    {
        float[] values = Target(TestTrees.All[tree].Length), negative = [.. values.Select(value => -value)];
        foreach (int[] training in TrainingSets(values.Length))
        {
            double[] expected = [.. Predict(learner, tree, values, training).Select(prediction => -prediction)];
            Predict(learner, tree, negative, training).ShouldBe(expected);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Predict_AnyTarget_IsNoLargerThanTheTrainingSitesAllow(string learner, string tree)
    {
        // With one training site or many of equal value, everyone shrinks towards the mean, 0, or beyond it to centre.
        int size = TestTrees.All[tree].Length;
        float[] values = [.. Enumerable.Repeat(1f, size)];
        foreach (int[] training in TrainingSets(size).Where(set => set.Length > 0))
            Predict(learner, tree, values, training).ShouldAllBe(prediction => prediction <= 1 + 1e-9);
    }

    [Fact]
    public void Predict_WrongLength_Throws()
    {
        foreach (ILearner learner in Learners)
            Should.Throw<ArgumentOutOfRangeException>(() => learner.Predict(new LabelledTree(new int[3], new float[3]), [], new double[2]));
    }
}
