using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Formats;
using Percolaw.Percolation;

namespace Percolaw.Cli.Commands.Simulate;

/// <summary>The options that choose a lattice, the same in every command that has one.</summary>
internal static class LatticeChoice
{
    /// <summary><c>--lattice</c>.</summary>
    public static Option<string?> Option()
    {
        string[] names = [.. LatticeList.All.Select(entry => entry.Name)];
        Option<string?> option = new("--lattice") { Description = $"the lattice [{names[0]}]", HelpName = string.Join('|', names) };
        option.CompletionSources.Add(names);
        option.Validators.Add(result =>
        {
            string? name = result.Tokens.Count > 0 ? result.Tokens[0].Value : null;
            if (name is null || names.Contains(name)) return;
            result.AddError($"--lattice: '{name}' is not one of {string.Join(", ", names)}{Suggestions.DidYouMean(name, names)}");
        });
        return option;
    }

    /// <summary><c>--dimension</c>.</summary>
    public static Option<long?> Dimension() =>
        Options.OptionalWholeNumber("--dimension", "d, the number of axes", Interval.Between(1, 64));

    /// <summary>The name of the lattice.</summary>
    public static string Name(Invocation invocation, Option<string?> lattice) => invocation.Get(lattice) ?? LatticeList.All[0].Name;

    /// <summary>The dimension: as named, or the only one of the lattice, or the standard one.</summary>
    public static int Resolve(Invocation invocation, Option<string?> lattice, Option<long?> dimension, int standard)
    {
        string name = Name(invocation, lattice);
        int? only = LatticeList.All.Single(entry => entry.Name == name).FixedDimension;
        long? named = invocation.Get(dimension);
        if (only is { } fixedDimension && named is { } other && other != fixedDimension)
            throw new UsageException($"--dimension: the {name} lattice has {fixedDimension}, not {other}");
        return (int)(named ?? only ?? standard);
    }

    /// <summary>The published threshold.</summary>
    /// <param name="lattice">The lattice.</param>
    /// <param name="kind">Sites or bonds.</param>
    /// <param name="instead">The option that does without it.</param>
    /// <exception cref="UsageException">None is known.</exception>
    public static PublishedValue Threshold(ILattice lattice, PercolationKind kind, string instead) =>
        lattice.Threshold(kind) ?? throw new UsageException(
            $"no published threshold is known to the program for the {lattice.Name} lattice in dimension {lattice.Dimension}; say {instead}");
}
