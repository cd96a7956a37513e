using System.Diagnostics.CodeAnalysis;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Percolaw.Formats;

/// <summary>One key of a configuration file with its value as text; a sequence is joined by commas.</summary>
internal sealed record YamlEntry(string Name, string Value, long Line);

/// <summary>
/// Reads the YAML of a configuration: one flat mapping of names to scalars or sequences of scalars. It walks the
/// parser's events, which needs no recursion: deep nesting, which overflows the stack of a reader that builds a
/// tree, ends at the first level that a configuration cannot have.
/// </summary>
internal sealed class YamlConfiguration
{
    private const int LargestFile = 1 << 20;
    private readonly string source;
    private readonly IReadOnlyList<string> known;
    private readonly Parser parser;
    private readonly Dictionary<string, YamlEntry> entries = [];

    private YamlConfiguration(string text, string source, IReadOnlyList<string> known)
    {
        this.source = source;
        this.known = known;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>The text of a file that is small enough to be a configuration.</summary>
    public static string ReadText(string path) => FileFailure.Guard("read", path, () =>
    {
        if (Directory.Exists(path)) throw new IOException("it is a folder");
        using FileStream stream = File.OpenRead(path);
        byte[] bytes = new byte[LargestFile + 1];
        int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > LargestFile) throw new ConfigurationException($"{path} is larger than 1 MiB, which no configuration is");
        using StreamReader reader = new(new MemoryStream(bytes, 0, length));
        return reader.ReadToEnd();
    });

    /// <summary>The entries in their order; empty text has none.</summary>
    public static IReadOnlyCollection<YamlEntry> Parse(string text, string source, IReadOnlyList<string> known)
    {
        if (text.Length > LargestFile) throw new ConfigurationException($"{source} is larger than 1 MiB, which no configuration is");
        YamlConfiguration reader = new(text, source, known);
        try
        {
            reader.Read();
        }
        catch (YamlException failure)
        {
            string reason = failure.Message.ReplaceLineEndings(" ").TrimEnd('.');
            throw new ConfigurationException($"{source}, line {failure.End.Line}: not valid YAML: {reason}", failure);
        }
        return reader.entries.Values;
    }

    private void Read()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _)) return;
        if (!IsEmptyDocument()) ReadMapping();
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out DocumentStart? second)) throw Fail(second, "a second document; write one");
    }

    private bool IsEmptyDocument() => Take(out Scalar? scalar)
        && (scalar.Value.Length == 0 ? true : throw Fail(scalar, "write settings as 'name: value'"));

    private void ReadMapping()
    {
        if (!Take(out MappingStart? start)) throw Fail(parser.Current!, "write settings as 'name: value'");
        RefuseAnchor(start);
        while (!parser.TryConsume<MappingEnd>(out _)) ReadEntry();
    }

    private void ReadEntry()
    {
        if (!Take(out Scalar? key)) throw Fail(parser.Current!, "a name must be plain text");
        RefuseAnchor(key);
        long line = key.Start.Line;
        if (!known.Contains(key.Value))
            throw Fail(key, $"unknown setting '{Short(key.Value)}'" + Hint(key.Value));
        if (entries.TryGetValue(key.Value, out YamlEntry? first))
            throw Fail(key, $"'{key.Value}' is set twice, first in line {first.Line}");
        entries.Add(key.Value, new YamlEntry(key.Value, ReadValue(key.Value), line));
    }

    private string ReadValue(string name)
    {
        if (!Take(out SequenceStart? sequence)) return ReadScalar(name);
        RefuseAnchor(sequence);
        List<string> items = [];
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadScalar(name));
            if (items.Count > Numbers.LongestList) throw Fail(sequence, $"{name}: a list has at most {Numbers.LongestList} values");
        }
        return items.Count > 0 ? string.Join(",", items) : throw Fail(sequence, $"{name}: the list is empty");
    }

    private string ReadScalar(string name)
    {
        if (!Take(out Scalar? scalar)) throw Fail(parser.Current!, $"{name}: expected a value or a list of values");
        RefuseAnchor(scalar);
        return scalar.Value.Length > 0 ? scalar.Value : throw Fail(scalar, $"{name} has no value; give one or leave the line out");
    }

    private bool Take<T>([NotNullWhen(true)] out T? taken)
        where T : ParsingEvent
    {
        taken = parser.Accept<T>(out _) ? parser.Consume<T>() : null;
        return taken is not null;
    }

    private void RefuseAnchor(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty || !node.Tag.IsEmpty) throw Fail(node, "anchors and tags are not supported; write the value itself");
    }

    private string Hint(string key)
    {
        string nearest = Suggestions.DidYouMean(key.Replace('-', '_'), known);
        return nearest.Length > 0 ? nearest : "; --print-config shows all settings";
    }

    private ConfigurationException Fail(ParsingEvent at, string reason) => new($"{source}, line {at.Start.Line}: {reason}");

    private static string Short(string text) => text.Length <= 40 ? text.ReplaceLineEndings(" ") : text[..40].ReplaceLineEndings(" ") + "…";
}
