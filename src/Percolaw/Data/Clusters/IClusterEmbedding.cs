using System.Numerics;

namespace Percolaw.Data;

/// <summary>Places clusters in space. A workspace that serves one thread.</summary>
internal interface IClusterEmbedding<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Fills in a section of rows.</summary>
    /// <param name="section">The rows.</param>
    /// <param name="rows">Their memory.</param>
    /// <param name="whole">Whether the section consists of whole clusters. If not, what starts from a parent may be left as a step.</param>
    void Fill(RowSection section, Span<T> rows, bool whole);
}
