using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Figures;

namespace Percolaw.Cli.Commands.Theory;

/// <summary>Writes the HTML report of a theory command.</summary>
internal static class TheoryReport
{
    public static void Write(Invocation invocation, string path, string program, string title, IEnumerable<Option> options, params ReportItem[] items)
    {
        KeyValuePair<string, string>[] parameters =
            [.. options.Where(invocation.Has).Select(option => KeyValuePair.Create(option.Name, invocation.TextOf(option)!))];
        Report report = new(title, new Provenance(program, VersionAction.Version, null, parameters))
        {
            Lead = "Computed from the theory of A. Brill, [Neural Scaling Laws Rooted in the Data Distribution](https://arxiv.org/abs/2412.07942) (2024), as Percolaw implements it.",
            Sections = [new Section("Theory", items)],
        };
        invocation.WriteFile(path, report.ToHtml());
        invocation.Note($"the report is {path}");
    }
}
