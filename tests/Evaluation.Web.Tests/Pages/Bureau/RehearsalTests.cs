using System.Net;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Storage.People;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Tests.Pages.Bureau;

public sealed class RehearsalTests
{
    [Fact]
    public async Task A_rehearsal_is_issued_over_a_sample_without_the_sentence_and_marked_wherever_it_is_named()
    {
        using var site = new TestSite();
        var (officer, clerk) = await site.SeedAsync(data =>
        {
            var region = data.Region("甲市");
            var unit = data.Unit(region, "甲市测试局");
            return Task.FromResult<(Person, Person)>((data.Person("黄财政", TestData.In(Role.Bureau, region)), data.Person("陈填报", TestData.In(Role.Preparer, unit))));
        });
        using var bureau = await site.SignedInAsync(officer);
        using var made = await bureau.PostFormAsync(
            "/bureau/campaigns/new", ("Input.Title", "试填"), ("Input.Kind", "rehearsal"), ("Input.Year", "2021"), ("Input.Framework", "ZJ21@1"), ("Input.NoticeTitle", "通知"),
            ("Input.NoticeNumber", "湛财绩〔2022〕3号"), ("Input.Deadline.Day", "2022-06-30"), ("Input.ClaimAbove", "explain"));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var units = made.Headers.Location!.OriginalString.Replace("/edit", "/units", StringComparison.Ordinal);
        var page = await bureau.ReadAsync(units);
        Assert.Null(page.QuerySelector("[name='Input.Confirmation']"));
        using var issued = await bureau.PostFormAsync(units, ("Input.Version", page.QuerySelector("input[name='Input.Version']")!.GetAttribute("value")!), ("Input.Which", "all"));
        Assert.Equal(HttpStatusCode.Redirect, issued.StatusCode);
        var filing = await site.WithDbAsync(db => db.Filings.SingleAsync());

        using var unit = await site.SignedInAsync(clerk);
        Assert.Contains("演练", (await bureau.ReadAsync("/bureau/campaigns")).Text("table"), StringComparison.Ordinal);
        Assert.Contains("试填（演练）", (await bureau.ReadAsync(issued.Headers.Location!.OriginalString)).Text("h1"), StringComparison.Ordinal);
        Assert.Contains("试填（演练）", (await unit.ReadAsync("/")).Text("table"), StringComparison.Ordinal);
        foreach (var address in new[] { string.Empty, "/data", "/scores", "/evidence" })
        {
            Assert.Contains("（演练）", (await unit.ReadAsync($"/filings/{filing.FilingId}{address}")).Text("body"), StringComparison.Ordinal);
        }

        Assert.Contains("演练，不作为正式自评结果", (await unit.ReadAsync($"/filings/{filing.FilingId}/preview")).Text(".report-cover"), StringComparison.Ordinal);
        Assert.Equal(CampaignKind.Rehearsal, await site.WithDbAsync(db => db.Campaigns.Select(c => c.Kind).SingleAsync()));
    }
}
