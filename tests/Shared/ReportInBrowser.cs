using Microsoft.Playwright;

namespace Percolaw.Tests;

/// <summary>Opens a report in headless Chromium, as a reader would, and says what came of it. Linked into every test project that makes reports.</summary>
public static class ReportInBrowser
{
    public const string Chromium = "/usr/bin/chromium";

    private const string Figures = """
        () => [...document.querySelectorAll('.drawing')].map(place => {
          const svg = place.querySelector('svg.marks');
          const canvas = place.querySelector('canvas.marks');
          const inked = canvas ? canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data : [];
          let pixels = 0;
          for (let i = 0; i < inked.length; i += 4) {
            if (inked[i] + inked[i + 1] + inked[i + 2] < 700 && inked[i + 3] > 0) pixels++;
          }
          const box = (svg || canvas || place).getBoundingClientRect();
          return {
            name: place.dataset.name,
            marks: svg ? [...svg.querySelectorAll('.role-mark > *')].filter(mark => mark.getBoundingClientRect().width > 0 || mark.getBoundingClientRect().height > 0).length : pixels,
            width: box.width,
            height: box.height,
          };
        })
        """;

    /// <summary>Opens a report and waits until it says that it is drawn.</summary>
    /// <param name="file">The HTML file.</param>
    /// <param name="pictures">A folder for a picture of the top of the page (<c>page.png</c>) and of each figure (<c>NAME.png</c>), or null.</param>
    public static async Task<OpenedReport> OpenAsync(string file, string? pictures = null)
    {
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox"] });
        IPage page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1000, Height = 900 }, DeviceScaleFactor = 1.5f });
        List<string> messages = [];
        page.Console += (_, message) => messages.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => messages.Add($"error: {error}");
        page.Request += (_, request) =>
        {
            if (request.Url.StartsWith("http", StringComparison.Ordinal))
                messages.Add($"request: {request.Url}");
        };
        await page.GotoAsync(new Uri(Path.GetFullPath(file)).AbsoluteUri);
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.drawn || !document.querySelector('.drawing')", null, new() { Timeout = 60_000 });
        DrawnFigure[] figures = await page.EvaluateAsync<DrawnFigure[]>(Figures);
        if (pictures is not null)
            await TakePictures(page, pictures);
        return new OpenedReport([.. messages.Distinct()], figures, await page.TitleAsync());
    }

    private static async Task TakePictures(IPage page, string folder)
    {
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "page.png") });
        foreach (ILocator figure in await page.Locator("figure").AllAsync())
            await figure.ScreenshotAsync(new() { Path = Path.Combine(folder, await figure.GetAttributeAsync("id") + ".png") });
    }
}

/// <summary>What a browser made of a report.</summary>
/// <param name="Messages">Everything on the console, every error and every request to a network: should be empty.</param>
/// <param name="Figures">The figures in order.</param>
/// <param name="Title">The page's title.</param>
public sealed record OpenedReport(IReadOnlyList<string> Messages, IReadOnlyList<DrawnFigure> Figures, string Title);

/// <summary>One figure as drawn: the number of visible marks (of inked pixels, if drawn on a canvas) and its size in pixels.</summary>
public sealed class DrawnFigure
{
    public string Name { get; set; } = "";

    public int Marks { get; set; }

    public double Width { get; set; }

    public double Height { get; set; }
}
