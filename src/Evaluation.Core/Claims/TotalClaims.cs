using Evaluation.Core.Quantities;

namespace Evaluation.Core.Claims;

/// <summary>共N，其中a、b: a total and its parts; a、b，合计N; N（含n）.</summary>
internal static class TotalClaims
{
    private const int MostParts = 40;

    private static readonly string[] Open = ["等", "主要包括", "主要有", "主要是", "主要用于", "主要为", "包含", "重点"];

    private static readonly string[] Overlapping =
        ["党员", "女", "少数民族", "学历", "本科", "研究生", "硕士", "博士", "大专", "职称", "高级", "中级", "初级", "以上", "以下", "团员", "新增", "优秀", "平均", "累计", "人均", "同比", "最高", "最低"];

    public static IEnumerable<Statement> Find(ReportReading report, Passage passage)
    {
        for (var at = 0; at < passage.Amounts.Count; at++)
        {
            var head = passage.Amounts[at];
            if (head.Dimension is FigureDimension.Rate or FigureDimension.RatePoints or FigureDimension.Multiple || head.Figure.Firmness == FigureFirmness.Bound || head.Role == AmountRole.Base)
            {
                continue;
            }

            var statement = Part(passage, at) ?? Listed(report, passage, at) ?? Summed(passage, at);
            if (statement is not null)
            {
                yield return statement;
            }
        }
    }

    /// <summary>131件（含10件）.</summary>
    private static Statement? Part(Passage passage, int at)
    {
        if (at + 1 >= passage.Amounts.Count)
        {
            return null;
        }

        var (head, part) = (passage.Amounts[at], passage.Amounts[at + 1]);
        var open = part.Lead.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || open > 20 || part.Depth != head.Depth + 1 || !head.Matches(part) || !head.IsLevel || part.Lead.AsSpan(0, open).IndexOfAny(",;、:") >= 0)
        {
            return null;
        }

