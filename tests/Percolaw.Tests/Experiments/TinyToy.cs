using Percolaw.Experiments;

namespace Percolaw.Tests.Experiments;

/// <summary>The toy experiment small enough for a test: six clusters of 300 … 3000 sites a seed, two seeds.</summary>
internal static class TinyToy
{
    public static ToyParameters Parameters { get; } = new()
    {
        MaximumSize = 3000,
        ExpectedLarge = 2,
        Seeds = 2,
        Seed = 5,
        ScaleValues = 8,
        MaximumScale = 3000,
        ComparisonStride = 3,
        ScanPairs = 20,
        ScanDegreesOfFreedom = 20,
        // So that most clusters have some test sites, the smallest none or few.
        TestFraction = 0.0015,
    };

    public static ToyTaskResult Run(ToyExperiment experiment, int task, ITaskMonitor? monitor = null) =>
        experiment.Run(task, monitor ?? new Tally(), TestContext.Current.CancellationToken);

    /// <summary>A monitor that adds up what it is told.</summary>
    internal sealed class Tally : ITaskMonitor
    {
        public double Fraction { get; private set; }

        public long Sites { get; private set; }

        public List<string> Stages { get; } = [];

        public void Enter(string stage) => Stages.Add(stage);

        public void Advance(long sites, double fraction)
        {
            Sites += sites;
            Fraction += fraction;
        }
    }
}
