using AngleSharp.Html.Dom;
using Evaluation.Core.Filings;
using Evaluation.Documents.Filings;
using Evaluation.Storage.Filings;
using Evaluation.Storage.People;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Tests.Pages.Filings;

/// <summary>A site whose one filing is of the test framework with every rule kind, filled in, with the people around it.</summary>
public sealed record KindsDesk(TestSite Site, Guid FilingId, Person Clerk, Person Leader, Person Officer) : IDisposable
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "kinds");

    public string Address => $"/filings/{FilingId}";

    /// <param name="state">Where the filing stands.</param>
    /// <param name="then">What is done with it afterwards.</param>
    /// <param name="without">Paths that start so are not filled in.</param>
    public static async Task<KindsDesk> OpenAsync(FilingState state = FilingState.Drafting, Action<Filing>? then = null, params string[] without)
    {
        var (record, faults) = FilingFile.ReadFile(Path.Combine(s_folder, "all-kinds.json"));
        Assert.Empty(faults);
        var site = new TestSite { Frameworks = s_folder };
        return await site.SeedAsync(async data =>
        {
            var region = data.Region("测试市");
            var unit = data.Unit(region, "测试市综合服务中心");
            var clerk = data.Person("张填报", TestData.In(Role.Preparer, unit));
            var leader = data.Person("王组长", TestData.In(Role.TeamLeader, unit));
            var officer = data.Person("财政局人员", TestData.In(Role.Bureau, region));
            var filing = data.Filing(data.Campaign(region, framework: "ALL@1"), unit, state);
            then?.Invoke(filing);
            await data.SaveAsync();
            foreach (var entry in Entries.FromRecord(record!).Where(entry => !without.Any(start => entry.Path.StartsWith(start, StringComparison.Ordinal))))
            {
                data.Db.FilingEntries.Add(new FilingEntry
                {
                    FilingId = filing.FilingId, Path = entry.Path, Text = entry.Text, Version = Guid.NewGuid(), By = clerk.Id, At = new DateTimeOffset(2022, 5, 1, 1, 0, 0, TimeSpan.Zero),
                });
            }

            return new KindsDesk(site, filing.FilingId, clerk, leader, officer);
        });
    }

    public Task<HttpClient> SignedInAsync(Person? person = null) => Site.SignedInAsync(person ?? Clerk);

    /// <summary>The page of a level-1 group.</summary>
    public Task<IHtmlDocument> GroupAsync(HttpClient browser, string group) => browser.ReadAsync($"{Address}/indicators/{group}");

    /// <summary>Saves by the plain form of a group's page, as without script.</summary>
    public Task<HttpResponseMessage> PostAsync(HttpClient browser, string group, params (string Name, string Value)[] fields) =>
        browser.PostFormAsync($"{Address}/indicators/{group}", fields);

    public Task<string?> KeptAsync(string path) => Site.WithDbAsync(db =>
        db.FilingEntries.Where(entry => entry.FilingId == FilingId && entry.Path == path).Select(entry => entry.Text).FirstOrDefaultAsync());

    public void Dispose() => Site.Dispose();
}
