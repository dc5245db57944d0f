using Evaluation.Core.Quantities;

namespace Evaluation.Core.Claims;

/// <summary>共N，其中a、b: a total and its parts; a、b，合计N; N（含n）.</summary>
internal static class TotalClaims
{
    private const int MostParts = 40;

    private const string Numbers = "零一二三四五六七八九十";

    private static readonly string[] Open = ["等", "主要包括", "主要有", "主要是", "主要用于", "主要为", "包含", "重点"];

    private static readonly string[] Overlapping =
        ["党员", "女", "少数民族", "学历", "本科", "研究生", "硕士", "博士", "大专", "职称", "高级", "中级", "初级", "以上", "以下", "团员", "新增", "优秀", "平均", "累计", "人均", "同比", "最高", "最低", "已", "新"];

    public static IEnumerable<Statement> Find(ReportReading report, Passage passage)
    {
        for (var at = 0; at < passage.Amounts.Count; at++)
        {
            var head = passage.Amounts[at];
            if (head.Dimension is FigureDimension.Rate or FigureDimension.RatePoints or FigureDimension.Multiple || head.Figure.Firmness == FigureFirmness.Bound || head.Role == AmountRole.Base)
            {
                continue;
            }

            var statement = Part(passage, at) ?? Listed(report, passage, at) ?? Summed(report, passage, at);
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
            return head.IsLevel && at == passage.Amounts.Count - 1 && passage.Text.AsSpan(head.Figure.End).TrimEnd(":。;,").Length == 0 ? Below(report, passage, head) : null;
        }

        var parts = Items(passage, at, opening);
        if (parts.Count == 0 && opening <= passage.Text.Length && passage.Text.AsSpan(opening).TrimEnd(":,。").Length <= 4)
        {
            return Below(report, passage, head);
        }

        var listed = Parts(head, parts);
        if (listed.Count == 1 && head.IsLevel && parts.Count == 1 && !head.IsRate && head.Matches(listed[0]) && passage.Text.AsSpan(Math.Max(0, opening - 2), 2).StartsWith("其中", StringComparison.Ordinal))
        {
            return new Statement(ClaimKind.Part, passage, listed[0].Figure, passage.ClauseStart(head.Figure)) { IsBound = true, Sure = { new(RelationForm.Sum, [Operand.Of(head)]) } };
        }

        if (listed.Count < 2 || parts.Count > MostParts)
        {
            return null;
        }

        var statement = New(passage, head, listed);
        var behind = passage.Behind(listed[^1].Index);
        var isOpen = ClaimWords.ContainsAny(listed[0].Lead, Open) || listed.Exists(part => ClaimWords.ContainsAny(part.Clause, Open)) || behind.AsSpan().TrimStart("、)").StartsWith("等", StringComparison.Ordinal);
        Readings(statement, head, parts, listed, isOpen);
        return statement;
    }

    /// <summary>Every way in which the list may be read; the plain one is sure when nothing speaks against it.</summary>
    private static void Readings(Statement statement, Amount head, List<Amount> items, List<Amount> listed, bool isOpen)
    {
        listed = UpToSemicolon(head, listed);
        var plain = Sum(listed);
        var bySegment = listed.GroupBy(part => part.Segment).Select(group => group.First()).ToList();
        var nests = items.Any(item => item.Lead.Contains("其中", StringComparison.Ordinal) && item.Index > listed[0].Index && item.Index <= listed[^1].Index) || listed.Any(part => part.Lead.Contains("其中", StringComparison.Ordinal) && part.Index > listed[0].Index);
        var alike = listed.TrueForAll(part => part.Figure.Unit.Measure == listed[0].Figure.Unit.Measure && part.Dimension == listed[0].Dimension) || listed.TrueForAll(head.Matches);
        var overlaps = listed.Exists(part => ClaimWords.ContainsAny(part.Name, Overlapping)) && !(listed.Exists(part => part.Name.Contains('男', StringComparison.Ordinal)) && listed.Count == 2);
        var planned = listed.Exists(part => ClaimWords.Part(part.Name) == -1) && listed.Exists(part => ClaimWords.Part(part.Name) == 1);
        var distinctNames = listed.Select(part => part.Name).Distinct(StringComparer.Ordinal).Count() == listed.Count || listed.TrueForAll(part => part.Name.Length <= 1);
        var total = plain.Value!.Value;
        var near = IsNear(head.Figure, total);
        var mixed = listed.Exists(part => ClaimWords.IsPrior(part.Name)) && !listed.TrueForAll(part => ClaimWords.IsPrior(part.Name)) && !ClaimWords.ContainsAny(string.Concat(listed.Select(part => part.Name)), "结转", "结余");
        isOpen |= listed.Exists(part => statement.Passage.Behind(part.Index).AsSpan().TrimStart("、)").StartsWith("等", StringComparison.Ordinal));
        var partial = IsPartial(statement.Passage, head, listed);
        var sure = !partial && !isOpen && !nests && !planned && !mixed && (overlaps ? near && listed.Count > 2 && !Crosses(listed) : near || listed.Count > 2) && distinctNames && alike && (head.Dimension != FigureDimension.Count || listed.TrueForAll(head.Matches));
        (sure ? statement.Sure : statement.Possible).Add(plain);
        for (var count = listed.Count - 1; count >= 2; count--)
        {
            var next = listed[count];
            var leaves = (ClaimWords.Part(next.Name) != 0 && ClaimWords.Part(next.Name) != ClaimWords.Part(listed[0].Name)) || (next.Lead.StartsWith(',') && listed.Take(count).Skip(1).All(part => part.Lead.AsSpan().IndexOfAny(",;") < 0));
            if (leaves)
            {
                statement.Possible.Add(Sum(listed.Take(count)));
            }
        }

        if (bySegment.Count >= 2 && bySegment.Count < listed.Count)
        {
            statement.Possible.Add(Sum(bySegment));
        }

        if (nests)
        {
            statement.Possible.AddRange(Prefixes(listed));
        }
    }

