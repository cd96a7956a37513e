using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Formats;

namespace Percolaw.Tests.Runs;

/// <summary>A command that is not shipped: it prints tables, and has a group below it.</summary>
internal sealed class ShowCommand : IProgramCommand
{
    private readonly Option<IReadOnlyList<double>> at = Options.Numbers("--at", "where", "1,1e3", Interval.AtLeast(1));

    public string Name => "show";

    public string Description => "show tables";

    public string Example => "percolaw show tables --at 1,2";

    public IReadOnlyList<IProgramCommand> Subcommands => [new Tables(at), new Fault()];

    public void Declare(Command command)
    {
    }

    public int Run(Invocation invocation) => throw new InvalidOperationException("a group does nothing");

    private sealed class Tables(Option<IReadOnlyList<double>> at) : IProgramCommand
    {
        public string Name => "tables";

        public string Description => "two tables";

        public string Example => "percolaw show tables";

        public void Declare(Command command)
        {
            command.AddOutput("curve", "facts");
            command.AddSeed();
            command.AddOut("the result as a CSV file");
            command.AddForce("overwrite the file");
            command.Add(at);
        }

        public int Run(Invocation invocation)
        {
            Table curve = new("curve", "n", "loss", "local_exponent");
            foreach (double n in invocation.Get(at)) curve.Add(n, 1 / (3 * n), n > 1 ? 0.5 : double.NaN);
            Table facts = new Table("facts", "name", "count").Add("seed", (long)invocation.Seed);
            if (invocation.Out is { } path) invocation.WriteFile(path, TableCsv.ToText(curve));
            else invocation.Print(curve, facts);
            return ExitCode.Done;
        }
    }

    private sealed class Fault : IProgramCommand
    {
        public string Name => "fault";

        public string Description => "fail";

        public string Example => "percolaw show fault";

        public void Declare(Command command)
        {
        }

        public int Run(Invocation invocation) => throw new InvalidOperationException("a fault\nof two lines");
    }
}
