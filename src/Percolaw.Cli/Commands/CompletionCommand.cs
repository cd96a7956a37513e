using System.CommandLine;
using Percolaw.Cli.Framework;

namespace Percolaw.Cli.Commands;

/// <summary>Prints a script by which a shell completes commands, options and their values.</summary>
internal sealed class CompletionCommand : IProgramCommand
{
    public const string Summary = "print a script that completes commands and options in a shell";

    private readonly Argument<string> shell = new("SHELL") { Description = "bash, zsh or fish" };

    public string Name => "completion";

    public string Description => Summary;

    public string Example => """
        percolaw completion bash > ~/.local/share/bash-completion/completions/percolaw
        percolaw completion zsh  > ~/.zfunc/_percolaw       # with ~/.zfunc in fpath before compinit
        percolaw completion fish > ~/.config/fish/completions/percolaw.fish
        """;

    public void Declare(Command command)
    {
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        command.Add(shell);
    }

    public int Run(Invocation invocation)
    {
        invocation.Output.Write(invocation.Get(shell) switch
        {
            "bash" => CompletionScripts.Bash,
            "zsh" => CompletionScripts.Zsh,
            _ => CompletionScripts.Fish,
        });
        return ExitCode.Done;
    }
}
