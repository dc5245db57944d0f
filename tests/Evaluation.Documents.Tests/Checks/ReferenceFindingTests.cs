using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Tests.Filings;

namespace Evaluation.Documents.Tests.Checks;

/// <summary>What the checks find in the real filing of 2021, with severities; and nothing else that has to be mended or explained.</summary>
public sealed class ReferenceFindingTests
{
    /// <summary>More than these nobody reads.</summary>
    private const int Most = 15;

    private static readonly string[] Explained =
    [
        "E-01", "E-05", "E-08", "E-09", "F-15", "I-05", "I-06", "I-07", "I-14", "I-18", "N-01", "N-02", "N-03", "N-06", "N-09", "N-10", "N-14", "N-16", "S-06", "S-13", "S-15", "S-16", "Y-03",
    ];

    [Fact]
    public void The_sample_with_what_the_report_says_has_every_expected_finding_and_no_other() => Holds(Said(
        ("ZJ21-1103", "2021年度中间无频繁调剂、项目预算调整幅度大、无出现预决算差异过大的项目等。"),
        ("ZJ21-2204", "本单位无需批复下属单位预算。"),
        ("ZJ21-2206", "无超预算、超范围、超标准支出的情况。"),
        ("ZJ21-3101", "在湛江市人民政府网站公开相关预决算信息。"),
        ("ZJ21-4101", "支出总额控制在预算总额以内，较好地完成了年度工作目标。")));

    [Fact]
    public void The_original_text_has_the_same_findings()
    {
        if (Original() is not { } lines)
        {
            Assert.Skip("The reference report is not beside the repository.");
            return;
        }

        Holds(Said(("ZJ21-1103", lines[74]), ("ZJ21-2205", lines[85]), ("ZJ21-2206", lines[86]), ("ZJ21-3101", lines[94]), ("ZJ21-4101", lines[99])) with
        {
            Texts = Sample.Record.Texts.With("problems", lines[117]),
        }, "A-01");
    }

    [Theory]
    [InlineData("I-05", "4848.01万元", "4636.70万元", "211.31万元")]
    [InlineData("I-06", "424.41万元", "292.19万元", "132.22万元")]
    [InlineData("I-07", "221.31万元")]
    [InlineData("I-14", "140.05万元", "136.59万元", "3.46万元", "102.53%")]
    [InlineData("P-01", "69人", "67人", "2人")]
    [InlineData("Y-03", "29.35万元", "12.68万元", "131.47%")]
    [InlineData("N-14", "424.41万元", "292.19万元", "70.88万元")]
    [InlineData("N-16", "16.67万元")]
    [InlineData("W-04", "121.23%")]
    public void A_finding_says_the_figures_that_disagree(string check, params string[] figures)
    {
        var message = All(SubmissionCheck.Run(Sample.Sheet, CheckSwitches.Default)).Single(finding => finding.Check == check).Message;

        Assert.All(figures, figure => Assert.Contains(figure, message, StringComparison.Ordinal));
    }

    [Fact]
    public void Staff_that_do_not_add_up_must_be_mended() =>
        Assert.Equal(Severity.MustFix, SubmissionCheck.Run(Sample.Sheet, CheckSwitches.Default).Single(finding => finding.Check == "P-01").Severity);

    [Fact]
    public void Warnings_have_their_colour()
    {
        var findings = SubmissionCheck.Run(Sample.Sheet, CheckSwitches.Default);

        Assert.Equal(["红色预警 W-01", "黄色预警 W-04", "黄色预警 W-08"], findings.Where(finding => finding.Colour is not null).Select(finding => $"{FindingWords.Of(finding)} {finding.Check}"));
    }

    [Fact]
    public void What_cannot_be_checked_yet_is_listed_with_what_is_missing()
    {
        var rule = SubmissionCheck.Unchecked(Sample.Sheet).Single(rule => rule.Check == "R-04");

        Assert.Equal(["年初结转和结余"], rule.Missing);
        Assert.StartsWith("未核对（缺年初结转和结余）", rule.Words, StringComparison.Ordinal);
    }

    private static void Holds(FilingRecord record, params string[] alsoToMend)
    {
        var findings = SubmissionCheck.Run(Scorer.Score(Sample.Framework, record), CheckSwitches.Default);

        Assert.Equal(Explained, All(findings).Where(finding => finding.Severity == Severity.MustExplain).Select(finding => finding.Check).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal([.. alsoToMend, "E-12", "I-22", "P-01", "S-15"], All(findings).Where(finding => finding.Severity == Severity.MustFix).Select(finding => finding.Check).Distinct().Order(StringComparer.Ordinal));
        Assert.InRange(findings.Count(finding => finding.Severity == Severity.MustExplain), 1, Most);
    }

    private static IEnumerable<Finding> All(IEnumerable<Finding> findings) => findings.SelectMany(finding => finding.Also.Prepend(finding));

    private static FilingRecord Said(params (string Code, string Text)[] texts) => Sample.Record with
    {
        Rows = texts.Aggregate(Sample.Record.Rows, (rows, said) => rows.With(said.Code, Sample.Record.Row(said.Code) with { Text = said.Text })),
    };

    private static string[]? Original()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "reference", "zhanjiang-npc-2021.txt");
            if (File.Exists(file))
            {
                return File.ReadAllLines(file);
            }
        }

        return null;
    }
}
