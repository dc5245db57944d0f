using Evaluation.Core.Checks;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Papers;
using Evaluation.Core.Quantities;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Tests.Papers;

public sealed class ReviewSheetPaperTests
{
    private static readonly Framework Framework = new FrameworkBuilder()
        .Input("spent", "支出", FigureKind.Money, required: true).Input("left", "结余", FigureKind.Money, required: true)
        .Group("1", "预算执行").Indicator("A", "60", new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, null), "支出÷(支出+结余)")
        .Group("2", "预算管理").Indicator("K", "40", new ScoringRule.Checklist([new("a", "有制度", new Points(40m))]), origin: ScoreOrigin.Own)
        .Build();

    private static readonly PaperHead Head = new("某单位", FilingIn.Now);

    [Fact]
    public void It_says_scores_losses_differences_explanations_and_where_to_sign()
    {
        var sheet = new FilingBuilder(Framework).Value("spent", "9000000").Value("left", "1000000").Item("K", "a", met: true)
            .Claim("A", "60").Reason("A", "年底集中支付，已核对决算表。").Score();
        var findings = SubmissionCheck.Run(sheet, CheckSwitches.Default);
        var text = PaperText.All(ReviewSheetPaper.Write(
            sheet, findings, [new("指标A", "同意", "王组长")], new ReviewStanding(2, FilingIn.Now, "组长审核中"), Head));

        Assert.All(
            [
                "单位|示例单位", "第2次，2025年3月1日09:00", "预算执行|60|60.00|54.00|6.00", "合计|100|100.00|94.00|6.00",
                "指标A|60|54.00|6.00|", "指标A|60.00|54.00|6.00|年底集中支付，已核对决算表。", "未审阅", "1.指标A：同意（王组长）", "自评工作小组组长（签字）", "□审核通过",
            ],
            said => Assert.Contains(said, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Tables_and_chapters_are_numbered_without_gap_also_when_there_is_nothing_to_say()
    {
        var paper = ReviewSheetPaper.Write(new FilingBuilder(Framework).Score(), [], [], new ReviewStanding(0, null, "填报中"), Head);

        Assert.Equal(
            Enumerable.Range(1, paper.Body.OfType<Block.Heading>().Count()).Select(number => Numbering.Of(1, number)),
            paper.Body.OfType<Block.Heading>().Select(heading => heading.Number));
        Assert.Equal(["表1"], paper.Body.OfType<Block.Table>().Select(table => table.Number).OfType<string>());
        Assert.Contains("尚未送审", PaperText.All(paper), StringComparison.Ordinal);
    }

    [Fact]
    public void The_index_numbers_the_evidence_and_names_what_it_proves()
    {
        var paper = EvidenceIndexPaper.Write(
            "某单位", 2021, Framework,
            [
                new("合同.pdf", ["A", "K"], new DateOnly(2021, 12, 1), "1.2 MB", 7, new string('c', 64), "第三页"),
                new("照片.jpg", [], null, null, null, "ab", null),
            ],
            Head);
        var text = PaperText.All(paper);

        Assert.Contains("共有佐证材料2份，证明2项指标", text, StringComparison.Ordinal);
        Assert.Contains("1|合同.pdf（第三页）|指标A、指标K|2021年12月1日|7|1.2 MB|cccccccccccc|2|照片.jpg|未关联|—|—|—|ab", text, StringComparison.Ordinal);
    }
}
