namespace Evaluation.Core.Claims;

/// <summary>Totals whose parts stand in paragraphs of their own, before or behind them.</summary>
internal static class ParagraphLists
{
    /// <summary>收入合计100万元，其中： and the items in paragraphs of their own.</summary>
    public static Statement? Below(ReportReading report, Passage passage, Amount head)
    {
        var parts = new List<Amount>();
        var (shares, numbered) = (0, 0);
        for (var next = passage.Index + 1; next < report.Passages.Count && next <= passage.Index + ListItems.Most; next++)
        {
            var item = report.Passages[next];
            var amount = item.Amounts.FirstOrDefault(found => found.IsLevel && found.Matches(head));
            if (amount is null || amount.Sentence > 0 || amount.Figure.Start > 40 || ClaimWords.ContainsAny(amount.Lead, "合计", "总计", "其中"))
            {
                break;
            }

            shares += item.Amounts.Any(found => found.IsRate && ClaimWords.ContainsAny(found.Clause, "占")) ? 1 : 0;
            numbered += Numbering(item.Text) is not 0 and var kind && kind != Numbering(passage.Text) ? 1 : 0;
            parts.Add(amount);
        }

        if (parts.Count < 2)
        {
            return null;
        }

        var statement = new Statement(TotalClaims.Kind(head), passage, head.Figure, passage.ClauseStart(head.Figure)) { End = head.Figure.End };
        var whole = ListReading.Sum(parts);
        var sure = shares == parts.Count || (numbered == parts.Count && parts.Count >= 3);
        (sure && ListReading.IsNear(head.Figure, whole.Value!.Value) ? statement.Sure : statement.Possible).Add(whole);
        for (var count = 2; count < parts.Count; count++)
        {
            statement.Possible.Add(ListReading.Sum(parts.Take(count)));
        }

        return statement;
    }

    /// <summary>上述四项合计100万元: the numbered paragraphs before.</summary>
    public static Statement? Above(ReportReading report, Passage passage, Amount total)
    {
        var parts = new List<Amount>();
        foreach (var item in report.Before(passage, ListItems.Most))
        {
            if (Numbering(item.Text) == 0 || item.Amounts.FirstOrDefault(found => found.IsLevel && found.Matches(total)) is not { } part)
            {
                break;
            }

            parts.Insert(0, part);
            if (Numbering(item.Text) == 1 && item.Text[0] == '1' && !char.IsAsciiDigit(item.Text[1]))
            {
                break;
            }
        }

        var whole = ListReading.Sum(parts);
        if (parts.Count < 2 || !ListReading.IsNear(total.Figure, whole.Value!.Value))
        {
            return null;
        }

        return new Statement(TotalClaims.Kind(total), passage, total.Figure, passage.ClauseStart(total.Figure)) { Sure = { whole } };
    }

    /// <summary>1 for “1.”, 2 for “（1）”, 3 for “一、”, 4 for “①”; 0 without a number.</summary>
    private static int Numbering(string text) => text.Length == 0 ? 0 : text[0] switch
    {
        >= '0' and <= '9' => text.Length > 4 && text.AsSpan(0, 5).Contains('年') ? 0 : 1,
        '(' => 2,
        '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' => 3,
        '①' or '②' or '③' or '④' or '⑤' or '⑥' or '⑦' or '⑧' => 4,
        _ => 0,
    };
}
