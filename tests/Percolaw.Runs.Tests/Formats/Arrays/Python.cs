using System.Diagnostics;

namespace Percolaw.Tests.Formats.Arrays;

/// <summary>Debian's Python with NumPy and SciPy.</summary>
internal static class Python
{
    private const string Program = "/usr/bin/python3";

    private const string Imports = """
        import io, json, sys, zipfile
        import numpy as np
        path = sys.argv[1]
        def show(name, array):
            array = np.ascontiguousarray(array)
            print(name, array.dtype.str, 'x'.join(map(str, array.shape)), array.tobytes().hex())

        """;

    /// <summary>Runs a script that knows a path and has a function to show an array; what it printed.</summary>
    public static string Run(string script, string path)
    {
        Tools.Require(Tools.Runs(Program, "-c", "import numpy, scipy.sparse"), $"{Program} with NumPy and SciPy");
        ProcessStartInfo start = new(Program, ["-X", "utf8", "-c", Imports + script, path]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, error.Result);
        return output;
    }
}
