using FsCheck;
using FsCheck.Fluent;
using Percolaw.Randomness;

namespace Percolaw.Tests.Randomness;

public sealed class PhiloxTests
{
    /// <summary>From kat_vectors of the authors' Random123: counter, key, result.</summary>
    [Theory]
    [InlineData("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void Block_KnownAnswers_Agree(string counter, string key, string expected)
    {
        uint[] words = Words(counter);
        uint[] keys = Words(key);
        Block(words, keys).ShouldBe(Words(expected));
        PlainGenerators.Philox(words, keys).ShouldBe(Words(expected), "the plain one is the oracle of other tests");
    }

    [Fact]
    public void Block_AnyCounterAndKey_IsThePlainOne()
    {
        static bool Agrees(uint a, uint b, uint c, uint d, ulong key)
        {
            // FsCheck prefers small numbers: the multiplication spreads them over all bits.
            uint[] counter = [a * 0x9E3779B1, b * 0x85EBCA77, c * 0xC2B2AE3D, d];
            uint[] keys = [(uint)(key * 0xD6E8FEB86659FD93), (uint)((key * 0xD6E8FEB86659FD93) >> 32)];
            return Block(counter, keys).SequenceEqual(PlainGenerators.Philox(counter, keys));
        }

        Prop.ForAll<uint, uint, uint>((a, b, c) => Agrees(a, b, c, a ^ c, b + ((ulong)c << 20)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(1, 3));
    }

    private static uint[] Block(uint[] counter, uint[] key)
    {
        (uint a, uint b, uint c, uint d) = Philox.Block(counter[0], counter[1], counter[2], counter[3], key[0] | ((ulong)key[1] << 32));
        return [a, b, c, d];
    }

    private static uint[] Words(string text) => [.. text.Split(' ').Select(word => Convert.ToUInt32(word, 16))];
}
