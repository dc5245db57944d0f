using Evaluation.Core.Quantities;

namespace Evaluation.Core.Claims;

/// <summary>Every way in which a list of parts may make up its total, and whether the plain one is sure.</summary>
internal static class ListReading
{
    private static readonly string[] Overlapping =
        ["党员", "女", "少数民族", "学历", "本科", "研究生", "硕士", "博士", "大专", "职称", "高级", "中级", "初级", "以上", "以下", "团员", "新增", "优秀", "平均", "累计", "人均", "同比", "最高", "最低", "已", "新"];

    /// <summary>Every way in which the list may be read; the plain one is sure when nothing speaks against it.</summary>
    public static void Add(Statement statement, Amount head, List<Amount> items, List<Amount> listed, bool isOpen)
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
    public static bool IsNear(Figure head, Ratio sum)
    {
        var stated = head.Value;
        if (head.Unit.Dimension == FigureDimension.Count && stated <= 20 && Ratio.Abs(stated - sum) <= 2)
        {
            return true;
        }

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

    public static Relation Sum(IEnumerable<Amount> parts) => new(RelationForm.Sum, [.. parts.Select(Operand.Of)]);
}
