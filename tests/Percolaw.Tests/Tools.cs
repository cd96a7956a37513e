using System.Diagnostics;

namespace Percolaw.Tests;

/// <summary>Programs and data beside the project that some tests compare with.</summary>
internal static class Tools
{
    private const string Python = "/usr/bin/python3";

    /// <summary>The folder of the solution that these tests were built in.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>Runs a Python script and returns its lines; skips the test where a module is missing.</summary>
    public static string[] RunPython(string script, params string[] modules)
    {
        foreach (string module in modules)
            SkipUnless(File.Exists(Python) && Run($"import {module}").ExitCode == 0, $"{Python} with {module} is not installed");
        (int exitCode, string output, string error) = Run(script);
        exitCode.ShouldBe(0, error);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Skips the test, or fails it where the environment says that every tool has to be there.</summary>
    public static void SkipUnless(bool available, string reason)
    {
        if (!available && Environment.GetEnvironmentVariable("PERCOLAW_REQUIRE_TOOLS") == "1")
            Assert.Fail($"{reason}, and PERCOLAW_REQUIRE_TOOLS is 1.");
        Assert.SkipUnless(available, reason);
    }

    /// <summary>A file of the reference data beside the repository; skips the test where it is absent.</summary>
    public static string ReferenceFile(string name)
    {
        string path = Path.Combine(RepositoryRoot, "..", "shared", "reference", name);
        Assert.SkipUnless(File.Exists(path), $"the reference data ../shared/reference/{name} is absent");
        return path;
    }

    private static (int ExitCode, string Output, string Error) Run(string script)
    {
        ProcessStartInfo start = new(Python, ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    private static string FindRoot()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Percolaw.slnx")))
            root = root.Parent;
        return root?.FullName ?? throw new DirectoryNotFoundException("no Percolaw.slnx above the tests: they read the sources");
    }
}
