namespace Evaluation.Core.Claims;

/// <summary>The words 比上年…增加 before a change: what is compared with, its figure where it is printed, what is spoken of.</summary>
/// <param name="First">Index of the first figure of the comparison.</param>
/// <param name="Label">What is compared with: 上年决算数.</param>
/// <param name="Subject">What is spoken of, where the clause says so.</param>
/// <param name="Base">The figure compared with, printed in the comparison.</param>
/// <param name="Current">The figure it became, for 由a增加到b.</param>
internal sealed record Comparison(int First, string Label, string Subject, Amount? Base, Amount? Current)
{
    private static readonly string[] Verbs = ["增加", "减少", "增长", "下降", "降低", "提高", "上升", "提升", "节约", "上涨"];

    /// <summary>Whether no word says what is compared with: 上年100万元，增长10%.</summary>
    public bool IsImplied { get; init; }

    /// <summary>The year spoken of, where the clause says so.</summary>
    public string? Year { get; init; }

    public static Comparison Of(Passage passage, int at)
    {
        var amounts = passage.Amounts;
        if (at > 0 && amounts[at - 1] is { Role: AmountRole.Base } compared && compared.Sentence == amounts[at].Sentence && !amounts[at].Lead.StartsWith('的'))
        {
            var behind = SubjectOf(amounts[at].Lead.Replace("相比", string.Empty, StringComparison.Ordinal));
            return Words(at - 1, compared.Lead) is { } found ? found with { Base = compared } : new(at - 1, "上年", behind, compared, null);
        }

        var own = Words(at, amounts[at].Lead);
        if ((own is null || ClaimWords.IsPrior(own.Label)) && FromTo(passage, at) is { } moved)
        {
            return moved;
        }

        return own ?? new(at, string.Empty, SubjectOf(amounts[at].Clause), null, null) { IsImplied = true, Year = Binding.Year(amounts[at].Clause) };
    }

    /// <summary>由100万元增加到110万元，增加10万元，增长10%.</summary>
    public static Comparison? FromTo(Passage passage, int at)
    {
        var amounts = passage.Amounts;
        for (var back = at - 1; back > 0 && back >= at - 3 && amounts[back].Sentence == amounts[at].Sentence; back--)
        {
            var (from, to) = (amounts[back - 1], amounts[back]);
            if (from.Matches(to) && from.Sentence == to.Sentence && from.Role != AmountRole.Change && ClaimWords.ContainsAny(from.Clause, "由", "从")
                && to.Lead.Length <= 12 && ClaimWords.ContainsAny(to.Clause, "到", "至", "为", "达"))
            {
                return new(back - 1, "上年", string.Empty, from, to);
            }
        }

        return null;
    }

    private static Comparison? Words(int first, string lead)
    {
        var mark = ClaimWords.Comparison(lead);
        if (mark < 0)
        {
            return null;
        }

        var word = lead[mark] == '比' && mark > 0 && lead[mark - 1] is '相' or '同' or '环' or '对' ? mark - 1 : mark;
        var ahead = Before(lead, word);
        if (lead.AsSpan(word).StartsWith("同比", StringComparison.Ordinal) || lead.AsSpan(word).StartsWith("环比", StringComparison.Ordinal))
        {
            return new(first, "上年", SubjectOf(ahead), null, null) { Year = Binding.Year(ahead) };
        }

        if (lead.AsSpan(word).StartsWith("相比", StringComparison.Ordinal) || lead.AsSpan(word).StartsWith("对比", StringComparison.Ordinal))
        {
            var with = ClaimWords.LastOf(lead.AsSpan(0, word), "与", "同", "跟", "和", "较", "比");
            var behind = lead[(word + 2)..].TrimStart(',');
            var subject = SubjectOf(with < 0 ? ahead : Before(lead, with));
            return new(first, with < 0 ? "上年" : lead[(with + 1)..word], subject.Length > 0 ? subject : SubjectOf(behind), null, null) { Year = Binding.Year(behind) };
        }

        var label = lead[(word + (word + 1 < lead.Length && lead[word + 1] is '于' or '出' or '过' ? 2 : 1))..];
        var comma = label.IndexOf(',', StringComparison.Ordinal);
        var named = SubjectOf(ahead) is { Length: > 0 } spoken ? spoken : Farther(lead, word);
        return new(first, comma > 0 ? label[..comma] : label, named.Length > 0 || comma < 0 ? named : SubjectOf(label[(comma + 1)..]), null, null) { Year = Binding.Year(ahead) };
    }

    private static string Before(string lead, int until)
    {
        var cut = lead.AsSpan(0, until).LastIndexOfAny(",;:、。()");
        return lead[(cut + 1)..until];
    }

    /// <summary>The subject of a clause before: 公务接待费支出决算比预算无变化，比上年增加…; reasons are none.</summary>
    private static string Farther(string lead, int until)
    {
        var clauses = lead[..until].Split(',', ';');
        for (var at = clauses.Length - 1; at > 0; at--)
        {
            var clause = clauses[at];
            if (ClaimWords.ContainsAny(clause, "费", "支出", "收入", "资产", "资金", "金额") && !ClaimWords.ContainsAny(clause, "原因", "由于", "因为", "影响", "主要", "导致", "完成"))
            {
                var mark = ClaimWords.Comparison(clause);
                return SubjectOf(mark > 0 ? clause[..mark] : clause);
            }
        }

        return string.Empty;
    }

    /// <summary>The subject without years and the verb.</summary>
    private static string SubjectOf(string words)
    {
        var text = words.AsSpan().Trim(",与同跟和的各均也都年度0123456789");
        foreach (var verb in Verbs)
        {
            var end = text.IndexOf(verb, StringComparison.Ordinal);
            text = end >= 0 ? text[..end] : text;
        }

        return text.Trim("各均也都总共,净全年本当今度末底增减").ToString();
    }
}
