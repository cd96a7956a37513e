using System.Text;
using Percolaw.Fitting;
using Percolaw.Formats;

namespace Percolaw.Tests.Formats.Training;

/// <summary>A folder with one table of training runs at a time.</summary>
public abstract class RunFiles : IDisposable
{
    private readonly TemporaryFolder folder = new();

    protected string Path => folder["runs.txt"];

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected LoadedRuns Load(string text, RunReadOptions? options = null) => Load(Encoding.UTF8.GetBytes(text), options);

    protected LoadedRuns Load(byte[] bytes, RunReadOptions? options = null)
    {
        File.WriteAllBytes(Path, bytes);
        return RunTable.Load(Path, options ?? new RunReadOptions());
    }

    /// <summary>The one line that says why a table is refused.</summary>
    protected string Refusal(string text, RunReadOptions? options = null)
    {
        string message = Should.Throw<PercolawException>(() => Load(text, options)).Message;
        message.ShouldNotContain('\n');
        return message.Replace(Path, "FILE", StringComparison.Ordinal);
    }

    protected static RunReadOptions With(params (RunRole Role, string Name)[] columns) =>
        new() { Columns = new RunReadOptions().Columns.AddRange(columns.Select(pair => KeyValuePair.Create(pair.Role, pair.Name))) };

    protected static RunReadOptions Where(string condition) => new() { Where = condition };

    protected static void ShouldBe(TrainingRuns runs, double[] parameters, double[] tokens, double[] loss)
    {
        runs.Parameters!.Value.ShouldBe(parameters);
        runs.Tokens!.Value.ShouldBe(tokens);
        runs.Loss.ShouldBe(loss);
    }
}
