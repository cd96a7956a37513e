using System.CommandLine;
using System.CommandLine.Parsing;
using Percolaw.Cli.Framework;
using Percolaw.Formats;

namespace Percolaw.Cli.Runs;

/// <summary>The options of a run command that come from its configuration: one for each setting, the file, and printing it.</summary>
internal sealed class RunOptions<TParameters>(Configuration<TParameters> configuration)
    where TParameters : class
{
    private readonly Option<string?> file = Options.Path("--config", "read settings from a YAML file; options go first", "FILE.yaml");
    private readonly Option<bool> print = Options.Flag("--print-config", "print the settings as YAML with comments, and do nothing else");
    private readonly List<(Setting<TParameters> Setting, Option Option)> declared = [];

    public void Declare(Command command, Func<Setting<TParameters>, bool> isOption)
    {
        foreach (Setting<TParameters> setting in configuration.Settings.Where(isOption))
        {
            declared.Add((setting, Make(setting)));
            command.Add(declared[^1].Option);
        }
        command.Add(file);
        command.Add(print);
    }

    public bool PrintOnly(Invocation invocation) => invocation.Get(print);

    /// <summary>The parameters <paramref name="start"/> with what the file says, and then the options.</summary>
    public TParameters Resolve(TParameters start, Invocation invocation)
    {
        TParameters parameters = invocation.Get(file) is { } path ? configuration.ReadYaml(start, path) : start;
        foreach ((Setting<TParameters> setting, Option option) in declared)
        {
            if (invocation.TextOf(option) is { } text) parameters = Apply(setting, parameters, text);
        }
        try
        {
            return configuration.Check(parameters);
        }
        catch (PercolawException refused)
        {
            throw new UsageException(refused.Message, refused);
        }
    }

    private static TParameters Apply(Setting<TParameters> setting, TParameters parameters, string text)
    {
        try
        {
            return setting.Apply(parameters, text);
        }
        catch (PercolawException refused)
        {
            throw new UsageException($"{setting.OptionName}: {refused.Message}", refused);
        }
    }

    private Option Make(Setting<TParameters> setting)
    {
        if (setting.Choices is ["true", "false"]) return Options.Flag(setting.OptionName, setting.Description);
        Option<string?> option = new(setting.OptionName)
        {
            Description = $"{setting.Description} [{setting.Format(configuration.Defaults)}]",
            HelpName = setting.Choices.Count > 0 ? string.Join('|', setting.Choices) : "VALUE",
        };
        option.Validators.Add(result => Validate(setting, result));
        return Options.WithChoices(option, setting.Choices);
    }

    private void Validate(Setting<TParameters> setting, OptionResult result)
    {
        if (result.Tokens.Count == 0) return;
        try
        {
            setting.Apply(configuration.Defaults, result.Tokens[0].Value);
        }
        catch (PercolawException refused)
        {
            result.AddError($"{setting.OptionName}: {refused.Message}");
        }
    }
}
