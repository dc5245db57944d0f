using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;

namespace Evaluation.Core.Tests.Filings;

/// <summary>Two records of a filing, value by value.</summary>
public sealed class RecordComparisonTests
{
    private static readonly Framework s_framework = new FrameworkBuilder().Input("money", "金额", FigureKind.Money).Input("count", "数量", FigureKind.Count, "项").Build();

    [Fact]
    public void A_record_does_not_differ_from_itself() => Assert.Empty(RecordComparison.Between(Of("5", "3"), Of("5", "3")));

    [Fact]
    public void A_changed_a_missing_and_an_added_value_are_each_named()
    {
        Assert.Equal([new RecordDifference("input/money", "5", "6")], RecordComparison.Between(Of("5", "3"), Of("6", "3")));
        Assert.Equal([new RecordDifference("input/count", "3", null)], RecordComparison.Between(Of("5", "3"), Of("5", null)));
        Assert.Equal([new RecordDifference("input/count", null, "3")], RecordComparison.Between(Of("5", null), Of("5", "3")));
    }

    [Fact]
    public void Unit_year_framework_notice_and_evidence_count_too()
    {
        var filed = Of("5", "3");
        var other = filed with
        {
            Unit = filed.Unit with { Name = "另一单位" }, Year = filed.Year + 1, Framework = "X@2",
            Notice = new NoticeReference("通知", "1号", null, null), Evidence = [new EvidenceItem("证明.pdf", new string('a', 64), [])],
        };

        Assert.Equal(
            ["record/evidence", "record/framework", "record/notice", "record/unit", "record/year"],
            RecordComparison.Between(filed, other).Select(difference => difference.Path).Order(StringComparer.Ordinal));
    }

    private static FilingRecord Of(string money, string? count)
    {
        var filing = new FilingBuilder(s_framework).Value("money", money);
        return (count is null ? filing : filing.Value("count", count)).Record();
    }
}
