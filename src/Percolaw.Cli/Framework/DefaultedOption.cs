using System.CommandLine;

namespace Percolaw.Cli.Framework;

/// <summary>
/// An option with a default that <see cref="Invocation.Get{T}(Option{T})"/> gives. The parser knows nothing of it: its
/// help would write the default a second time, and not as people write it.
/// </summary>
internal sealed class DefaultedOption<T>(string name, T standard) : Option<T>(name)
{
    /// <summary>The value where the user does not name the option.</summary>
    public T Standard => standard;
}
