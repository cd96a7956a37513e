namespace Percolaw.Tests.Docs;

/// <summary>One command line of a document and what it is said to print.</summary>
/// <param name="Line">The line of the document, from 1.</param>
/// <param name="Command">What follows the prompt, continued lines joined.</param>
/// <param name="Expected">The lines up to the next prompt or the end of the block, each with its line end.</param>
internal sealed record ConsoleExample(int Line, string Command, string Expected);

/// <summary>The examples of a document, and what is wrong with how they are written.</summary>
internal sealed record DocumentExamples(IReadOnlyList<ConsoleExample> Examples, IReadOnlyList<string> Faults)
{
    private const string Prompt = "$ ";
    private const string NotRun = "not-run:";

    /// <summary>
    /// Reads Markdown. Blocks that start with <c>```console</c> are run; one that starts with <c>```console not-run: REASON</c> is not.
    /// A command of ours in any other block is a fault: nobody would notice when it breaks.
    /// </summary>
    public static DocumentExamples Read(string markdown)
    {
        List<ConsoleExample> examples = [];
        List<string> faults = [];
        string[] lines = markdown.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal)) continue;
            int end = Array.FindIndex(lines, i + 1, line => line.Trim() == "```");
            if (end < 0)
            {
                faults.Add($"line {i + 1}: the block does not end");
                break;
            }
            Block(lines, i, end, examples, faults);
            i = end;
        }
        return new DocumentExamples(examples, faults);
    }

    private static void Block(string[] lines, int start, int end, List<ConsoleExample> examples, List<string> faults)
    {
        string info = lines[start].Trim()[3..].Trim();
        bool isConsole = info == "console" || info.StartsWith("console ", StringComparison.Ordinal);
        string rest = isConsole ? info["console".Length..].Trim() : "";
        if (rest.StartsWith(NotRun, StringComparison.Ordinal) && rest.Length > NotRun.Length) return;
        if (rest.Length > 0) faults.Add($"line {start + 1}: after 'console' only '{NotRun} REASON' can stand, not '{rest}'");
        else if (isConsole) examples.AddRange(Commands(lines, start + 1, end));
        else if (lines[start..end].Any(line => line.StartsWith("$ percolaw", StringComparison.Ordinal)))
            faults.Add($"line {start + 1}: a block with '$ percolaw' has to be ```console");
    }

    private static IEnumerable<ConsoleExample> Commands(string[] lines, int start, int end)
    {
        for (int i = start; i < end;)
        {
            int first = i;
            string command = lines[i].StartsWith(Prompt, StringComparison.Ordinal) ? lines[i][Prompt.Length..] : "";
            for (i++; command.EndsWith('\\') && i < end; i++) command = command[..^1] + lines[i].TrimStart();
            string expected = "";
            for (; i < end && !lines[i].StartsWith(Prompt, StringComparison.Ordinal); i++) expected += lines[i] + "\n";
            yield return new ConsoleExample(first + 1, command, expected);
        }
    }
}