    /// <summary>A list may end at a semicolon, behind which other things are counted: the end that comes closest to the total.</summary>
    private static List<Amount> UpToSemicolon(Amount head, List<Amount> listed)
    {
        var best = listed;
        var least = Ratio.Abs(Sum(listed).Value!.Value - head.Figure.Value);
        for (var count = listed.Count - 1; count >= 2; count--)
        {
            if (listed[count].Segment == listed[count - 1].Segment)
            {
                continue;
            }

            var part = listed.GetRange(0, count);
            var off = Ratio.Abs(Sum(part).Value!.Value - head.Figure.Value);
            (best, least) = off < least ? (part, off) : (best, least);
        }

        return best;
    }

    /// <summary>Whether the list says itself that it is not whole: its printed shares do not add up to 100% either, or rates of other things stand in it.</summary>
    private static bool IsPartial(Passage passage, Amount head, List<Amount> listed)
    {
        var (shares, count, others) = (Ratio.Zero, 0, 0);
        for (var at = listed[0].Index + 1; at < passage.Amounts.Count && at <= listed[^1].Index + 1; at++)
        {
            var rate = passage.Amounts[at];
            if (rate.IsRate && rate.Sentence == listed[^1].Sentence && rate.Direction == 0)
            {
                var isShare = rate.Clause.Contains('占', StringComparison.Ordinal);
                (shares, count, others) = isShare ? (shares + rate.Figure.Value, count + 1, others) : (shares, count, at < listed[^1].Index ? others + 1 : others);
            }
        }

        var sum = Sum(listed).Value!.Value;
        var agrees = count == listed.Count && head.Figure.Value.Sign > 0 && Ratio.Abs((sum / head.Figure.Value) - shares) * 100 < Ratio.One;
        return (agrees && Ratio.Abs(shares - Ratio.One) * 100 > Ratio.One) || (others > 0 && count == 0);
    }

    /// <summary>Party members, women and minorities are counted across the other parts.</summary>
    private static bool Crosses(List<Amount> listed) => listed.Exists(part => ClaimWords.ContainsAny(part.Name, "党员", "女", "少数民族", "团员"));

    /// <summary>Whether a total and the sum of its parts are a slip apart: within a fifth, a unit of ten thousand, or two digits exchanged.</summary>
    private static bool IsNear(Figure head, Ratio sum)
    {
        var stated = head.Value;
        return Ratio.Abs(stated - sum) * 5 <= stated || Close(stated * 10_000, sum) || Close(stated, sum * 10_000) || Digits.Swapped(head).Any(swapped => Close(swapped, sum));
    }

    private static bool Close(Ratio left, Ratio right) => Ratio.Abs(left - right) * 1000 <= Ratio.Abs(left);

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
        var end = passage.Amounts[at].Figure.End + behind.Length;
        if (passage.Text.AsSpan(end).StartsWith("。其中", StringComparison.Ordinal) && !behind.Contains(',', StringComparison.Ordinal))
        {
            return end + 3;
        }

        var word = behind.IndexOf("其中", StringComparison.Ordinal);
        word = word < 0 && behind.IndexOf("包括", StringComparison.Ordinal) is >= 0 and var includes ? includes : word;
        word = word < 0 && behind.IndexOf("分别", StringComparison.Ordinal) is >= 0 and var each && behind.StartsWith(',') ? each : word;
        if (word < 0 && behind.StartsWith(':') && ClaimWords.ContainsAny(passage.Amounts[at].Name, "共计", "合计", "总计", "共", "总额", "总"))
        {
            return passage.Amounts[at].Figure.End + 1;
        }

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
        if (at + 1 >= passage.Amounts.Count || passage.Amounts[at + 1].Figure.Start < opening || passage.Text.AsSpan(opening, passage.Amounts[at + 1].Figure.Start - opening).Contains('。'))
        {
            return items;
        }

        var sentence = passage.Amounts[at + 1].Sentence;

