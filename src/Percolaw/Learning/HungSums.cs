using System.Runtime.CompilerServices;

namespace Percolaw.Learning;

/// <summary>
/// What the loss of the optimal learner needs to know of the sites that hang on a site without training sites among them,
/// itself included. A hanging site's height h is the sum of the subtree sizes on the way down to it, from the first site
/// below the one it hangs on to itself.
/// </summary>
/// <param name="Count">Their number.</param>
/// <param name="Sum">Σ y.</param>
/// <param name="Squares">Σ y².</param>
/// <param name="Heights">Σ h.</param>
/// <param name="SquaredHeights">Σ h².</param>
/// <param name="Products">Σ h y.</param>
internal record struct HungSums(double Count, double Sum, double Squares, double Heights, double SquaredHeights, double Products)
{
    /// <summary>Adds as much to every height.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Lift(double height)
    {
        SquaredHeights += height * ((2 * Heights) + (height * Count));
        Products += height * Sum;
        Heights += height * Count;
    }

    /// <summary>Adds other sites.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in HungSums other)
    {
        Count += other.Count;
        Sum += other.Sum;
        Squares += other.Squares;
        Heights += other.Heights;
        SquaredHeights += other.SquaredHeights;
        Products += other.Products;
    }
}
