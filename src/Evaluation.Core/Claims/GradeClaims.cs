namespace Evaluation.Core.Claims;

/// <summary>自评s分，等级g: 优 from 90, 良 from 80, 中 from 60, 差 below, unless the report prints other bands.</summary>
/// <remarks>项目支出绩效评价管理办法（财预〔2020〕10号）第二十二条. Regions draw the lines a few points apart: a grade that some of them allow is not judged.</remarks>
internal static class GradeClaims
{
    private const int Leeway = 5;
    private const int LongestGap = 24;

    private static readonly (string Word, int Rank)[] Words =
        [("优秀", 0), ("良好", 1), ("优", 0), ("良", 1), ("中等", 2), ("一般", 2), ("中", 2), ("合格", 2), ("较差", 3), ("不合格", 3), ("差", 3)];

    private static readonly string[] Leads = ["等级", "等次", "评价为", "评定为", "评级", "结果为", "属于", "定为", "为"];

    public static IEnumerable<Claim> Find(ReportReading report, Passage passage)
    {
        if (!passage.Amounts.Any(amount => amount.Dimension == FigureDimension.Score))
        {
            yield break;
        }

        var bands = GradeBands.Of(report, passage);
        foreach (var amount in passage.Amounts)
        {
            if (amount.Dimension == FigureDimension.Score && amount.Figure is { Number: >= 0m and <= 100m, Firmness: FigureFirmness.Exact } && !IsLimit(passage, amount)
                && Read(passage, amount) is { } found)
            {
                yield return Judged(passage, amount, found.At, found.Word, found.Rank, bands);
            }
        }
    }

    /// <summary>90分（含）以上为优: a band, no score.</summary>
    private static bool IsLimit(Passage passage, Amount score)
    {
        var behind = passage.Text.AsSpan(score.Figure.End);
        return (score.Figure.Start > 0 && passage.Text[score.Figure.Start - 1] is '-' or '~' or '至')
            || behind.StartsWith("(含", StringComparison.Ordinal) || behind.StartsWith("以", StringComparison.Ordinal) || behind.StartsWith("及", StringComparison.Ordinal)
            || behind.StartsWith("-", StringComparison.Ordinal) || behind.StartsWith("至", StringComparison.Ordinal) || behind.StartsWith("~", StringComparison.Ordinal) || behind.StartsWith("(不含", StringComparison.Ordinal);
    }

    private static (int At, string Word, int Rank)? Read(Passage passage, Amount score)
    {
        var text = passage.Text;
        var end = Math.Min(text.Length, score.Figure.End + 160);
        var next = passage.Amounts.Skip(score.Index + 1).FirstOrDefault(amount => amount.Dimension == FigureDimension.Score && !IsLimit(passage, amount) && !IsInBands(passage, amount) && (amount.Sentence != score.Sentence || ClaimWords.ContainsAny(amount.Clause, "得分", "总分", "自评", "综合", "评分", "复核", "复评", "合计", "总计", "最终")));
        end = next is null ? end : Math.Min(end, next.Figure.Start);
        var stop = text.AsSpan(score.Figure.End, end - score.Figure.End).IndexOf('。');
        end = stop < 0 ? end : score.Figure.End + stop;
        var at = score.Figure.End;
        while (at < end && text[at] is ',' or '(' or '、' or '“' or '"' or ':' or '-')
        {
            at++;
        }

        if (Word(text, at) is { } immediate && Ends(text, at + immediate.Word.Length))
        {
            return (at, immediate.Word, immediate.Rank);
        }

        var scored = ClaimWords.ContainsAny(score.Lead, "自评", "得分", "评分", "分数", "总分", "评价", "综合", "合计");
        return scored ? Announced(text, score.Figure.End, end) : null;
    }

    private static bool IsInBands(Passage passage, Amount amount) => passage.Behind(amount.Index).StartsWith("为", StringComparison.Ordinal) && amount.Lead.Length <= 4;

    private static (int At, string Word, int Rank)? Announced(string text, int start, int end)
    {
        foreach (var lead in Leads)
        {
            var at = text.AsSpan(start, end - start).LastIndexOf(lead, StringComparison.Ordinal);
            if (at < 0 || (lead == "为" && at > LongestGap))
            {
                continue;
            }

            var from = start + at + lead.Length;
            while (from < end && text[from] is ':' or '为' or '是' or '“' or '"' or '‘' or '属' or '评' or '(' or '达' or '到' or '于')
            {
                from++;
            }

            if (Word(text, from) is { } found && Ends(text, from + found.Word.Length))
            {
                return (from, found.Word, found.Rank);
            }
        }

        return null;
    }

    private static (string Word, int Rank)? Word(string text, int at)
    {
        foreach (var grade in Words)
        {
            if (at < text.Length && text.AsSpan(at).StartsWith(grade.Word, StringComparison.Ordinal))
            {
                return grade;
            }
        }

        return null;
    }

    private static bool Ends(string text, int at) => at >= text.Length || !char.IsLetterOrDigit(text[at]) || text[at] is '等' or '级' or '档';

    private static Claim Judged(Passage passage, Amount score, int at, string word, int rank, GradeBands bands)
    {
        var number = score.Figure.Number;
        var right = bands.Rank(number);
        var near = !bands.ArePrinted && (bands.Rank(number + Leeway) == rank || bands.Rank(number - Leeway) == rank);
        var verdict = rank == right ? Verdict.Ok : near ? Verdict.Unclear : Verdict.Wrong;
        var proper = Words.Where(grade => grade.Rank == right).OrderBy(grade => grade.Word.Length == word.Length ? 0 : 1).First().Word;
        var start = passage.ClauseStart(score.Figure);
        var place = passage.Span(start, Math.Max(score.Figure.End, at + word.Length));
        var message = verdict switch
        {
            Verdict.Ok => $"{score.Figure.Text}属于“{word}”，与报告一致。",
            Verdict.Unclear => $"{score.Figure.Text}通常属于“{proper}”，报告写“{word}”，请按本地等级标准核对。",
            _ => $"{score.Figure.Text}应为“{proper}”，报告写“{word}”，请更正等级或分数。",
        };
        return new Claim(ClaimKind.Grade, place, passage.Printed(place), word, verdict == Verdict.Unclear ? null : rank == right ? word : proper, verdict,
            verdict == Verdict.Wrong ? [new Diagnosis([DiagnosisKind.Unexplained], message)] : [], message)
        {
            StatedPlace = passage.Span(at, at + word.Length),
            Correction = verdict == Verdict.Wrong ? proper : null,
        };
    }
}
