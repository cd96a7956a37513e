using System.Globalization;

namespace Percolaw.Formats;

/// <summary>Reads lists and ranges of numbers.</summary>
internal static class ListReader
{
    private delegate void Item<T>(List<T> values, string text, Piece piece);

    public static IReadOnlyList<double> Numbers(string text) => Read<double>(text, AddNumbers);

    public static IReadOnlyList<long> Integers(string text) => Read<long>(text, AddIntegers);

    private static List<T> Read<T>(string text, Item<T> add)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<T> values = [];
        int from = 0;
        while (from <= text.Length)
        {
            int comma = text.IndexOf(',', from);
            int to = comma < 0 ? text.Length : comma;
            add(values, text, Piece.Split(text, from, to));
            if (values.Count > Formats.Numbers.LongestList) throw TooLong();
            from = to + 1;
        }
        return values;
    }

    private static void AddNumbers(List<double> values, string text, Piece piece)
    {
        double first = new NumberReader(text, piece.From, piece.FirstEnd).Number();
        if (!piece.IsRange)
        {
            values.Add(first);
            return;
        }
        double last = new NumberReader(text, piece.LastStart, piece.LastEnd).Number();
        bool whole = first == Math.Floor(first) && last == Math.Floor(last);
        if (piece.CountStart < 0 && !whole) throw Fail(text, piece, $"say how many values, as in {text[piece.From..piece.To].Trim()}:9");
        values.AddRange(Spread(first, last, Count(text, piece, first, last)));
    }

    private static void AddIntegers(List<long> values, string text, Piece piece)
    {
        long first = new NumberReader(text, piece.From, piece.FirstEnd).Integer();
        if (!piece.IsRange)
        {
            values.Add(first);
            return;
        }
        long last = new NumberReader(text, piece.LastStart, piece.LastEnd).Integer();
        int count = Count(text, piece, first, last);
        Int128 span = (Int128)last - first;
        if (count > 1 && span % (count - 1) != 0) throw Fail(text, piece, $"{count} values from {first} to {last} are not whole numbers");
        for (int i = 0; i < count; i++) values.Add((long)(first + (count == 1 ? 0 : span / (count - 1) * i)));
    }

    private static int Count(string text, Piece piece, double first, double last)
    {
        if (last < first) throw Fail(text, piece, "the range runs backwards");
        if (piece.CountStart < 0)
            return last - first < Formats.Numbers.LongestList ? (int)(last - first) + 1 : throw TooLong();
        long count = new NumberReader(text, piece.CountStart, piece.To).Integer();
        if (count > Formats.Numbers.LongestList) throw TooLong();
        if (count < (first == last ? 1 : 2)) throw Fail(text, piece, "a range has at least 2 values");
        return (int)count;
    }

    private static IEnumerable<double> Spread(double first, double last, int count)
    {
        for (int i = 0; i < count; i++)
            yield return i == 0 ? first : i == count - 1 ? last : Between(first, last, i, count - 1);
    }

    /// <summary>Interpolates in decimals where they reach, so that 0.1..0.9:17 has 0.15 and not 0.15000000000000002.</summary>
    private static double Between(double first, double last, int step, int steps)
    {
        const double Reach = 1e12;
        if (Math.Abs(first) > Reach || Math.Abs(last) > Reach || last - first < 1 / Reach)
            return first + (last - first) * ((double)step / steps);
        decimal from = ToDecimal(first);
        decimal value = from + (ToDecimal(last) - from) * step / steps;
        return double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static decimal ToDecimal(double value) =>
        decimal.Parse(Formats.Numbers.Format(value), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static PercolawException Fail(string text, Piece piece, string reason) =>
        new($"'{text[piece.From..piece.To].Trim()}' at position {piece.From + 1}: {reason}");

    private static PercolawException TooLong() => new($"a list has at most {Formats.Numbers.LongestList} values");

    /// <summary>Where the parts of <c>first..last:count</c> stand in the text; a single number has no last.</summary>
    private readonly record struct Piece(int From, int FirstEnd, int LastStart, int LastEnd, int CountStart, int To)
    {
        public bool IsRange => LastStart >= 0;

        public static Piece Split(string text, int from, int to)
        {
            int dots = text.IndexOf("..", from, to - from, StringComparison.Ordinal);
            if (dots < 0) return new Piece(from, to, -1, -1, -1, to);
            int colon = text.IndexOf(':', dots, to - dots);
            return new Piece(from, dots, dots + 2, colon < 0 ? to : colon, colon < 0 ? -1 : colon + 1, to);
        }
    }
}
