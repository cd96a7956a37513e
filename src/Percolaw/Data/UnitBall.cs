using System.Numerics;
using Percolaw.Randomness;

namespace Percolaw.Data;

/// <summary>Points uniform in the unit ball: the first d coordinates of a point uniform on the unit sphere of d + 2 dimensions.</summary>
internal static class UnitBall
{
    /// <summary>Numbers of working memory beyond the dimension.</summary>
    public const int Extra = 2;

    /// <summary>Fills in a point times a factor.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="purpose">What the point is for.</param>
    /// <param name="index">Which point.</param>
    /// <param name="factor">The radius.</param>
    /// <param name="room">Working memory, <see cref="Extra"/> longer than the point.</param>
    /// <param name="point">The coordinates.</param>
    public static void Fill<T>(ulong seed, StreamPurpose purpose, ulong index, T factor, Span<float> room, Span<T> point)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<float> numbers = room[..(point.Length + Extra)];
        NormalVectors.Fill(seed, purpose, index, numbers);
        double square = 0;
        foreach (float number in numbers)
            square += (double)number * number;
        T scale = factor / T.CreateChecked(Math.Sqrt(square));
        for (int i = 0; i < point.Length; i++)
            point[i] = T.CreateChecked(numbers[i]) * scale;
    }
}
