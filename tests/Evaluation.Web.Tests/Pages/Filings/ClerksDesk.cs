using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Storage;
using Evaluation.Storage.Filings;
using Evaluation.Storage.People;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Tests.Pages.Filings;

/// <summary>A site on which one unit's filing lies open, with the people around it.</summary>
public sealed class ClerksDesk : IDisposable
{
    public TestSite Site { get; } = new();

    public Guid FilingId { get; private set; }

    public Person Clerk { get; private set; } = null!;

    public Person Colleague { get; private set; } = null!;

    public Person Leader { get; private set; } = null!;

    public Person Stranger { get; private set; } = null!;

    public Person Officer { get; private set; } = null!;

    public static async Task<ClerksDesk> OpenAsync(FilingState state = FilingState.NotStarted, Action<Filing>? then = null, Action<Campaign>? campaignIs = null)
    {
        var desk = new ClerksDesk();
        await desk.Site.SeedAsync(data =>
        {
            var region = data.Region("测试市");
            var (unit, other) = (data.Unit(region, "测试一局"), data.Unit(region, "测试二局"));
            var campaign = data.Campaign(region);
            campaignIs?.Invoke(campaign);
            var filing = data.Filing(campaign, unit, state);
            then?.Invoke(filing);
            data.Filing(campaign, other);
            desk.FilingId = filing.FilingId;
            desk.Clerk = data.Person("张填报", TestData.In(Role.Preparer, unit));
            desk.Colleague = data.Person("李同事", TestData.In(Role.Preparer, unit));
            desk.Leader = data.Person("王组长", TestData.In(Role.TeamLeader, unit));
            desk.Stranger = data.Person("外单位", TestData.In(Role.Preparer, other));
            desk.Officer = data.Person("财政局人员", TestData.In(Role.Bureau, region));
            return Task.FromResult(true);
        });
        return desk;
    }

    public string Address(string page = "") => $"/filings/{FilingId}{(page.Length == 0 ? "" : "/" + page)}";

    public Task<HttpClient> SignedInAsync(Person? person = null) => Site.SignedInAsync(person ?? Clerk);

    /// <summary>Saves one value as the script does.</summary>
    public async Task<(System.Net.HttpStatusCode Status, JsonNode? Body)> SaveAsync(
        HttpClient browser, string path, string value, string version = "", string at = "data", string unit = "wan")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address($"entries?at={at}&unit={unit}"), UriKind.Relative))
        {
            Content = JsonContent.Create(new { path, value, version }),
        };
        request.Headers.Add("RequestVerificationToken", await browser.TokenAsync("/account"));
        request.Headers.Add("X-Requested-With", "XMLHttpRequest");
        using var answer = await browser.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : null);
    }

    public Task<string?> KeptAsync(string path) => Site.WithDbAsync(db =>
        db.FilingEntries.Where(entry => entry.FilingId == FilingId && entry.Path == path).Select(entry => entry.Text).FirstOrDefaultAsync());

    public Task<List<EntryChange>> HistoryAsync() => Site.WithDbAsync(db => db.EntryChanges.Where(change => change.FilingId == FilingId).ToListAsync());

    public static string? ValueOf(IHtmlDocument page, string path) => page.QuerySelector($"[name='{path}']") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value,
        IHtmlInputElement { Type: "radio" } => page.QuerySelector($"[name='{path}'][checked]")?.GetAttribute("value"),
        { } input => input.GetAttribute("value"),
        null => null,
    };

    public void Dispose() => Site.Dispose();
}
