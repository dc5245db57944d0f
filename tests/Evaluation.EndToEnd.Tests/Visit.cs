using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evaluation.EndToEnd.Tests;

/// <summary>One person before one browser window; remembers what a careful page never does.</summary>
internal sealed partial class Visit
{
    private const string Password = "zhanjiang-2021";

    private const float Patience = 60_000;

    private readonly ConcurrentQueue<string> _complaints = new();

    private readonly bool _scripts;

    private Visit(IPage page, RunningSite site, bool scripts)
    {
        (Page, _scripts) = (page, scripts);
        Watch(page, site.Address);
    }

    public IPage Page { get; }

    /// <summary>What the browser complained of: refused by the content policy, asked of a stranger, failed in a script, answered with 5xx.</summary>
    public IReadOnlyList<string> Complaints => [.. _complaints];

    /// <summary>Somebody who did not sign in.</summary>
    public static async Task<Visit> OpenAsync(RunningSite site, int width = 1280, bool javaScript = true) =>
        new(await site.WindowAsync(width, javaScript), site, javaScript);

    public static async Task<Visit> SignInAsync(RunningSite site, string name, int width = 1280, bool javaScript = true)
    {
        var visit = await OpenAsync(site, width, javaScript);
        await visit.GoAsync("/sign-in");
        await visit.Page.FillAsync("[name='Input.Name']", name);
        await visit.Page.FillAsync("[name='Input.Password']", Password);
        await visit.PressAsync("main button[type=submit]");
        Assert.Equal("/", new Uri(visit.Page.Url).AbsolutePath);
        return visit;
    }

    /// <summary>Opens an address of the site; it must be there.</summary>
    public async Task GoAsync(string address)
    {
        var answer = await Page.GotoAsync(address);
        Assert.True(answer is { Ok: true }, $"{address} answered {answer?.Status}.");
        await ScriptStandsAsync();
    }

    /// <summary>Presses something that leads to another page, and waits for that page.</summary>
    public async Task PressAsync(string selector)
    {
        var answer = await Page.RunAndWaitForNavigationOfAsync(() => Page.Locator(selector).First.ClickAsync());
        Assert.True(answer is null or { Ok: true }, $"{selector} on {Page.Url} answered {answer?.Status}: {await MainAsync()}");
        await ScriptStandsAsync();
    }

    public async Task PressAsync(ILocator button)
    {
        var answer = await Page.RunAndWaitForNavigationOfAsync(() => button.ClickAsync());
        Assert.True(answer is null or { Ok: true }, $"{button} on {Page.Url} answered {answer?.Status}: {await MainAsync()}");
        await ScriptStandsAsync();
    }

    /// <summary>The field of a value, by its address.</summary>
    public ILocator Field(string path) => Page.Locator($"[data-save-path=\"{path}\"]");

    /// <summary>What holds a field and shows its state.</summary>
    public ILocator Place(string path) => PlaceOf(Field(path).First);

    /// <summary>Types a value and waits until the server has it.</summary>
    public Task TypeAsync(string path, string text) => TypeAsync(Field(path), text);

    public async Task TypeAsync(ILocator field, string text)
    {
        await field.FillAsync(text);
        await field.BlurAsync();
        await IsSavedAsync(field);
    }

    /// <summary>Chooses of a list of choices and waits until the server has it.</summary>
    public async Task ChooseAsync(ILocator field, string value)
    {
        await field.SelectOptionAsync(value);
        await IsSavedAsync(field);
    }

    /// <summary>Chooses one of several answers and waits until the server has it.</summary>
    public async Task AnswerAsync(string path, string value)
    {
        var radio = Page.Locator($"[data-save-path=\"{path}\"][value=\"{value}\"]");
        await radio.CheckAsync();
        await IsSavedAsync(radio);
    }

    public Task IsSavedAsync(ILocator field) => StateAsync(field, "saved");

    public Task StateAsync(ILocator field, string state) =>
        Expect(PlaceOf(field)).ToHaveAttributeAsync("data-state", state, new() { Timeout = Patience });

    public Task ShowsAsync(string selector, string text) => Expect(Page.Locator(selector).First).ToContainTextAsync(text, new() { Timeout = Patience });

    /// <summary>The words of the page without the white space of its source.</summary>
    public async Task<string> MainAsync() => Plain(await Page.Locator("main").InnerTextAsync());

    public static string Plain(string text) => Blanks().Replace(text, " ").Trim();

    /// <summary>The filing of the only unit of the person.</summary>
    public async Task<string> FilingAsync()
    {
        await GoAsync("/");
        return (await Page.Locator("main a[href^='/filings/']").First.GetAttributeAsync("href"))!;
    }

    /// <summary>A second window of the same person, with the same local copies.</summary>
    public async Task<Visit> AnotherWindowAsync(RunningSite site) => new(await Page.Context.NewPageAsync(), site, _scripts);

    private static ILocator PlaceOf(ILocator field) =>
        field.Locator("xpath=ancestor::*[self::td or contains(concat(' ', normalize-space(@class), ' '), ' field ')][1]");

    /// <summary>Nothing is typed before the scripts of the page listen.</summary>
    private async Task ScriptStandsAsync()
    {
        if (_scripts)
        {
            await Page.WaitForSelectorAsync("html.has-script");
        }
    }

    private void Watch(IPage page, Uri site)
    {
        page.PageError += (_, error) => _complaints.Enqueue($"script: {error} on {page.Url}");
        page.Console += (_, line) =>
        {
            if (line.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
            {
                _complaints.Enqueue($"policy: {line.Text} on {page.Url}");
            }
        };
        page.Request += (_, request) =>
        {
            if (Uri.TryCreate(request.Url, UriKind.Absolute, out var asked) && asked.Scheme is ("http" or "https" or "ws" or "wss") && asked.Authority != site.Authority)
            {
                _complaints.Enqueue($"stranger: {request.Url} on {page.Url}");
            }
        };
        page.Response += (_, answer) =>
        {
            if (answer.Status >= 500)
            {
                _complaints.Enqueue($"{answer.Status}: {answer.Request.Method} {answer.Url}");
            }
        };
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
