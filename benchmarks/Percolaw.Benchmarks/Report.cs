namespace Percolaw.Benchmarks;

/// <summary>Lines of the report.</summary>
internal static class Report
{
    public static void Title(string title)
    {
        Console.WriteLine();
        Console.WriteLine(title);
    }

    public static void Line(string what, FormattableString figure) =>
        Console.WriteLine($"  {what,-46}{FormattableString.Invariant(figure)}");
}
