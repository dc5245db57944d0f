using System.Globalization;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;

namespace Evaluation.Core.Tests.Campaigns;

public sealed class DeadlineTests
{
    private static readonly DateOnly Day = new(2025, 3, 31);

    [Theory]
    [InlineData("2025-03-31T23:59:59+08:00", false, 0)]
    [InlineData("2025-03-31T23:59:59.9999999+08:00", false, 0)]
    [InlineData("2025-04-01T00:00:00+08:00", true, 1)]
    [InlineData("2025-03-31T15:59:59Z", false, 0)]
    [InlineData("2025-03-31T16:00:00Z", true, 1)]
    [InlineData("2025-04-01T15:59:59Z", true, 1)]
    [InlineData("2025-04-01T16:00:00Z", true, 2)]
    [InlineData("2025-03-01T00:00:00Z", false, 0)]
    public void The_whole_last_day_is_in_time(string submitted, bool late, int days)
    {
        var deadline = DeadlineClock.Of(Day, time: null);

        Assert.Equal(late, DeadlineClock.IsLate(At(submitted), deadline));
        Assert.Equal(days, DeadlineClock.DaysLate(At(submitted), deadline));
    }

    [Theory]
    [InlineData("2025-03-31T17:29:59.9999999+08:00", false, 0)]
    [InlineData("2025-03-31T17:30:00+08:00", true, 0)]
    [InlineData("2025-04-01T00:00:00+08:00", true, 1)]
    public void A_stated_minute_is_itself_too_late(string submitted, bool late, int days)
    {
        var deadline = DeadlineClock.Of(Day, new TimeOnly(17, 30));

        Assert.Equal(late, DeadlineClock.IsLate(At(submitted), deadline));
        Assert.Equal(days, DeadlineClock.DaysLate(At(submitted), deadline));
    }

    [Fact]
    public void The_latest_extension_holds_and_never_an_earlier_day()
    {
        var deadline = DeadlineClock.Of(Day, time: null);

        Assert.Equal(deadline, DeadlineClock.Effective(deadline, []));
        Assert.Equal(deadline, DeadlineClock.Effective(deadline, [deadline.AddDays(-1)]));
        Assert.Equal(deadline.AddDays(5), DeadlineClock.Effective(deadline, [deadline.AddDays(5), deadline.AddDays(2)]));
    }

    [Fact]
    public void An_extension_granted_after_the_submission_does_not_make_it_timely()
    {
        var deadline = DeadlineClock.Of(Day, time: null);
        var submitted = deadline.AddDays(1);

        Assert.Equal(deadline, DeadlineClock.For(submitted, deadline, [(deadline.AddDays(5), submitted.AddTicks(1))]));
        Assert.Equal(deadline.AddDays(5), DeadlineClock.For(submitted, deadline, [(deadline.AddDays(5), submitted)]));
    }

    [Fact]
    public void A_campaign_opens_once_with_units_a_confirmed_framework_and_time_left()
    {
        var campaign = Campaign();
        var before = Campaign().Deadline.AddDays(-1);

        Assert.NotNull(campaign.Open(0, hasOfficialSource: true, null, before));
        Assert.NotNull(campaign.Open(1, hasOfficialSource: false, null, before));
        Assert.NotNull(campaign.Open(1, hasOfficialSource: true, null, campaign.Deadline));
        Assert.Equal(CampaignState.Draft, campaign.State);

        Assert.Null(campaign.Open(1, hasOfficialSource: true, null, campaign.Deadline.AddTicks(-1)));
        Assert.Equal(CampaignState.Open, campaign.State);
        Assert.NotNull(campaign.Open(1, hasOfficialSource: true, null, before));
    }

    [Theory]
    [InlineData(CampaignKind.Real, false, null, false)]
    [InlineData(CampaignKind.Real, false, "我确认", false)]
    [InlineData(CampaignKind.Real, false, Core.Campaigns.Campaign.SampleConfirmation + "。", false)]
    [InlineData(CampaignKind.Real, false, " " + Core.Campaigns.Campaign.SampleConfirmation + " ", true)]
    [InlineData(CampaignKind.Real, true, null, true)]
    [InlineData(CampaignKind.Rehearsal, false, null, true)]
    public void A_framework_without_an_official_source_serves_a_rehearsal_and_a_real_campaign_only_word_for_word(
        CampaignKind kind, bool hasOfficialSource, string? typed, bool opens)
    {
        var campaign = new Campaign(Guid.NewGuid(), Guid.NewGuid(), Terms with { Kind = kind });

        var refusal = campaign.Open(1, hasOfficialSource, typed, campaign.Deadline.AddDays(-1));

        Assert.Equal(opens, refusal is null);
        Assert.Equal(opens ? CampaignState.Open : CampaignState.Draft, campaign.State);
        Assert.Equal(kind == CampaignKind.Rehearsal, campaign.IsRehearsal);
    }

    [Fact]
    public void An_open_campaign_is_only_postponed()
    {
        var campaign = Campaign();
        Assert.Null(campaign.Change(Terms with { Title = "新标题" }));
        Assert.Equal("新标题", campaign.Title);
        campaign.Open(1, hasOfficialSource: true, null, campaign.Deadline.AddDays(-1));
        var version = campaign.Version;

        Assert.NotNull(campaign.Change(Terms with { Title = "又一个" }));
        Assert.NotNull(campaign.Postpone(campaign.Deadline));
        Assert.Equal(("新标题", version), (campaign.Title, campaign.Version));

        Assert.Null(campaign.Postpone(campaign.Deadline.AddMinutes(1)));
        Assert.NotEqual(version, campaign.Version);
    }

    private static CampaignTerms Terms { get; } =
        new("自评", 2024, "T@1", new NoticeReference("通知", "1号", Date: null, Issuer: null), Phones: null, DeadlineClock.Of(Day, time: null));

    private static Campaign Campaign() => new(Guid.CreateVersion7(), Guid.CreateVersion7(), Terms);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
