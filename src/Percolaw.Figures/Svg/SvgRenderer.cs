using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Percolaw.Figures;

/// <summary>Draws figures as SVG with Node, one process for all. Its absence or failure is a note, never an exception.</summary>
public sealed class SvgRenderer
{
    /// <summary>The program, found through the PATH.</summary>
    public string Node { get; init; } = "node";

    /// <summary>The longest that one call may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Draws the figures.</summary>
    /// <param name="figures">The figures; their names must differ.</param>
    /// <param name="cancellation">Stops Node and throws.</param>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public SvgDrawings Render(IReadOnlyList<Figure> figures, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(figures);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("percolaw-svg-");
        try
        {
            WriteInputs(folder.FullName, figures);
            return Run(folder.FullName, cancellation) is { } problem
                ? new SvgDrawings([], $"no SVG files: {problem}")
                : Collect(folder.FullName, figures);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void WriteInputs(string folder, IReadOnlyList<Figure> figures)
    {
        foreach (string name in (string[])["render.js", "vega.min.js", "vega-lite.min.js"])
            File.WriteAllText(Path.Combine(folder, name), Resources.Text(name));
        JsonObject specifications = [];
        foreach (Figure figure in figures)
            specifications.Add(figure.Name, figure.Specification.DeepClone());
        File.WriteAllText(Path.Combine(folder, "figures.json"), specifications.ToJsonString(Json.Plain));
    }

    /// <summary>Runs Node; returns what went wrong, or null.</summary>
    private string? Run(string folder, CancellationToken cancellation)
    {
        ProcessStartInfo start = new(Node)
        {
            ArgumentList = { Path.Combine(folder, "render.js"), folder },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using Process? process = Start(start);
        if (process is null)
            return $"'{Node}' was not found; install Node.js 20 or newer to have them";
        StringBuilder errors = new();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        process.StandardInput.Close();
        if (!Wait(process, cancellation))
            return $"Node did not end within {Timeout.TotalSeconds:0} seconds";
        return process.ExitCode == 0
            ? null
            : $"Node failed: {errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault("no message")}";
    }

    private static Process? Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private bool Wait(Process process, CancellationToken cancellation)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Timeout);
        try
        {
            process.WaitForExitAsync(limit.Token).GetAwaiter().GetResult();
            return true;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
            return false;
        }
    }

    private static SvgDrawings Collect(string folder, IReadOnlyList<Figure> figures)
    {
        List<KeyValuePair<string, string>> images = [];
        foreach (Figure figure in figures)
        {
            string path = Path.Combine(folder, figure.Name + ".svg");
            if (File.Exists(path))
                images.Add(new(figure.Name, File.ReadAllText(path)));
        }

        JsonObject errors = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "errors.json")))!.AsObject();
        string? note = errors.Count == 0 ? null : "no SVG for " + string.Join("; ", errors.Select(error => $"{error.Key}: {error.Value}"));
        return new SvgDrawings(images, note);
    }
}
