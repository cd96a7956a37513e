namespace Percolaw.Experiments;

/// <summary>
/// What is averaged over samples; every observable is a function of these means. Sums over clusters are over the number
/// of sites of the box, products of two sums over its square.
/// </summary>
internal enum LatticeQuantity
{
    Largest,
    LargestSquared,
    SecondLargest,
    Sites,
    SitesWithoutLargest,
    Squares,
    SquaresWithoutLargest,
    SquaresSquared,
    FourthPowers,
    Clusters,
    WrapsFirst,
    WrapsAny,
    WrapsAll,
    Spans,
    Gyration,
    SquaresUnwrapped,
    Count,
}
