using System.Runtime.CompilerServices;

namespace Percolaw.Randomness;

/// <summary>
/// Standard normal numbers by the ziggurat of Marsaglia and Tsang (2000), 256 layers, in the form of Doornik (2005),
/// which takes the layer and the position from different bits. 99 of 100 numbers cost one draw and one product.
/// </summary>
public static class NormalDistribution
{
    private const int Layers = 256;
    private const double TailStart = 3.6541528853610088;

    private static readonly double LayerArea =
        (TailStart * Density(TailStart)) + (Math.Sqrt(Math.PI / 2) * MathNet.Numerics.SpecialFunctions.Erfc(TailStart / Math.Sqrt(2)));

    private static readonly double[] Edges = MakeEdges();
    private static readonly double[] Ratios = MakeRatios();

    /// <summary>Fills a span with independent standard normal numbers.</summary>
    public static void Fill(ref RandomStream stream, Span<float> numbers)
    {
        // A copy that no method is given a reference to stays in registers; the caller's is used for one number in a hundred.
        RandomStream copy = stream;
        double[] edges = Edges, ratios = Ratios;
        for (int i = 0; i < numbers.Length; i++)
        {
            (int layer, double position) = Split(copy.NextBits());
            if (Math.Abs(position) < ratios[layer])
            {
                numbers[i] = (float)(position * edges[layer]);
                continue;
            }

            stream = copy;
            numbers[i] = (float)NextOutside(ref stream, layer, position);
            copy = stream;
        }

        stream = copy;
    }

    /// <summary>A standard normal number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Next(ref RandomStream stream)
    {
        (int layer, double position) = Split(stream.NextBits());
        return Math.Abs(position) < Ratios[layer] ? position * Edges[layer] : NextOutside(ref stream, layer, position);
    }

    /// <summary>A layer, and a position in -1 … 1 in it, from different bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (int Layer, double Position) Split(ulong bits) => ((int)(bits & (Layers - 1)), ((long)bits >> 11) * (1.0 / (1L << 52)));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double NextOutside(ref RandomStream stream, int layer, double position)
    {
        if (layer == 0)
            return position < 0 ? -NextTail(ref stream) : NextTail(ref stream);

        double x = position * Edges[layer];
        double low = Density(Edges[layer]), high = Density(Edges[layer + 1]);
        return low + (stream.NextUniform() * (high - low)) < Density(x) ? x : Next(ref stream);
    }

    private static double NextTail(ref RandomStream stream)
    {
        double x, y;
        do
        {
            x = Math.Log(stream.NextPositive()) / TailStart;
            y = Math.Log(stream.NextPositive());
        }
        while (-2 * y < x * x);

        return TailStart - x;
    }

    private static double Density(double x) => Math.Exp(-0.5 * x * x);

    private static double[] MakeEdges()
    {
        var edges = new double[Layers + 1];
        double density = Density(TailStart);
        edges[0] = LayerArea / density;
        edges[1] = TailStart;
        for (int i = 2; i < Layers; i++)
        {
            edges[i] = Math.Sqrt(-2 * Math.Log((LayerArea / edges[i - 1]) + density));
            density = Density(edges[i]);
        }

        edges[Layers] = 0;
        return edges;
    }

    private static double[] MakeRatios()
    {
        var ratios = new double[Layers];
        for (int i = 0; i < Layers; i++)
            ratios[i] = Edges[i + 1] / Edges[i];
        return ratios;
    }
}
