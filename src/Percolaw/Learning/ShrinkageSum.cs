using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Percolaw.Numerics;

namespace Percolaw.Learning;

/// <summary>
/// The shrinkage w(u) = 1/(1 + u) and its square as sums of eight exponentials in u = distance/√s. Sums over the sites
/// below a site then move up the tree by a product for each exponential, whatever the distances.
/// </summary>
/// <remarks>
/// Both are integrals of exponentials, <c>w = ∫ e^(-t(1+u)) dt</c> and <c>w² = ∫ t e^(-t(1+u)) dt</c>; the rates were fitted
/// by least squares of both errors on 0 ≤ u ≤ 12, each divided by u + 0.01, the coefficients by linear least squares. The
/// errors are below 3·10⁻⁷ everywhere, 3·10⁻⁹ below u = 0.1 and 3·10⁻¹⁰ at 0, where small losses are made.
/// </remarks>
internal sealed class ShrinkageSum
{
    /// <summary>The number of exponentials.</summary>
    public const int Terms = 8;

    /// <summary>The largest u for which the sums are good.</summary>
    public const double Range = 12;

    private const int FineBits = 8, FineCount = 1 << FineBits;

    private static readonly Vector512<double> Rates = Vector512.Create(
        0.03865888208276736, 0.21117432441218892, 0.555452776223908, 1.1418561266499783,
        2.0938810425869807, 3.609439561531413, 6.0204539175230805, 10.057519602569183);

    private AlignedArray<double> fine = new(Terms), coarse = new(Terms);

    /// <summary>The coefficients of w.</summary>
    public static Vector512<double> First { get; } = Vector512.Create(
        0.09623922884506655, 0.20264589701358582, 0.25805722651781376, 0.2373039280503471,
        0.1469746994386574, 0.051173044736807206, 0.00737428073216032, 0.00023169466303802477);

    /// <summary>The coefficients of w².</summary>
    public static Vector512<double> Second { get; } = Vector512.Create(
        0.0037204182075476645, 0.04279396392895615, 0.14333774428132431, 0.2709684367214059,
        0.30774568559748006, 0.18470756193799812, 0.04439573892067272, 0.0023304501811544794);

    /// <summary>The exponentials of one step.</summary>
    public Vector512<double> Step => At(1);

    /// <summary>Prepares the exponentials of all distances up to a largest one in a cluster.</summary>
    /// <param name="clusterSize">Sites, s.</param>
    /// <param name="largestDistance">At least 1.</param>
    public void Prepare(int clusterSize, int largestDistance)
    {
        double perStep = 1 / Math.Sqrt(clusterSize);
        Fill(ref fine, Math.Min(largestDistance + 1, FineCount), perStep);
        Fill(ref coarse, (largestDistance >> FineBits) + 1, perStep * FineCount);
    }

    /// <summary>The eight exponentials of a distance in steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> At(int distance) =>
        Vector512.LoadUnsafe(ref fine.First, (nuint)((distance & (FineCount - 1)) * Terms))
        * Vector512.LoadUnsafe(ref coarse.First, (nuint)((distance >> FineBits) * Terms));

    private static void Fill(ref AlignedArray<double> table, int rows, double spacing)
    {
        if (table.Length < rows * Terms)
            table = new AlignedArray<double>(rows * Terms);
        for (int i = 0; i < rows * Terms; i++)
            table.Span[i] = Math.Exp(-Rates[i % Terms] * spacing * (i / Terms));
    }
}
