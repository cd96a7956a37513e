using System.CommandLine;

namespace Percolaw.Cli.Framework;

/// <summary>One command of the program: a class of its own and one line in <see cref="CommandList"/>.</summary>
internal interface IProgramCommand
{
    /// <summary>The word that the user types.</summary>
    string Name { get; }

    /// <summary>One line, without a full stop.</summary>
    string Description { get; }

    /// <summary>
    /// A worked example that ends the help: command lines, each with the reason or an excerpt of what comes out.
    /// The lines are printed as they are, indented.
    /// </summary>
    string Example { get; }

    /// <summary>The commands below this one; a command that has some does nothing itself.</summary>
    IReadOnlyList<IProgramCommand> Subcommands => [];

    /// <summary>Adds options and arguments. Called only when the user names this command, or asks for completion.</summary>
    void Declare(Command command);

    /// <summary>Does the work.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="PercolawException">A failure that the user can mend; exit code 1.</exception>
    /// <exception cref="UsageException">An option has a value that cannot be; exit code 2.</exception>
    /// <exception cref="OperationCanceledException">The user interrupted; exit code 130.</exception>
    int Run(Invocation invocation);
}
