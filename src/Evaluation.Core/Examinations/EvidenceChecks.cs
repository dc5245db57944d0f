using Evaluation.Core.Checks;
using Evaluation.Core.Claims;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Examinations;

/// <summary>What the text asserts without what would show it: N-10 publication, N-12 satisfaction, N-16 a rate that moved the wrong way, N-20 benefits without figures, E-08 assets all in use.</summary>
internal static class EvidenceChecks
{
    public static IEnumerable<TextFinding> Run(WholeReport report) =>
        Publication(report).Concat(Satisfaction(report)).Concat(Stock(report)).Concat(Benefits(report)).Concat(Assets(report));

    private static readonly string[] Published = ["网站公开", "网公开", "已公开", "按规定公开", "向社会公开", "进行了公开", "予以公开", "及时公开", "门户网站公示", "网站上公开", "网站公示", "全部公开"];

    private static readonly string[] Addresses = ["http", "www.", ".gov", ".cn", "网址", "链接"];

    private static IEnumerable<TextFinding> Publication(WholeReport report)
    {
        if (report.Lines.Any(line => Phrases.Has(line.Text, Addresses)))
        {
            return [];
        }

        var said = from line in report.Prose
                   from sentence in line.Sentences
                   let at = Phrases.At(sentence.Of(line.Text), Published)
                   where at >= 0 && !Phrases.IsNegated(sentence.Of(line.Text), at) && line.Section is not (SectionKind.Problems or SectionKind.Measures)
                       && CoverReader.Day(line, sentence.Start) is null
                   select new Spot(line, sentence);
        return Grouped.Of([.. said], spot => Remark.Form("N-10", "evidence", spot.Line, spot.Stretch, "报告称已公开，但没有写网址和公开日期，请补写。"));
    }

    private static readonly string[] Praise = ["满意度高", "满意度较高", "满意度很高", "满意度不断提", "满意度明显", "满意度显著", "满意度进一步", "满意度持续", "群众满意", "群众比较满意", "群众非常满意", "群众普遍满意", "服务对象满意。"];

    private static IEnumerable<TextFinding> Satisfaction(WholeReport report)
    {
        var hasSurvey = report.Lines.Any(line => Phrases.Has(line.Text, ["问卷", "样本", "满意度调查", "满意度测评", "满意率"])
            || (line.Text.Contains("满意", StringComparison.Ordinal) && report.FiguresOf(line).Any(figure => figure.Unit.Dimension is FigureDimension.Rate or FigureDimension.Score)));
        if (hasSurvey)
        {
            yield break;
        }

        foreach (var line in report.Prose.Where(line => line.Section is not (SectionKind.Goals or SectionKind.Tasks or SectionKind.Problems or SectionKind.Measures)))
        {
            if (Phrases.At(line.Text, Praise) is >= 0 and var at)
            {
                var clause = line.ClauseAt(at);
                yield return Remark.Question("N-12", "evidence", Severity.MustExplain, line, clause, $"报告称“{clause.Of(line.Text)}”，但没有满意度数据，请写明满意度、有效样本数和调查方式。");
                yield break;
            }
        }
    }

    private static readonly string[] Reasons = ["原因", "主要是", "主要系", "由于", "因为", "系因", "所致"];

    /// <summary>N-16: the stock of treasury funds is better when it is low; growth needs its reason beside it.</summary>
    private static IEnumerable<TextFinding> Stock(WholeReport report)
    {
        if (report.Facts.One(Quantity.StockEnd) is not { } end || report.Facts.One(Quantity.StockPrevious) is not { Value.IsZero: false } before || end.Value <= before.Value)
        {
            yield break;
        }

        var line = end.Spot.Line;
        var sentence = line.SentenceAt(end.Spot.Stretch.Start);
        var next = line.Sentences.FirstOrDefault(other => other.Start >= sentence.End, sentence);
        if (Phrases.Has(sentence.Of(line.Text), Reasons) || Phrases.Has(next.Of(line.Text), Reasons))
        {
            yield break;
        }

        var growth = BudgetFigures.Rate(end.Value - before.Value, before.Value);
        yield return Remark.Question(
            "N-16", "narrative", Severity.MustExplain, line, sentence,
            $"国库集中支付结转结余存量资金由{before.Text}增加到{end.Text}，上升{growth}。存量越低越好，这是不利变化，请说明原因。") with
        { Computed = growth, Related = [end.Spot.Span, before.Spot.Span] };
    }

    private static readonly string[] Vague = ["效益明显", "效益显著", "效益良好", "效益较好", "成效明显", "成效显著", "效果明显", "效果显著"];

    private static IEnumerable<TextFinding> Benefits(WholeReport report)
    {
        var said = from line in report.Prose
                   where line.Section is not (SectionKind.Goals or SectionKind.Tasks)
                   from sentence in line.Sentences
                   let at = Phrases.At(sentence.Of(line.Text), Vague)
                   where at >= 0 && !Phrases.IsNegated(sentence.Of(line.Text), at)
                       && !report.FiguresOf(line).Any(figure => figure.Place.Offset >= sentence.Start && figure.Place.End <= sentence.End)
                   select new Spot(line, line.ClauseAt(sentence.Start + at));
        return Grouped.Of([.. said], spot => Remark.Form("N-20", "evidence", spot.Line, spot.Stretch, $"“{spot.Text}”没有数据或佐证支持，请写出数据。"));
    }

    private static IEnumerable<TextFinding> Assets(WholeReport report)
    {
        if (report.Lines.Any(line => Phrases.Has(line.Text, ["盘点", "清查"])))
        {
            yield break;
        }

        foreach (var line in report.Prose)
        {
            var at = line.Text.IndexOf("固定资产利用率", StringComparison.Ordinal);
            if (at < 0)
            {
                continue;
            }

            var full = report.FiguresOf(line).LastOrDefault(figure => figure.Place.Offset > at && figure.Place.Offset < line.SentenceAt(line.Text.LastIndexOf("固定资产利用率", StringComparison.Ordinal)).End);
            if (full is { Unit.Dimension: FigureDimension.Rate } && full.Value == Ratio.One)
            {
                var start = line.Text.LastIndexOf("固定资产利用率", full.Place.Offset, StringComparison.Ordinal);
                var isKept = Phrases.Has(line.Text, ["机关事务管理", "统一管理", "统一由"]);
                var kept = isKept ? "；资产由其他单位管理的，请附该单位出具的资料" : string.Empty;
                yield return Remark.Form("E-08", "evidence", line, new Stretch(start, full.Place.End), $"固定资产利用率为100%，但没有提到盘点，请附盘点表{kept}。");
                yield break;
            }
        }
    }
}
