namespace Percolaw.Formats;

/// <summary>Which column of a table of training runs is which.</summary>
public static class RunColumns
{
    /// <summary>The option that says which column has a role, such as <c>--params</c>.</summary>
    public static string OptionName(RunRole role) => throw new NotImplementedException();

    /// <summary>The usual names of a role's column, the first choice first.</summary>
    public static IReadOnlyList<string> UsualNames(RunRole role) => throw new NotImplementedException();
}
