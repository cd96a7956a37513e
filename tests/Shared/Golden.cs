using System.Runtime.CompilerServices;

namespace Percolaw.Tests;

/// <summary>Golden files: expected texts beside the tests. PERCOLAW_UPDATE_GOLDEN=1 rewrites them, for a person to read in the difference.</summary>
public static class Golden
{
    /// <summary>Compares a text with <c>Golden/NAME</c> beside the calling file.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="actual">The text; its line ends are made <c>\n</c>.</param>
    /// <param name="caller">The calling file; filled in by the compiler.</param>
    public static void Matches(string name, string actual, [CallerFilePath] string caller = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(caller)!, "Golden", name);
        string text = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("PERCOLAW_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        File.Exists(path).ShouldBeTrue($"{path} does not exist; PERCOLAW_UPDATE_GOLDEN=1 makes it.");
        text.ShouldBe(File.ReadAllText(path), $"{name} differs; PERCOLAW_UPDATE_GOLDEN=1 rewrites it if the change is wanted.");
    }
}
