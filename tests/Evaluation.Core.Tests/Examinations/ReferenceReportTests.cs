using Evaluation.Core.Checks;
using Evaluation.Core.Claims;
using Evaluation.Core.Examinations;

namespace Evaluation.Core.Tests.Examinations;

/// <summary>The acceptance table of the reference report, row by row; visibly skipped where the report is not at hand.</summary>
public sealed class ReferenceReportTests
{
    private static readonly string? s_text = Find();

    private static readonly Lazy<Examination> s_examination = new(() => ReportExaminer.Examine(ReportText.OfLines(s_text!)));

    private sealed record Row(string Id, int[] Lines, string[] Checks, Severity Severity);

    private static readonly Row[] s_must =
    [
        new("RF-01", [75], ["A-01"], Severity.MustFix),
        new("RF-02", [86], ["A-01"], Severity.MustFix),
        new("RF-03 figures", [86], ["I-14"], Severity.MustExplain),
        new("RF-03 sentence", [87], ["N-03"], Severity.MustExplain),
        new("RF-04", [86], ["A-01"], Severity.MustExplain),
        new("RF-05", [86], ["N-16", "Y-03"], Severity.MustExplain),
        new("RF-06", [19], ["P-01", "P-03"], Severity.MustExplain),
        new("RF-07", [86], ["I-05"], Severity.MustExplain),
        new("RF-08", [51, 86], ["I-06", "I-07", "N-14", "R-04"], Severity.MustExplain),
        new("RF-09", [75], ["N-01"], Severity.MustExplain),
        new("RF-10", [68], ["S-13", "S-16"], Severity.MustExplain),
        new("RF-11", [118], ["N-06"], Severity.MustExplain),
        new("RF-12", [100], ["N-02"], Severity.MustExplain),
        new("RF-13", [75], ["I-18"], Severity.MustExplain),
        new("RF-14", [86], ["N-09"], Severity.MustExplain),
        new("RF-15", [115], ["N-07"], Severity.MustExplain),
    ];

    /// <summary>A row that names several lines is found when one finding, with its related places, covers them all.</summary>
    private static readonly Row[] s_should =
    [
        new("RF-16", [41, 112], ["P-08"], Severity.Note),
        new("RF-17", [86], ["F-02"], Severity.Note),
        new("RF-18", [89, 86], ["F-01"], Severity.Note),
        new("RF-19", [13, 15, 49, 70, 71, 102, 115, 116, 120, 123], ["F-03"], Severity.Note),
        new("RF-20", [31, 66], ["N-18"], Severity.Note),
        new("RF-21", [54, 97], ["N-18"], Severity.Note),
        new("RF-22", [33, 41, 43, 45, 47], ["N-11"], Severity.Note),
        new("RF-23", [77], ["N-17"], Severity.Note),
        new("RF-24", [54], ["Y-08"], Severity.Note),
        new("RF-25", [54], ["P-07"], Severity.Note),
        new("RF-26", [51, 86], ["F-07"], Severity.Note),
        new("RF-27", [86], ["F-12"], Severity.Note),
        new("RF-28", [73], ["I-01", "N-13"], Severity.Note),
        new("RF-29", [86], ["F-09"], Severity.Note),
        new("RF-30", [31, 66, 68, 91], ["F-10"], Severity.Note),
        new("RF-31 stray character", [73], ["F-11"], Severity.Note),
        new("RF-31 lost negation", [75], ["F-11"], Severity.Note),
        new("RF-31 crowded words", [118], ["F-11"], Severity.Note),
        new("RF-32", [95], ["N-10"], Severity.Note),
        new("RF-33", [91], ["E-08"], Severity.Note),
        new("RF-34", [17], ["F-13"], Severity.Note),
    ];

    /// <summary>What must stay silent: words, their line (0 for any), and the checks that may not speak of them.</summary>
    private static readonly (string Id, int Line, string Words, string[] Checks)[] s_silent =
    [
        ("NF-01", 86, "=91.25%", ["A-", "N-13"]),
        ("NF-02", 86, "=6%", ["A-", "N-13"]),
        ("NF-03", 91, "=100%", ["A-", "I-10"]),
        ("NF-04", 110, "155批次", ["A-", "P-"]),
        ("NF-05", 51, "3648.95", ["R-24", "N-13", "I-01"]),
        ("NF-06", 51, "4494.48", ["A-", "R-", "I-04", "N-13"]),
        ("NF-07", 17, "9个工作委员会", ["N-13", "P-", "A-"]),
        ("NF-07", 19, "工委主任9人", ["N-13", "P-08"]),
        ("NF-08", 19, "离退休人员74人", ["P-01", "P-03"]),
        ("NF-08", 19, "3名外聘", ["P-", "A-"]),
        ("NF-09", 112, "131件", ["P-", "A-"]),
        ("NF-09", 112, "1513条", ["P-", "A-", "N-"]),
        ("NF-10", 104, "479名", ["P-", "A-", "N-"]),
        ("NF-10", 112, "6513名", ["P-", "A-", "N-"]),
        ("NF-11", 110, "10个政府组成部门", ["P-", "A-", "N-"]),
        ("NF-11", 112, "10件重点建议", ["P-08", "A-", "N-"]),
        ("NF-12", 108, "6部法律法规", ["P-", "A-", "N-"]),
        ("NF-13", 108, "4件政府规章和1件规范性文件", ["P-", "A-", "N-"]),
        ("NF-14", 104, "42人", ["P-", "A-", "N-"]),
        ("NF-15", 0, "〔2022〕3号", ["A-", "P-", "N-", "I-", "F-13"]),
        ("NF-15", 0, "2021年5月1日", ["A-", "P-", "N-", "I-", "F-"]),
        ("NF-15", 0, "2011—2020", ["A-", "P-", "N-", "I-", "Y-"]),
        ("NF-16", 0, "四个意识", ["A-", "P-", "N-", "I-"]),
        ("NF-16", 0, "十四五", ["A-", "P-", "N-", "I-"]),
        ("NF-16", 0, "三会一课", ["A-", "P-", "N-", "I-"]),
        ("NF-16", 0, "一府一委两院", ["A-", "P-", "N-", "I-"]),
        ("NF-17", 75, "4494.48万元", ["F-"]),
        ("NF-18", 54, "王晓忠", ["N-13", "P-08"]),
        ("NF-19", 123, "其他自评情况", ["N-07"]),
        ("NF-19", 125, "无", ["N-07"]),
        ("NF-20", 51, "4423.6万元", ["N-13", "I-25"]),
        ("NF-20", 86, "4423.6", ["N-13", "I-25", "A-06"]),
        ("NF-21", 68, "等级：优", ["S-12"]),
        ("NF-22", 19, "2021年12月", ["N-13", "F-06", "Y-"]),
        ("NF-23", 112, "1083个", ["P-", "A-", "N-"]),
        ("NF-24", 86, "29.35", ["I-08", "N-13"]),
        ("NF-25", 108, "已通过一审", ["N-", "P-"]),
    ];

