using System.Text;

namespace Percolaw.Formats;

/// <summary>Numbers the groups of runs by their names in a column.</summary>
internal sealed class RunGroups
{
    private readonly Dictionary<string, int> numbers = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly List<string> names = [];
    private readonly List<int> groups = [];
    private char[] text = new char[256];

    /// <summary>Makes the groups of a column.</summary>
    public RunGroups(int column)
    {
        Column = column;
        lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The column of the file.</summary>
    public int Column { get; }

    /// <summary>The names, in the order in which they come up. A run without a name stands alone, under ''.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The group of each row.</summary>
    public IReadOnlyList<int> Groups => groups;

    /// <summary>Whether there are at least two groups, and fewer than runs.</summary>
    public bool AreGroups => names.Count >= 2 && names.Count < groups.Count;

    /// <summary>Adds a row.</summary>
    public void Add(ReadOnlySpan<byte> name)
    {
        if (name.Length > text.Length) text = new char[name.Length];
        ReadOnlySpan<char> word = text.AsSpan(0, Encoding.UTF8.GetChars(name, text));
        if (word.IsEmpty || !lookup.TryGetValue(word, out int number))
        {
            number = names.Count;
            names.Add(word.ToString());
            if (!word.IsEmpty) numbers.Add(names[^1], number);
        }

        groups.Add(number);
    }
}
