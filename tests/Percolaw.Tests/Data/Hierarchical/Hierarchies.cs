using System.Numerics;
using Percolaw.Data;

namespace Percolaw.Tests.Data.Hierarchical;

/// <summary>Data sets for tests.</summary>
internal static class Hierarchies
{
    public static HierarchicalStructure Create(int size, double probability, ulong seed, int dimension = 100) =>
        Create(new HierarchicalParameters { Size = size, CreateProbability = probability, Seed = seed, Dimension = dimension });

    public static HierarchicalStructure Create(HierarchicalParameters parameters, int threads = 1) =>
        HierarchicalStructure.Create(parameters, threads, TestContext.Current.CancellationToken);

    public static T[] Positions<T>(HierarchicalStructure structure, int threads = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] rows = new T[structure.Size * structure.Parameters.Dimension];
        new HierarchicalPositions<T>(structure, threads).Fill(rows, TestContext.Current.CancellationToken);
        return rows;
    }

    public static T[] Labels<T>(HierarchicalStructure structure, int threads = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] labels = new T[structure.Size];
        HierarchicalLabels.Fill(structure, labels.AsSpan(), threads);
        return labels;
    }
}
