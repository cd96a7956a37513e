namespace Percolaw.Cli.Commands;

/// <summary>
/// Scripts that ask the program itself what could come next: <c>percolaw "[suggest:POSITION]" "COMMAND LINE"</c> prints
/// one candidate a line. File names complete where it has none.
/// </summary>
internal static class CompletionScripts
{
    public const string Bash = """
        # bash completion for percolaw
        _percolaw() {
            local word="${COMP_WORDS[COMP_CWORD]}" line="percolaw${COMP_LINE#"${COMP_WORDS[0]}"}"
            local position=$((COMP_POINT - ${#COMP_WORDS[0]} + 8))
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:$position]" "$line" 2>/dev/null)" -- "$word"))
        }
        complete -o default -F _percolaw percolaw

        """;

    public const string Zsh = """
        #compdef percolaw
        # zsh completion for percolaw
        _percolaw() {
            local line="percolaw${BUFFER#"${words[1]}"}"
            local position=$((CURSOR - ${#words[1]} + 8))
            local -a candidates
            candidates=("${(@f)$("${words[1]}" "[suggest:$position]" "$line" 2>/dev/null)}")
            if [[ -n "${candidates[1]}" ]]; then compadd -- "${candidates[@]}"; else _files; fi
        }
        if [[ "${funcstack[1]}" == _percolaw ]]; then _percolaw "$@"; else compdef _percolaw percolaw; fi

        """;

    public const string Fish = """
        # fish completion for percolaw
        function __percolaw_complete
            set -l line (commandline -cp)
            percolaw "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c percolaw -a "(__percolaw_complete)"

        """;
}
