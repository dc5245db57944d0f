namespace Evaluation.Core.Claims;

/// <summary>The words 比上年…增加 before a change: what is compared with, its figure where it is printed, what is spoken of.</summary>
/// <param name="First">Index of the first figure of the comparison.</param>
/// <param name="Label">What is compared with: 上年决算数.</param>
/// <param name="Subject">What is spoken of, where the clause says so.</param>
/// <param name="Base">The figure compared with, printed in the comparison.</param>
/// <param name="Current">The figure it became, for 由a增加到b.</param>
internal sealed record Comparison(int First, string Label, string Subject, Amount? Base, Amount? Current)
{
    public static Comparison? Of(Passage passage, int at)
    {
        var amounts = passage.Amounts;
        if (FromTo(passage, at) is { } moved)
        {
            return moved;
        }

        if (at > 0 && amounts[at - 1] is { Role: AmountRole.Base } compared && compared.Sentence == amounts[at].Sentence && !amounts[at].Lead.StartsWith('的'))
        {
            var words = Words(compared.Lead);
            return words is { } found ? new(at - 1, found.Label, found.Subject, compared, null) : null;
        }

        if (Words(amounts[at].Lead) is { } own)
        {
            return new(at, own.Label, own.Subject, null, null);
        }

        return at > 0 && amounts[at - 1].Sentence == amounts[at].Sentence && amounts[at].Lead.Length <= 8 && amounts[at].Direction != 0
            ? new(at, string.Empty, string.Empty, null, null)
            : null;
    }

    private static (string Label, string Subject)? Words(string lead)
    {
        var mark = ClaimWords.Comparison(lead);
        if (mark < 0)
        {
            return null;
        }

        var word = lead[mark] == '比' && mark > 0 && lead[mark - 1] is '相' or '同' or '环' or '对' ? mark - 1 : mark;
        if (lead.AsSpan(word).StartsWith("同比", StringComparison.Ordinal) || lead.AsSpan(word).StartsWith("环比", StringComparison.Ordinal))
        {
            return ("上年", SubjectOf(lead, word));
        }

        if (lead.AsSpan(word).StartsWith("相比", StringComparison.Ordinal) || lead.AsSpan(word).StartsWith("对比", StringComparison.Ordinal))
        {
            var with = ClaimWords.LastOf(lead.AsSpan(0, word), "与", "同", "跟", "和", "较", "比");
            var behind = lead.AsSpan(word + 2).TrimStart(",").ToString();
            return with < 0 ? ("上年", SubjectOf(lead, word)) : (lead[(with + 1)..word], SubjectOf(lead, with) is { Length: > 0 } subject ? subject : Nouns(behind));
        }

        var label = lead[(word + 1)..];
        var comma = label.IndexOf(',', StringComparison.Ordinal);
        return (comma > 0 ? label[..comma] : label, SubjectOf(lead, word) is { Length: > 0 } named ? named : comma > 0 ? Nouns(label[(comma + 1)..]) : string.Empty);
    }

    private static string SubjectOf(string lead, int until)
    {
        var cut = lead.AsSpan(0, until).LastIndexOfAny(",;:、。()");
        return Nouns(lead[(cut + 1)..until]);
    }

    /// <summary>The subject without years and the verb.</summary>
    private static string Nouns(string words)
    {
        var text = words.AsSpan().Trim(",与同跟和的各均也都年度0123456789");
        foreach (var verb in (ReadOnlySpan<string>)["增加", "减少", "增长", "下降", "降低", "提高", "上升"])
        {
            text = text.EndsWith(verb, StringComparison.Ordinal) ? text[..^verb.Length] : text;
        }

        return text.Trim("各均也都总共,").ToString();
    }

    /// <summary>由100万元增加到110万元，增加10万元，增长10%.</summary>
    private static Comparison? FromTo(Passage passage, int at)
    {
        var amounts = passage.Amounts;
        for (var back = at - 1; back > 0 && back >= at - 3 && amounts[back].Sentence == amounts[at].Sentence; back--)
        {
            var (from, to) = (amounts[back - 1], amounts[back]);
            if (from.Matches(to) && from.Sentence == to.Sentence && to.IsLevel && ClaimWords.ContainsAny(from.Clause, "由", "从")
                && ClaimWords.ContainsAny(to.Clause, "到", "至", "为") && !from.IsRate)
            {
                return new(back - 1, "上年", string.Empty, from, to);
            }
        }

        return null;
    }
}
