using Percolaw.Data;

namespace Percolaw.Tests.Data.Hierarchical;

public sealed class HierarchicalMemoryTests
{
    [Theory]
    [InlineData(1.0 / 3)]
    [InlineData(0)]
    [InlineData(1)]
    public void Predict_OneThread_IsNoLessThanIsAllocatedAtOnceAndNotMuchMore(double probability)
    {
        var parameters = new HierarchicalParameters { Size = 1_000_000, CreateProbability = probability };
        long before = GC.GetAllocatedBytesForCurrentThread();
        HierarchicalStructure structure = Hierarchies.Create(parameters);
        Hierarchies.Labels<float>(structure);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before; // what is freed in between included
        HierarchicalMemory.Predict(parameters).ShouldBeInRange(allocated / 3, allocated);
    }

    [Fact]
    public void PredictBlock_MoreRows_NeedMore()
    {
        var parameters = new HierarchicalParameters { Size = 1_000_000 };
        HierarchicalMemory.PredictBlock(parameters, 2000, 4).ShouldBeGreaterThan(HierarchicalMemory.PredictBlock(parameters, 1000, 4));
        HierarchicalMemory.PredictBlock(parameters, 1000, 8).ShouldBeGreaterThan(HierarchicalMemory.PredictBlock(parameters, 1000, 4));
    }
}
