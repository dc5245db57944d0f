using Evaluation.Core.Quantities;

namespace Evaluation.Core.Claims;

/// <summary>自评s分，等级g: 优 from 90, 良 from 80, 中 from 60, 差 below.</summary>
/// <remarks>项目支出绩效评价管理办法（财预〔2020〕10号）第二十二条. Regions draw the lines a few points apart: a grade that some of them allow is not judged.</remarks>
internal static class GradeClaims
{
    private const int Leeway = 5;

    private static readonly (string Word, int From, int To)[] Grades = [("优秀", 90, 100), ("良好", 80, 90), ("优", 90, 100), ("良", 80, 90), ("中等", 60, 80), ("中", 60, 80), ("较差", 0, 60), ("不合格", 0, 60), ("差", 0, 60)];

    private static readonly string[] Leads = ["等级为", "等级是", "等级:", "等次为", "等次是", "等次:", "等级", "等次", "评价为", "评定为", "评级为", "结果为", "属于", "定为", "为"];

    public static IEnumerable<Claim> Find(Passage passage)
    {
        foreach (var amount in passage.Amounts)
        {
            if (amount.Dimension == FigureDimension.Score && amount.Figure is { Number: >= 0m and <= 100m, Firmness: FigureFirmness.Exact } && ClaimWords.ContainsAny(amount.Lead, "自评", "得分", "评分", "分数", "总分")
                && Read(passage, amount) is { } claim)
            {
                yield return claim;
            }
        }
    }

    private static Claim? Read(Passage passage, Amount score)
    {
        var behind = passage.Behind(score.Index);
        foreach (var lead in Leads)
        {
            var at = behind.IndexOf(lead, StringComparison.Ordinal);
            if (at is < 0 or > 24)
            {
                continue;
            }

            var from = at + lead.Length + behind.AsSpan(at + lead.Length).IndexOfAnyExcept("“\"‘':为是".AsSpan());
            foreach (var (word, low, high) in Grades)
            {
                if (from >= at + lead.Length && behind.AsSpan(from).StartsWith(word, StringComparison.Ordinal))
                {
                    return Judged(passage, score, score.Figure.End + from, word, low, high);
                }
            }
        }

        return null;
    }

    private static Claim Judged(Passage passage, Amount score, int at, string word, int low, int high)
    {
        var number = score.Figure.Number;
        var right = Grades.First(grade => number >= grade.From && (number < grade.To || grade.To == 100) && (grade.Word.Length == word.Length || grade.Word.Length == 1)).Word;
        var fits = number >= low && (number < high || high == 100);
        var near = number >= low - Leeway && number < high + Leeway;
        var verdict = fits ? Verdict.Ok : near ? Verdict.Unclear : Verdict.Wrong;
        var place = passage.Span(passage.ClauseStart(score.Figure), at + word.Length);
        var message = verdict switch
        {
            Verdict.Ok => $"{score.Figure.Text}属于“{word}”，与报告一致。",
            Verdict.Unclear => $"{score.Figure.Text}通常属于“{right}”，报告写“{word}”，请按本地等级标准核对。",
            _ => $"{score.Figure.Text}应为“{right}”，报告写“{word}”，请更正等级或分数。",
        };
        return new Claim(ClaimKind.Grade, place, passage.Printed(place), word, verdict == Verdict.Unclear ? null : right, verdict,
            verdict == Verdict.Wrong ? [new Diagnosis([DiagnosisKind.Unexplained], message)] : [], message)
        {
            StatedPlace = passage.Span(at, at + word.Length),
            Correction = verdict == Verdict.Wrong ? right : null,
        };
    }
}