    public static TheoryData<string> Must => [.. s_must.Select(row => row.Id)];

    public static TheoryData<string> Should => [.. s_should.Select(row => row.Id)];

    public static TheoryData<string> Silent => [.. s_silent.Select(row => row.Id).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Must))]
    public void What_must_be_found_is_found(string id) => Finds(s_must.Single(row => row.Id == id));

    [Theory]
    [MemberData(nameof(Should))]
    public void What_should_be_found_is_found(string id) => Finds(s_should.Single(row => row.Id == id));

    [Theory]
    [MemberData(nameof(Silent))]
    public void What_is_right_stays_silent(string id)
    {
        Skip();
        foreach (var (_, line, words, checks) in s_silent.Where(row => row.Id == id))
        {
            Assert.Contains(words, s_text!, StringComparison.Ordinal);
            Assert.DoesNotContain(
                s_examination.Value.Findings,
                finding => finding.Severity is not null && (line == 0 || finding.Place.Paragraph == line) && finding.Text.Contains(words, StringComparison.Ordinal)
                    && checks.Any(check => finding.Check.StartsWith(check, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Nothing_else_must_be_fixed_or_explained()
    {
        Skip();

        Assert.Empty(s_examination.Value.Findings
            .Where(finding => finding.Severity is Severity.MustFix or Severity.MustExplain)
            .Where(finding => !s_must.Any(row => row.Checks.Contains(finding.Check) && row.Severity == finding.Severity && row.Lines.Contains(finding.Place.Paragraph)))
            .Select(finding => $"{finding.Check} {finding.Place.Paragraph} {finding.Message}"));
    }

    [Fact]
    public void Six_calculations_and_four_counts_are_judged_and_the_wrong_ones_diagnosed()
    {
        Skip();
        var findings = s_examination.Value.Findings;
        var calculations = findings.Where(finding => finding.Check == "A-01").ToList();

        Assert.Equal(6, calculations.Count);
        Assert.Equal(3, calculations.Count(finding => finding.Verdict == Verdict.Ok));
        Assert.Equal(["D-02+D-03", "D-00", "D-01"], calculations.Where(finding => finding.Verdict == Verdict.Wrong).Select(finding => finding.Diagnosis));
        Assert.Equal(["23.17%", "131.47%", "102.53%"], calculations.Where(finding => finding.Verdict == Verdict.Wrong).Select(finding => finding.Computed));
        Assert.Equal("67人", Assert.Single(findings, finding => finding.Check is "P-01" or "P-03").Computed);
        Assert.All(
            (string[])["155批次", "131件", "74人"],
            words => Assert.Contains(findings, finding => finding.Verdict == Verdict.Ok && finding.Kind is "total" or "headCount" or "part" && finding.Text.Contains(words, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_longest_run_of_a_repetition_is_told_once()
    {
        Skip();

        var runs = s_examination.Value.Findings.Where(finding => finding.Check == "N-18").Select(finding => finding.Place.Length).ToList();
        Assert.Contains(159, runs);
        Assert.Contains(117, runs);
        Assert.InRange(runs.Count, 2, 3);
    }

    private static void Finds(Row row)
    {
        Skip();
        Assert.Contains(
            s_examination.Value.Findings,
            finding => row.Checks.Contains(finding.Check) && finding.Severity == row.Severity && row.Lines.Contains(finding.Place.Paragraph)
                && row.Lines.All(line => finding.Place.Paragraph == line || finding.Related.Any(place => place.Paragraph == line)));
    }

    private static void Skip() => Assert.SkipWhen(s_text is null, "The reference report is not beside the repository.");

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Evaluation.sln")))
            {
                var path = Path.Combine(folder.FullName, "..", "shared", "reference", "zhanjiang-npc-2021.txt");
                return File.Exists(path) ? File.ReadAllText(path) : null;
            }
        }

        return null;
    }
}
