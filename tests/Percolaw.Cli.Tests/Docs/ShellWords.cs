using System.Text;

namespace Percolaw.Tests.Docs;

/// <summary>Splits a simple command line as a shell would: words, quotes, a comment at the end. No pipes, no variables.</summary>
internal static class ShellWords
{
    private const string OfAShell = "|<>;&$`*?(){}~!";

    /// <exception cref="FormatException">It needs a real shell.</exception>
    public static string[] Split(string command)
    {
        List<string> words = [];
        StringBuilder? word = null;
        char quote = '\0';
        foreach (char c in command)
        {
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
                else word!.Append(c);
            }
            else if (c is '\'' or '"')
            {
                quote = c;
                word ??= new StringBuilder();
            }
            else if (c == ' ')
            {
                if (word is not null) words.Add(word.ToString());
                word = null;
            }
            else if (c == '#' && word is null)
            {
                break;
            }
            else
            {
                if (OfAShell.Contains(c)) throw new FormatException($"'{c}' needs a shell; say why the block is not run, or leave it out");
                (word ??= new StringBuilder()).Append(c);
            }
        }
        if (quote != '\0') throw new FormatException($"the quote {quote} does not end");
        if (word is not null) words.Add(word.ToString());
        return [.. words];
    }
}
