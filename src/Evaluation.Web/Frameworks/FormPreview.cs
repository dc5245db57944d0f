using Evaluation.Core.Campaigns;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Storage.Filings;
using Evaluation.Storage.Units;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Frameworks;

/// <summary>A filing that exists nowhere, so that a framework's forms and report can be looked at before anybody fills them in.</summary>
public static class FormPreview
{
    private static readonly UnitIdentity s_unit = new("000000", "示例单位", "示例单位", null);

    /// <param name="framework">What is looked at.</param>
    /// <param name="isFilled">Filled with what the worked examples give; otherwise empty.</param>
    /// <param name="address">Where the preview's pages begin.</param>
    /// <param name="now">The moment.</param>
    public static OpenFiling Of(Framework framework, bool isFilled, string address, DateTimeOffset now)
    {
        var nobody = Guid.Empty;
        var terms = new CampaignTerms(
            "预览", framework.Years.From, framework.Reference, new NoticeReference("自评通知", "文号待定", null, null), null, now.AddDays(1));
        var filing = new Filing(nobody, nobody, nobody, nobody);
        filing.Touch();
        var folder = new FilingFolder
        {
            Filing = filing,
            Campaign = new Campaign(nobody, nobody, terms),
            BudgetUnit = new BudgetUnit { UnitId = nobody, RegionId = nobody, Code = s_unit.Code, Name = s_unit.Name, ShortName = s_unit.ShortName },
            Entries = [],
            EvidenceFiles = [],
            ExplanationReviews = [],
            Extensions = [],
            EffectiveDeadline = terms.Deadline,
        };
        var record = isFilled ? ExampleRecord.Of(framework) with { Unit = s_unit, Notice = terms.Notice }
            : new FilingRecord { Framework = framework.Reference, Year = terms.Year, Unit = s_unit, Notice = terms.Notice };
        var actor = new Actor(nobody, new HashSet<Role> { Role.Preparer });
        return FilingOpener.Open(folder, framework, record, actor, isFrozen: true) with { Address = address };
    }
}