        var alone = at + 2 >= passage.Amounts.Count || passage.Amounts[at + 2].Depth < part.Depth || passage.Amounts[at + 2].Lead.Contains(')', StringComparison.Ordinal);
        return alone && (part.Lead.AsSpan(open + 1).StartsWith("含", StringComparison.Ordinal) || part.Lead.AsSpan(open + 1).StartsWith("其中", StringComparison.Ordinal) || part.Lead.AsSpan(open + 1).StartsWith("包括", StringComparison.Ordinal))
            ? new Statement(ClaimKind.Part, passage, part.Figure, passage.ClauseStart(head.Figure)) { IsBound = true, Sure = { new(RelationForm.Sum, [Operand.Of(head)]) } }
            : null;
    }

    private static Statement? Listed(ReportReading report, Passage passage, int at)
    {
        var head = passage.Amounts[at];
        var opening = Opening(passage, at);
        if (opening < 0)
        {
            return null;
        }

        var parts = Items(passage, at, opening);
        if (parts.Count == 0 && passage.Text.AsSpan(opening).TrimEnd(":,。").Length <= 4)
        {
            return Below(report, passage, head);
        }

        var listed = Parts(head, parts);
        if (listed.Count < 2 || parts.Count > MostParts)
        {
            return null;
        }

        var statement = New(passage, head, listed);
        var words = passage.Text[head.Figure.End..listed[^1].Figure.End];
        var behind = passage.Behind(listed[^1].Index);
        var isOpen = ClaimWords.ContainsAny(words, Open) || behind.AsSpan().TrimStart("、)").StartsWith("等", StringComparison.Ordinal);
        Readings(statement, head, parts, listed, isOpen);
        return statement;
    }

    /// <summary>Every way in which the list may be read; the plain one is sure when nothing speaks against it.</summary>
    private static void Readings(Statement statement, Amount head, List<Amount> items, List<Amount> listed, bool isOpen)
    {
        var plain = Sum(listed);
        var bySegment = listed.GroupBy(part => part.Segment).Select(group => group.First()).ToList();
        var nests = items.Any(item => item.Lead.Contains("其中", StringComparison.Ordinal) && item.Index > listed[0].Index) || listed.Any(part => part.Lead.Contains("其中", StringComparison.Ordinal) && part.Index > listed[0].Index);
        var alike = listed.TrueForAll(part => part.Figure.Unit.Measure == listed[0].Figure.Unit.Measure && part.Dimension == listed[0].Dimension) || listed.TrueForAll(head.Matches);
        var overlaps = listed.Exists(part => ClaimWords.ContainsAny(part.Name, Overlapping)) && !(listed.Exists(part => part.Name.Contains('男', StringComparison.Ordinal)) && listed.Count == 2);
        var planned = listed.Exists(part => ClaimWords.Part(part.Name) == -1) && listed.Exists(part => ClaimWords.Part(part.Name) == 1);
        var distinctNames = listed.Select(part => part.Name).Distinct(StringComparer.Ordinal).Count() == listed.Count || listed.TrueForAll(part => part.Name.Length <= 1);
        var total = plain.Value!.Value;
        var short1 = total * 10 < head.Figure.Value * 8 && listed.Count == 2;
        var sure = !isOpen && !nests && !overlaps && !planned && !short1 && distinctNames && alike && (head.Dimension != FigureDimension.Count || listed.TrueForAll(head.Matches));
        (sure ? statement.Sure : statement.Possible).Add(plain);
        if (bySegment.Count >= 2 && bySegment.Count < listed.Count)
        {
            statement.Possible.Add(Sum(bySegment));
        }

        if (nests)
        {
            statement.Possible.AddRange(Prefixes(listed));
        }
    }

    private static IEnumerable<Relation> Prefixes(List<Amount> listed)
    {
        for (var skip = 1; skip < listed.Count; skip++)
        {
            for (var from = 1; from + skip <= listed.Count && from <= 6; from++)
            {
                List<Amount> kept = [.. listed.Take(from), .. listed.Skip(from + skip)];
                if (kept.Count >= 2)
                {
                    yield return Sum(kept);
                }
            }
        }
    }

    /// <summary>Where 其中 stands behind a figure, before the next one and in its sentence; −1 where it does not.</summary>
    private static int Opening(Passage passage, int at)
    {
        var behind = passage.Behind(at);
        var word = behind.IndexOf("其中", StringComparison.Ordinal);
        word = word < 0 && behind.IndexOf("包括", StringComparison.Ordinal) is >= 0 and var includes ? includes : word;
        word = word < 0 && behind.IndexOf("分别", StringComparison.Ordinal) is >= 0 and var each && behind.StartsWith(',') ? each : word;
        if (word >= 0)
        {
            return behind.AsSpan(0, word).ContainsAny(';', '。') ? -1 : passage.Amounts[at].Figure.End + word + 2;
        }

        return -1;
    }

    /// <summary>Levels of the list: to the end of the sentence, or to the bracket it stands in.</summary>
    private static List<Amount> Items(Passage passage, int at, int opening)
    {
        var items = new List<Amount>();
        if (at + 1 >= passage.Amounts.Count || passage.Amounts[at + 1].Sentence != passage.Amounts[at].Sentence)
        {
            return items;
        }

        var depth = passage.Amounts[at + 1].Depth;
        var bracketed = passage.Text.AsSpan(passage.Amounts[at].Figure.End, opening - passage.Amounts[at].Figure.End).Contains('(');
        for (var next = at + 1; next < passage.Amounts.Count && items.Count <= MostParts; next++)
        {
            var item = passage.Amounts[next];
            var ends = item.Sentence != passage.Amounts[at].Sentence || (bracketed && (item.Depth < depth || (next > at + 1 && Closes(item.Lead))))
                || (next > at + 1 && ClaimWords.ContainsAny(item.Lead, "此外", "另有", "另外", "合计", "共计", "总计", "年末", "比上年", "较上年", "与上年", "同比"));
            if (ends)
            {
                break;
            }

            if (item.Depth == depth && item.IsLevel)
            {
                items.Add(item);
            }
        }

        return items;
    }

    private static bool Closes(string lead)
    {
        var depth = 0;
        foreach (var sign in lead)
        {
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (depth < 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The items that count what the head counts: one figure each, 147人次 in 83批147人次 left out.</summary>
    private static List<Amount> Parts(Amount head, List<Amount> items)
    {
        var same = items.Where(item => item.Lead.Length > 0 && (head.Dimension == FigureDimension.Count ? item.Matches(head) : item.Dimension == head.Dimension)).ToList();
        var first = items.Where(item => item.Lead.Length > 0 && item.Dimension == head.Dimension).ToList();
        return same.Count >= 2 || head.Dimension != FigureDimension.Count ? same : first;
    }

    /// <summary>收入合计100万元，其中： and the items in paragraphs of their own.</summary>
    private static Statement? Below(ReportReading report, Passage passage, Amount head)
    {
        var parts = new List<Amount>();
        var shares = 0;
        for (var next = passage.Index + 1; next < report.Passages.Count && next <= passage.Index + MostParts; next++)
        {
            var item = report.Passages[next];
            var amount = item.Amounts.FirstOrDefault(found => found.IsLevel && found.Matches(head));
            if (amount is null || amount.Sentence > 0 || amount.Figure.Start > 40 || ClaimWords.ContainsAny(amount.Lead, "合计", "总计", "其中"))
            {
                break;
            }

            shares += item.Amounts.Any(found => found.IsRate && ClaimWords.ContainsAny(found.Clause, "占")) ? 1 : 0;
            parts.Add(amount);
        }

        if (parts.Count < 2)
        {
            return null;
        }

        var statement = new Statement(Kind(head), passage, head.Figure, passage.ClauseStart(head.Figure)) { End = head.Figure.End };
        var whole = Sum(parts);
        (shares == parts.Count ? statement.Sure : statement.Possible).Add(whole);
        for (var count = 2; count < parts.Count; count++)
        {
            statement.Possible.Add(Sum(parts.Take(count)));
        }

        return statement;
    }

    /// <summary>基本支出60万元、项目支出40万元，合计100万元.</summary>
    private static Statement? Summed(Passage passage, int at)
    {
        var total = passage.Amounts[at];
        if (!total.IsLevel || !(ClaimWords.ContainsAny(total.Clause, "合计", "共计", "总计") && total.Clause.Length <= 6))
        {
            return null;
        }

        var parts = Binding.Before(passage, at, total).Where(part => part.Depth == total.Depth && part.Lead.Length > 0).ToList();
        parts.Reverse();
        if (parts.Count < 2)
        {
            return null;
        }

        var statement = New(passage, total, [parts[0], total]);
        var clean = parts.TrueForAll(part => !ClaimWords.IsPrior(part.Name) && !ClaimWords.IsTotal(part.Name) && !part.Lead.Contains("其中", StringComparison.Ordinal))
            && parts.TrueForAll(part => part.Segment == total.Segment) && !ClaimWords.ContainsAny(parts[^1].Lead, Open);
        (clean ? statement.Sure : statement.Possible).Add(Sum(parts));
        for (var skip = 1; skip + 2 <= parts.Count; skip++)
        {
            statement.Possible.Add(Sum(parts.Skip(skip)));
        }

        return statement;
    }

    private static ClaimKind Kind(Amount head) => Measures.ArePeople(head.Figure.Unit.Measure) ? ClaimKind.HeadCount : ClaimKind.Total;

    private static Statement New(Passage passage, Amount head, List<Amount> parts) =>
        new(Kind(head), passage, head.Figure, Math.Min(passage.ClauseStart(head.Figure), passage.ClauseStart(parts[0].Figure))) { End = Math.Max(head.Figure.End, parts[^1].Figure.End) };

    private static Relation Sum(IEnumerable<Amount> parts) => new(RelationForm.Sum, [.. parts.Select(Operand.Of)]);
}
