namespace Evaluation.Core.Claims;

/// <summary>共N，其中a、b: a total and its parts; a、b，合计N; N（含n）.</summary>
internal static class TotalClaims
{
    private static readonly string[] Open = ["等", "主要包括", "主要有", "主要是", "主要用于", "主要为", "包含", "重点"];

    private const string Numbers = "零一二三四五六七八九十";

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
        var opening = ListItems.Opening(passage, at);
        if (opening < 0)
        {
            return head.IsLevel && at == passage.Amounts.Count - 1 && passage.Text.AsSpan(head.Figure.End).TrimEnd(":。;,").Length == 0 ? ParagraphLists.Below(report, passage, head) : null;
        }

        var parts = ListItems.Items(passage, at, opening);
        if (parts.Count == 0 && opening <= passage.Text.Length && passage.Text.AsSpan(opening).TrimEnd(":,。").Length <= 4)
        {
            return ParagraphLists.Below(report, passage, head);
        }

        var listed = ListItems.Parts(head, parts);
        if (listed.Count == 1 && head.IsLevel && parts.Count == 1 && !head.IsRate && head.Matches(listed[0]) && passage.Text.AsSpan(Math.Max(0, opening - 2), 2).StartsWith("其中", StringComparison.Ordinal))
        {
            return new Statement(ClaimKind.Part, passage, listed[0].Figure, passage.ClauseStart(head.Figure)) { IsBound = true, Sure = { new(RelationForm.Sum, [Operand.Of(head)]) } };
        }

        if (listed.Count < 2 || parts.Count > ListItems.Most)
        {
            return null;
        }

        var statement = New(passage, head, listed);
        var behind = passage.Behind(listed[^1].Index);
        var isOpen = ClaimWords.ContainsAny(listed[0].Lead, Open) || listed.Exists(part => ClaimWords.ContainsAny(part.Clause, Open)) || behind.AsSpan().TrimStart("、)").StartsWith("等", StringComparison.Ordinal);
        ListReading.Add(statement, head, parts, listed, isOpen);
        return statement;
    }

    /// <summary>基本支出60万元、项目支出40万元，合计100万元.</summary>
    private static Statement? Summed(ReportReading report, Passage passage, int at)
    {
        var total = passage.Amounts[at];
        if (total.IsLevel && ClaimWords.ContainsAny(total.Clause, "上述", "以上") && ClaimWords.ContainsAny(total.Clause, "合计", "共计", "总计"))
        {
            return ParagraphLists.Above(report, passage, total);
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
        (clean ? statement.Sure : statement.Possible).Add(ListReading.Sum(parts));
        for (var skip = 1; skip + 2 <= parts.Count; skip++)
        {
            statement.Possible.Add(ListReading.Sum(parts.Skip(skip)));
        }

        return statement;
    }

    public static ClaimKind Kind(Amount head) => Measures.ArePeople(head.Figure.Unit.Measure) ? ClaimKind.HeadCount : ClaimKind.Total;

    public static Statement New(Passage passage, Amount head, List<Amount> parts) =>
        new(Kind(head), passage, head.Figure, Math.Min(passage.ClauseStart(head.Figure), passage.ClauseStart(parts[0].Figure))) { End = Math.Max(head.Figure.End, parts[^1].Figure.End) };
}
