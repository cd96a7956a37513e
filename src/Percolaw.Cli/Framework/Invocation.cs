using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Nodes;
using Percolaw.Formats;

namespace Percolaw.Cli.Framework;

/// <summary>One call of one command: what the user typed, where to write, and when to stop.</summary>
internal sealed class Invocation(ParseResult parsed, ProgramStreams streams, CancellationToken cancellation)
{
    /// <summary>Cancelled when the user interrupts.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Results go here, and nothing else.</summary>
    public TextWriter Output => streams.Output;

    /// <summary>Where everything goes, and what kind of place it is.</summary>
    public ProgramStreams Streams => streams;

    public OutputFormat Format => Common<OutputFormat>(CommonOptions.FormatName);

    public string? Table => Common<string?>(CommonOptions.TableName);

    public ulong Seed => (ulong)Common<long>(CommonOptions.SeedName);

    public int Threads => (int)(Common<long?>(CommonOptions.ThreadsName) ?? Environment.ProcessorCount);

    public string? Out => Common<string?>(CommonOptions.OutName);

    public bool Force => Common<bool>(CommonOptions.ForceName);

    public string? Report => Common<string?>(CommonOptions.ReportName);

    public bool Quiet => Common<bool>(CommonOptions.QuietName);

    public bool Verbose => Common<bool>(CommonOptions.VerboseName);

    /// <summary>The value of an option, or its default.</summary>
    public T Get<T>(Option<T> option) =>
        option is DefaultedOption<T> defaulted && !Has(option) ? defaulted.Standard : parsed.GetValue(option)!;

    /// <summary>The value of an argument, or its default.</summary>
    public T Get<T>(Argument<T> argument) => parsed.GetValue(argument)!;

    /// <summary>Whether the user named the option.</summary>
    public bool Has(Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>What the user wrote after an option, "true" where it is a flag; null where the option is not named.</summary>
    public string? TextOf(Option option)
    {
        if (parsed.GetResult(option) is not { Implicit: false } result) return null;
        return result.Tokens.Count > 0 ? result.Tokens[0].Value : "true";
    }

    /// <summary>Writes result tables as the user wants them: see <see cref="ResultPrinter"/>.</summary>
    public void Print(params Table[] tables) => ResultPrinter.Print(this, tables);

    /// <summary>Writes JSON to standard output, whatever <see cref="Format"/> says.</summary>
    public void PrintJson(JsonNode json) => Output.Write(JsonText.ToText(json));

    /// <summary>One line of text for people, to standard output; only with <c>--format table</c>.</summary>
    public void Say(string line)
    {
        if (Format == OutputFormat.Table) Output.Write(line + "\n");
    }

    /// <summary>Text for people in lines of a terminal's width, to standard output; only with <c>--format table</c>.</summary>
    public void SayWrapped(string text)
    {
        foreach (string line in WrappedText.Lines(text)) Say(line);
    }

    /// <summary>A note of one line, to standard error; not with <c>--quiet</c>.</summary>
    public void Note(string line)
    {
        if (!Quiet) Warn(line);
    }

    /// <summary>A warning of one line, to standard error.</summary>
    public void Warn(string line)
    {
        Output.Flush();
        streams.Error.Write($"percolaw: {line}\n");
        streams.Error.Flush();
    }

    /// <summary>Refuses a file that exists, unless <c>--force</c>; to be called before the work, not after it.</summary>
    /// <exception cref="PercolawException">The file exists.</exception>
    public void RefuseExisting(string path)
    {
        if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) is { } parent && !Directory.Exists(parent))
            throw new PercolawException($"{path} cannot be written: there is no folder {parent}; make it, or choose another name");
        if (Directory.Exists(path)) throw new PercolawException($"{path} is a folder; name a file in it");
        if (!Force && File.Exists(path)) throw new PercolawException($"{path} exists; choose another name, or overwrite it with --force");
    }

    /// <summary>Refuses the files of <c>--out</c> and <c>--report</c> where they exist, as <see cref="RefuseExisting"/> does.</summary>
    /// <exception cref="PercolawException">One of them exists.</exception>
    public void RefuseExistingFiles()
    {
        foreach (string path in new[] { Out, Report }.OfType<string>()) RefuseExisting(path);
    }

    /// <summary>Writes the file of <c>--out</c> and says so; nothing without the option.</summary>
    public void WriteOut(string what, Func<string> content) => Write(Out, what, content);

    /// <summary>Writes the file of <c>--report</c> and says so; nothing without the option.</summary>
    public void WriteReport(Func<string> html) => Write(Report, "report", html);

    /// <summary>Writes a file that the user named, such as that of <c>--out</c> or <c>--report</c>.</summary>
    /// <exception cref="PercolawException">The file exists and there is no <c>--force</c>, or it cannot be written.</exception>
    public void WriteFile(string path, string content)
    {
        RefuseExisting(path);
        AtomicFile.WriteText(path, content);
    }

    private void Write(string? path, string what, Func<string> content)
    {
        if (path is null) return;
        WriteFile(path, content());
        Note($"the {what} is {path}");
    }

    private T? Common<T>(string name)
    {
        for (SymbolResult? at = parsed.CommandResult; at is not null; at = at.Parent)
        {
            if (at is CommandResult command && command.Command.Options.FirstOrDefault(option => option.Name == name) is Option<T> option)
                return Get(option);
        }
        return default;
    }
}
