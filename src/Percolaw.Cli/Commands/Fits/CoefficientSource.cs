using System.CommandLine;
using Percolaw.Cli.Framework;
using Percolaw.Fitting;
using Percolaw.Formats;
using Percolaw.Planning;

namespace Percolaw.Cli.Commands.Fits;

/// <summary>Where coefficients come from: a fit file, the command line, or a publication.</summary>
internal sealed class CoefficientSource
{
    private static readonly string[] Names = [.. PublishedLaw.All.Select(law => law.Name)];

    private readonly Argument<string?> file = new("FIT.json") { Description = "a file that fit wrote with --out", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<Coefficients?> set = Options.Optional("--set", "with --law and without a file: the coefficients, such as E=1.69,A=406.4", "NAME=VALUE", Coefficients.Kind);
    private readonly Option<string?> published = Options.OptionalWord("--published", "published coefficients", "NAME", Names);

    public IReadOnlyList<Option> All => [set, published];

    public void AddTo(Command command)
    {
        command.Add(file);
        foreach (Option option in All) command.Add(option);
    }

    /// <summary>The file that was named; null for none.</summary>
    public string? File(Invocation invocation) => invocation.Get(file);

    /// <summary>The publication that was named; null for none.</summary>
    public PublishedLaw? Published(Invocation invocation) =>
        invocation.Get(published) is { } name ? PublishedLaw.All.Single(known => known.Name == name) : null;

    /// <summary>Whether any is named.</summary>
    public bool IsNamed(Invocation invocation) => invocation.Get(file) is not null || invocation.Get(set) is not null || invocation.Get(published) is not null;

    /// <summary>The fit; of given or published coefficients one without runs.</summary>
    /// <param name="law">The law that was named, for --set; null for none.</param>
    /// <param name="others">What else could be named, for people; empty for nothing.</param>
    /// <param name="invocation">The call of the command.</param>
    /// <exception cref="UsageException">None is named, or too many are.</exception>
    public FitRecord Read(IScalingLaw? law, string others, Invocation invocation)
    {
        string? path = invocation.Get(file);
        PublishedLaw? known = Published(invocation);
        Coefficients? given = invocation.Get(set);
        if (new[] { path is not null, known is not null, given is not null }.Count(named => named) > 1)
            throw new UsageException("name one of a fit file, --published and --set: each has coefficients of its own");
        if ((path is not null || known is not null) && law is not null)
            throw new UsageException("--law goes with --set: a fit file and published coefficients have a law of their own");
        if (path is not null) return FitFile.Read(path);
        if (known is not null) return WithoutRuns(known.ToFit(), invocation);
        if (given is null || law is null)
            throw new UsageException($"name a fit file, or --published {string.Join('|', Names)}, or --law and --set with its coefficients{others}");
        try
        {
            return WithoutRuns(LawFitter.Given(law, given.Values.ToDictionary()), invocation);
        }
        catch (PercolawException refused)
        {
            throw new UsageException($"--set: {refused.Message}", refused);
        }
    }

    /// <summary>Whose coefficients they are, for people.</summary>
    public string Whose(FitRecord record, Invocation invocation) =>
        invocation.Get(file) is { } path ? $"fitted to {record.Fit.Runs.Count} runs, from {path}" : Published(invocation)?.Source ?? "given by --set";

    private static FitRecord WithoutRuns(LawFit fit, Invocation invocation) => new(fit, [], [], UncertaintySource.Covariance, [], null, RunOrigin.None, invocation.Seed);
}
