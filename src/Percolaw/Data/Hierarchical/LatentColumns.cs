using System.Numerics;
using Percolaw.Numerics;

namespace Percolaw.Data;

/// <summary>
/// The matrix of the latents above each point, see <see cref="LatentMatrix"/>, as the three arrays of a sparse matrix in rows
/// (CSR): <c>indptr</c> (where each row's entries begin, and the end), <c>indices</c> (columns, increasing in a row) and
/// <c>data</c> (1, or the number that the latent carries). Nothing but the structure is held.
/// </summary>
public sealed class LatentColumns
{
    private readonly HierarchicalStructure structure;
    private readonly int threads;

    /// <summary>Counts the entries.</summary>
    /// <param name="structure">The trees and latents.</param>
    /// <param name="values">Whether entries are the latents' values, not 1.</param>
    /// <param name="threads">At least 1; the numbers do not depend on it.</param>
    public LatentColumns(HierarchicalStructure structure, bool values, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(structure);
        Guard.AtLeast(1, threads);
        (this.structure, this.threads) = (structure, threads);
        EntryCount = new LatentMatrix(structure).CountEntries();
        bool wide = EntryCount > int.MaxValue;
        Starts = wide ? new RowStarts<long>(structure) : new RowStarts<int>(structure);
        Indices = wide ? new Entries<long>("indices", this, long.CreateChecked) : new Entries<int>("indices", this, static column => column);
        Values = values ? new Entries<float>("data", this, LatentNumbers()) : new ComputedColumn<float>("data", EntryCount, static (_, rows) => rows.Fill(1));
    }

    /// <summary>The number of points.</summary>
    public int RowCount => structure.Size;

    /// <summary>The number of latents.</summary>
    public int ColumnCount => structure.LatentCount;

    /// <summary>The number of entries.</summary>
    public long EntryCount { get; }

    /// <summary><c>indptr</c>, one more than there are rows: 32 bits where that is enough for all entries, else 64.</summary>
    public DataColumn Starts { get; }

    /// <summary><c>indices</c>, of the type of <see cref="Starts"/>.</summary>
    public DataColumn Indices { get; }

    /// <summary><c>data</c>, in single precision.</summary>
    public DataColumn Values { get; }

    private Func<int, float> LatentNumbers()
    {
        var numbers = new Lazy<float[]>(() =>
        {
            float[] made = new float[structure.LatentCount];
            new LatentMatrix(structure).FillColumnValues(made);
            return made;
        });
        return column => numbers.Value[column];
    }

    /// <summary>The running sum of the rows' depths.</summary>
    private sealed class RowStarts<T>(HierarchicalStructure structure) : DataColumn("indptr", NumberTypes.Of<T>(), structure.Size + 1L)
        where T : unmanaged, INumber<T>
    {
        public override ColumnReader Open() => new Reader(structure);

        private sealed class Reader(HierarchicalStructure structure) : BlockwiseReader<T>
        {
            private const int BlockRows = 1 << 16;
            private readonly LatentMatrix matrix = new(structure);
            private int next = -1;
            private long sum;

            protected override T[]? NextBlock(CancellationToken cancellation)
            {
                if (next < 0)
                {
                    next = 0;
                    return [T.Zero];
                }

                if (next == structure.Size)
                    return null;
                int[] depths = new int[Math.Min(BlockRows, structure.Size - next)];
                matrix.FillDepths(next, depths);
                next += depths.Length;
                return Array.ConvertAll(depths, depth => T.CreateChecked(sum += depth));
            }
        }
    }

    /// <summary>What belongs to each entry's column.</summary>
    private sealed class Entries<T>(string name, LatentColumns latents, Func<int, T> value) : DataColumn(name, NumberTypes.Of<T>(), latents.EntryCount)
        where T : unmanaged
    {
        public override ColumnReader Open() => new Reader(latents, value);

        private sealed class Reader(LatentColumns latents, Func<int, T> value) : BlockwiseReader<T>
        {
            private const int TaskRows = 1 << 10;
            private readonly Queue<T[]> filled = [];
            private int next;

            protected override T[]? NextBlock(CancellationToken cancellation)
            {
                if (filled.Count == 0)
                    FillAhead(cancellation);
                return filled.TryDequeue(out T[]? block) ? block : null;
            }

            // Every task fills the entries of its own rows, so that any thread may do any.
            private void FillAhead(CancellationToken cancellation)
            {
                int size = latents.structure.Size, first = next, tasks = Math.Min(4 * latents.threads, (size - first + TaskRows - 1) / TaskRows);
                next = (int)Math.Min(size, first + ((long)tasks * TaskRows));
                var options = new ParallelOptions { MaxDegreeOfParallelism = latents.threads, CancellationToken = cancellation };
                T[][] blocks = new T[tasks][];
                Parallel.For(0, tasks, options, task =>
                {
                    int start = first + (task * TaskRows);
                    blocks[task] = Fill(start, Math.Min(size, start + TaskRows));
                });
                foreach (T[] block in blocks)
                    filled.Enqueue(block);
            }

            private T[] Fill(int start, int end)
            {
                var matrix = new LatentMatrix(latents.structure);
                int[] depths = new int[end - start];
                matrix.FillDepths(start, depths);
                T[] entries = new T[depths.Sum()];
                int[] columns = new int[depths.Max()];
                for (int row = start, at = 0; row < end; row++)
                {
                    int depth = matrix.FillColumns(row, columns);
                    for (int i = 0; i < depth; i++)
                        entries[at++] = value(columns[i]);
                }

                return entries;
            }
        }
    }
}
