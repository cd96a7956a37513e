namespace Percolaw.Figures;
internal static class ReportHtml
{
    public static string Render(Report report) => report.Title;
}
