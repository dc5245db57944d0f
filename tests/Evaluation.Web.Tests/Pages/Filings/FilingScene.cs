using Evaluation.Core.Filings;
using Evaluation.Storage.Filings;
using Evaluation.Storage.People;
using Evaluation.Storage.Units;
using Evaluation.Web.Demonstration;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Tests.Pages.Filings;

/// <summary>The reference filing as its unit entered it, its people, and somebody of another unit.</summary>
public sealed record FilingScene(TestSite Site, Guid FilingId, Person Clerk, Person Leader, Person Bureau, Person Stranger, BudgetUnit Unit)
{
    public string Address => $"/filings/{FilingId}";

    /// <param name="site">The site.</param>
    /// <param name="state">Where the filing stands; led there by the aggregate, so beyond 组长审核中 use the pages instead.</param>
    /// <param name="change">What was entered otherwise than in the sample file.</param>
    /// <param name="scanMayFollow">Whether the stamped scan may follow after 报送.</param>
    public static async Task<FilingScene> SetAsync(
        TestSite site, FilingState state = FilingState.Drafting, Func<IEnumerable<Entry>, IEnumerable<Entry>>? change = null, bool scanMayFollow = true) =>
        await site.SeedAsync(async data =>
        {
            var region = data.Region("测试市");
            var (unit, other) = (data.Unit(region, "测试市议事办公室"), data.Unit(region, "测试市档案馆"));
            var (clerk, leader) = (data.Person("填报甲", TestData.In(Role.Preparer, unit)), data.Person("组长乙", TestData.In(Role.TeamLeader, unit)));
            var bureau = data.Person("财政丙", TestData.In(Role.Bureau, region));
            var stranger = data.Person("外单位丁", TestData.In(Role.Preparer, other));
            var filing = data.Filing(data.Campaign(region, scanMayFollow: scanMayFollow), unit, state);
            await data.SaveAsync();
            var entries = Entries.FromRecord(DemonstrationFilings.Read(DemonstrationFilings.Drafting));
            foreach (var entry in (change is null ? entries : change(entries)).Where(entry => entry.Text.Length > 0))
            {
                data.Db.FilingEntries.Add(new FilingEntry
                {
                    FilingId = filing.FilingId, Path = entry.Path, Text = entry.Text, Version = Guid.NewGuid(), By = clerk.Id, At = new DateTimeOffset(2022, 5, 1, 1, 0, 0, TimeSpan.Zero),
                });
            }

            return new FilingScene(site, filing.FilingId, clerk, leader, bureau, stranger, unit);
        });

    public Task<string?> TextAsync(string path) => Site.WithDbAsync(db =>
        db.FilingEntries.Where(entry => entry.FilingId == FilingId && entry.Path == path).Select(entry => entry.Text).FirstOrDefaultAsync());

    public Task<FilingState> StateAsync() => Site.WithDbAsync(db => db.Filings.Where(filing => filing.FilingId == FilingId).Select(filing => filing.State).SingleAsync());

    /// <summary>The entries of a unit that claims nothing of its own.</summary>
    public static IEnumerable<Entry> WithoutClaims(IEnumerable<Entry> entries) => entries.Where(entry => !entry.Path.StartsWith("claim/", StringComparison.Ordinal));
}