        var depth = passage.Amounts[at + 1].Depth;
        var bracketed = passage.Text.AsSpan(passage.Amounts[at].Figure.End, opening - passage.Amounts[at].Figure.End).Contains('(');
        for (var next = at + 1; next < passage.Amounts.Count && items.Count <= MostParts; next++)
        {
            var item = passage.Amounts[next];
            var ends = item.Sentence != sentence || (bracketed && (item.Depth < depth || (next > at + 1 && Closes(item.Lead))))
                || (next > at + 1 && ClaimWords.ContainsAny(item.Lead, "此外", "另", "合计", "共计", "总计", "年末", "比上年", "较上年", "与上年", "同比", "未支付", "未使用", "结余", "剩余"));
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
        var (shares, numbered) = (0, 0);
        for (var next = passage.Index + 1; next < report.Passages.Count && next <= passage.Index + MostParts; next++)
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

        var statement = new Statement(Kind(head), passage, head.Figure, passage.ClauseStart(head.Figure)) { End = head.Figure.End };
        var whole = Sum(parts);
        var sure = shares == parts.Count || (numbered == parts.Count && parts.Count >= 3);
        (sure && IsNear(head.Figure, whole.Value!.Value) ? statement.Sure : statement.Possible).Add(whole);
        for (var count = 2; count < parts.Count; count++)
        {
            statement.Possible.Add(Sum(parts.Take(count)));
        }

        return statement;
    }

    /// <summary>基本支出60万元、项目支出40万元，合计100万元.</summary>
    private static Statement? Summed(ReportReading report, Passage passage, int at)
    {
        var total = passage.Amounts[at];
        if (total.IsLevel && ClaimWords.ContainsAny(total.Clause, "上述", "以上") && ClaimWords.ContainsAny(total.Clause, "合计", "共计", "总计"))
        {
            return Above(report, passage, total);
        }

        if (!total.IsLevel || !(ClaimWords.ContainsAny(total.Clause, "合计", "共计", "总计", "总共", "一共", "累计") && total.Clause.Length <= 6))
        {
            return null;
        }

        var parts = Binding.Before(passage, at, total).Where(part => part.Depth == total.Depth && part.Lead.Length > 0).ToList();
        parts.Reverse();
        parts = parts.Count(part => part.Segment == total.Segment) >= 2 ? [.. parts.Where(part => part.Segment == total.Segment)] : parts;
        if (parts.Count < 2)
        {
            return null;
        }

        var colon = passage.Text.LastIndexOf(':', total.Figure.Start);
        var listed = colon < 0 ? [] : parts.Where(part => part.Figure.Start > colon).ToList();
        parts = listed.Count >= 2 ? listed : parts;
        var counted = Numbers.IndexOf(total.Clause.TrimStart('上', '述', '以').FirstOrDefault(), StringComparison.Ordinal) == parts.Count && total.Clause.Contains('项', StringComparison.Ordinal);
        var statement = New(passage, total, [parts[0], total]);
        var clean = parts.TrueForAll(part => !ClaimWords.IsPrior(part.Name) && !ClaimWords.IsTotal(part.Name) && !part.Lead.Contains("其中", StringComparison.Ordinal))
            && parts.TrueForAll(part => part.Segment == total.Segment) && !ClaimWords.ContainsAny(parts[^1].Lead, Open);
        clean = counted || clean;
        clean &= !total.Clause.Contains("累计", StringComparison.Ordinal) || parts.Skip(1).All(part => part.Lead.StartsWith('、') || part.Lead.StartsWith('和'));
        (clean ? statement.Sure : statement.Possible).Add(Sum(parts));
        for (var skip = 1; skip + 2 <= parts.Count; skip++)
        {
            statement.Possible.Add(Sum(parts.Skip(skip)));
        }

        return statement;
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

    /// <summary>上述四项合计100万元: the numbered paragraphs before.</summary>
    private static Statement? Above(ReportReading report, Passage passage, Amount total)
    {
        var parts = new List<Amount>();
        foreach (var item in report.Before(passage, MostParts))
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

        var whole = Sum(parts);
        if (parts.Count < 2 || !IsNear(total.Figure, whole.Value!.Value))
        {
            return null;
        }

        return new Statement(Kind(total), passage, total.Figure, passage.ClauseStart(total.Figure)) { Sure = { whole } };
    }

    private static ClaimKind Kind(Amount head) => Measures.ArePeople(head.Figure.Unit.Measure) ? ClaimKind.HeadCount : ClaimKind.Total;

    private static Statement New(Passage passage, Amount head, List<Amount> parts) =>
        new(Kind(head), passage, head.Figure, Math.Min(passage.ClauseStart(head.Figure), passage.ClauseStart(parts[0].Figure))) { End = Math.Max(head.Figure.End, parts[^1].Figure.End) };

    private static Relation Sum(IEnumerable<Amount> parts) => new(RelationForm.Sum, [.. parts.Select(Operand.Of)]);
}
