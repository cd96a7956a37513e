namespace Percolaw.Randomness;

/// <summary>
/// Philox4x32-10, a counter-based generator: a keyed bijection of 128-bit counters, so that any number of
/// independent streams can be had by position, without state. Salmon, Moraes, Dror and Shaw, "Parallel random
/// numbers: as easy as 1, 2, 3", SC'11 (2011).
/// </summary>
public static class Philox
{
    private const uint MultiplierA = 0xD2511F53, MultiplierB = 0xCD9E8D57;
    private const uint WeylA = 0x9E3779B9, WeylB = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>The 128 random bits at a counter under a key, as four 32-bit words.</summary>
    public static (uint A, uint B, uint C, uint D) Block(uint counter0, uint counter1, uint counter2, uint counter3, ulong key)
    {
        uint keyA = (uint)key, keyB = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            ulong productA = (ulong)MultiplierA * counter0, productB = (ulong)MultiplierB * counter2;
            (counter0, counter1, counter2, counter3) = (
                (uint)(productB >> 32) ^ counter1 ^ keyA,
                (uint)productB,
                (uint)(productA >> 32) ^ counter3 ^ keyB,
                (uint)productA);
            keyA += WeylA;
            keyB += WeylB;
        }

        return (counter0, counter1, counter2, counter3);
    }
}
