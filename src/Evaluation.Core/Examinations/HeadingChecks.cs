using Evaluation.Core.Checks;

namespace Evaluation.Core.Examinations;

/// <summary>F-03: headings without a number among numbered ones; F-14: the parts that every report has.</summary>
internal static class HeadingChecks
{
    /// <summary>Headings without a number, where headings of the report are numbered; the cover is not among them.</summary>
    public static IReadOnlyList<ReadLine> Unnumbered(WholeReport report)
    {
        var numbered = report.Lines.Where(line => line is { Title: not null, Mark.Kind: MarkKind.Chinese or MarkKind.BracketedChinese or MarkKind.Part }).ToList();
        if (numbered.Count < 3)
        {
            return [];
        }

        return [.. report.Prose.Where(line => line is { Title: not null, Mark: null } && SectionTitles.ReadsAsTitle(line.Title) && line.Index > report.Cover.End)];
    }

    public static IEnumerable<TextFinding> Run(WholeReport report) =>
        Grouped.Of(
            [.. Unnumbered(report).Select(line => new Spot(line, line.TitleOffset, line.Title!.Length))],
            spot => Remark.Form("F-03", "numbering", spot.Line, spot.Stretch, $"标题“{spot.Text}”缺序号，同级标题有序号；可能是转存文本时丢失，请核对原件。"))
        .Concat(Parts(report));

    /// <summary>Told of a whole report only: a part of one need not have all sections.</summary>
    private static IEnumerable<TextFinding> Parts(WholeReport report)
    {
        var sections = report.Lines.Where(line => line.Opens is not null).Select(line => line.Opens!.Value).ToHashSet();
        if (sections.Count < 4 || report.Lines.Sum(line => line.Text.Length) < WholeReport)
        {
            yield break;
        }

        foreach (var (name, section, words) in Required)
        {
            if (!sections.Contains(section) && !report.Lines.Any(line => Array.Exists(words, word => line.Text.Contains(word, StringComparison.Ordinal))))
            {
                var line = report.Lines[0];
                yield return Remark.Fault("F-14", "structure", Severity.MustFix, line, new Stretch(0, line.Text.Length), $"报告缺少“{name}”：全文没有这一部分，请补写。");
            }
        }
    }

    /// <summary>Shorter texts are extracts.</summary>
    private const int WholeReport = 1500;

    /// <summary>A part counts as present when any of its words stands anywhere, so that another wording is never called missing.</summary>
    private static readonly (string Name, SectionKind Section, string[] Words)[] Required =
    [
        ("自评结果", SectionKind.Result, ["得分", "自评分", "评分", "等级", "评价结果", "自评结果", "评价结论", "评为", "总分"]),
        ("存在问题", SectionKind.Problems, ["问题", "不足", "困难", "短板", "薄弱"]),
        ("改进措施", SectionKind.Measures, ["措施", "改进", "下一步", "整改", "建议", "打算", "完善", "加强"]),
    ];
}
