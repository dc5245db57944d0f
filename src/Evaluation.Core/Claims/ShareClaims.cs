namespace Evaluation.Core.Claims;

/// <summary>占…的r%: a part of the whole that is printed behind 占, named there, or heads the list.</summary>
internal static class ShareClaims
{
    public static IEnumerable<Statement> Find(ReportReading report, Passage passage)
    {
        for (var at = 0; at < passage.Amounts.Count; at++)
        {
            var rate = passage.Amounts[at];
            if (rate.IsRate && rate.Direction == 0 && rate.Figure.Firmness != FigureFirmness.Bound && Read(report, passage, at) is { } statement)
            {
                yield return statement;
            }
        }
    }

    private static Statement? Read(ReportReading report, Passage passage, int at)
    {
        var amounts = passage.Amounts;
        var rate = amounts[at];
        var whole = at > 0 && amounts[at - 1] is { Role: AmountRole.Base } given && given.Sentence == rate.Sentence && rate.Lead.StartsWith('的') ? given : null;
        var (group, place) = Group(amounts, at);
        var clause = group > 1 ? amounts[at - place].Clause : whole?.Clause ?? rate.Clause;
        var ratio = clause.IndexOf('占', StringComparison.Ordinal);
        if (!ClaimWords.ContainsAny(clause, "占", "比重") || (ratio < 0 && clause.Contains('与', StringComparison.Ordinal)))
        {
            return null;
        }

        var first = (whole?.Index ?? at) - place;
        var named = ratio >= 2 && group == 1 ? ByName(passage, first, clause[..ratio], whole) : null;
        var parts = Binding.Before(passage, Math.Max(first, 0), whole).Take(10).ToList();
        var near = parts.Where(part => part.Segment == rate.Segment).ToList();
        var part = group > 1 ? Respective(parts, group, place) : named ?? near.FirstOrDefault() ?? (parts.Count == 1 ? parts[0] : null);
        if (part is null)
        {
            return null;
        }

        var starts = part.Sentence == rate.Sentence && part.Figure.Start < rate.Figure.Start ? passage.ClauseStart(part.Figure) : int.MaxValue;
        var statement = new Statement(ClaimKind.Share, passage, rate.Figure, Math.Min(starts, passage.ClauseStart(rate.Figure)));
        if (whole is not null)
        {
            statement.Sure.Add(Of(part, whole));
        }
        else
        {
            Wholes(report, statement, part, Label(clause) is var label && Binding.IsGeneric(label) ? Among(passage, part) ?? label : label, near);
        }

        return statement.Sure.Count + statement.Possible.Count == 0 ? null : statement;
    }

    private static Relation Of(Amount part, Amount whole) => new(RelationForm.Quotient, [Operand.Of(part), Operand.Of(whole)]);

    /// <summary>The part that the clause names itself: 民生支出占…; the figure of that name nearest to it.</summary>
    private static Amount? ByName(Passage passage, int at, string words, Amount? like)
    {
        var segment = passage.Amounts[at].Segment;
        var label = words.AsSpan().Trim("年度0123456789其中,的").ToString();
        if (label.Length < 2)
        {
            return null;
        }

        var found = Binding.Around(passage, at, like).Where(amount => ClaimWords.Part(amount.Name) != -1 && amount.Segment == segment)
            .Select(amount => (Amount: amount, Same: Binding.Overlap(label, amount.FullName))).ToList();
        var most = found.Count == 0 ? 0 : found.Max(amount => amount.Same);
        return most < Math.Min(3, label.Length) ? null : found.First(amount => amount.Same == most).Amount;
    }

    /// <summary>Words between 占 and 的: 占本年支出合计的 → 本年支出合计; before 比重 likewise.</summary>
    private static string Label(string clause)
    {
        var at = clause.LastIndexOf('占');
        var label = at < 0 ? clause : clause[(at + 1)..];
        return label.AsSpan().TrimEnd("为是达约到:").ToString();
    }

    /// <summary>本年支出中，基本支出…占60%: the whole named at the start of the sentence.</summary>
    private static string? Among(Passage passage, Amount part)
    {
        var text = passage.Text;
        var start = part.Figure.Start;
        while (start > 0 && part.Figure.Start - start < 300 && text[start - 1] is not ('。' or ';' or '!' or '?'))
        {
            start--;
        }

        var end = text.AsSpan(start, part.Figure.Start - start).IndexOfAny(",:");
        var words = end is > 2 and < 20 ? text.AsSpan(start, end).TrimStart("在从") : [];
        return words.EndsWith("中", StringComparison.Ordinal) && words is not "其中" && words.IndexOfAnyInRange('0', '9') < 0 ? words[..^1].ToString() : null;
    }

    private static void Wholes(ReportReading report, Statement statement, Amount part, string label, List<Amount> near)
    {
        var passage = statement.Passage;
        if (!Binding.IsGeneric(label) && label is not ("比重" or "比例"))
        {
            Named(report, statement, part, label);
            if (statement.Sure.Count > 0)
            {
                return;
            }
        }

        var isNamed = !Binding.IsGeneric(label);
        foreach (var (head, isSure) in Heads(report, passage, part))
        {
            var isSettled = statement.Sure.Count > 0 && !passage.Holds(head);
            if (!isSettled && statement.Possible.Count < 12)
            {
                (isSure && !isNamed && statement.Sure.Count == 0 ? statement.Sure : statement.Possible).Add(Of(part, head));
            }
        }

        if (statement.Sure.Count == 0 && !isNamed && near.Count == 2 && ReferenceEquals(near[0], part) && near[1].Figure.Value >= part.Figure.Value)
        {
            statement.Sure.Add(Of(part, near[1]));
        }
    }

    private static void Named(ReportReading report, Statement statement, Amount part, string label)
    {
        var passage = statement.Passage;
        var named = Binding.Around(passage, part.Index, part).Where(other => !ReferenceEquals(other, part) && Binding.Names(label, other.FullName)).ToList();
        var exact = named.Where(other => Binding.NamesExactly(label, other.Name)).ToList();
        var before = Binding.Earlier(report, passage, part).Where(other => Binding.Names(label, other.Amount.FullName)).Select(other => other.Amount).Take(8).ToList();
        var exactBefore = before.Where(other => Binding.NamesExactly(label, other.Name)).ToList();
        foreach (var whole in exact.Count > 0 ? exact : exactBefore.Count > 0 ? exactBefore : named.Count > 0 ? named : before)
        {
            var isPlan = ClaimWords.ContainsAny(whole.Name, "预算", "计划") && ClaimWords.Part(whole.Name) == -1 && !ClaimWords.ContainsAny(label, "预算", "计划");
            (isPlan ? statement.Possible : statement.Sure).Add(Of(part, whole));
        }

        statement.Possible.AddRange(exact.Count > 0 ? [] : named.Concat(before).Select(whole => Of(part, whole)));
        var sum = Sum(passage, part) ?? (label.EndsWith("资金", StringComparison.Ordinal) ? Binding.Earlier(report, passage, part).Select(other => other.Amount).FirstOrDefault(IsSum) : null);
        if (sum is not null && statement.Sure.Count > 0)
        {
            statement.Sure.Add(Of(part, sum));
        }
    }

    /// <summary>三项合计 in the sentence of a part.</summary>
    private static Amount? Sum(Passage passage, Amount part)
    {
        for (var at = part.Index - 1; at >= 0 && at >= part.Index - 12 && passage.Amounts[at].Sentence == part.Sentence; at--)
        {
            if (passage.Amounts[at].IsLevel && passage.Amounts[at].Matches(part) && IsSum(passage.Amounts[at]))
            {
                return passage.Amounts[at];
            }
        }

        return null;
    }

    private static bool IsSum(Amount amount) => amount.Clause.Length <= 6 && ClaimWords.ContainsAny(amount.Clause, "合计", "共计", "总计");

    /// <summary>
    /// Figures that head a list with the part in it: those before 其中 or a colon and totals, nearest first; then the whole another share
    /// names, a total behind the list, and those of the paragraphs before.
    /// </summary>
    private static IEnumerable<(Amount Head, bool IsSure)> Heads(ReportReading report, Passage passage, Amount part)
    {
        var amounts = passage.Amounts;
        for (var back = part.Index - 1; back >= 0 && back >= part.Index - 40; back--)
        {
            var head = amounts[back];
            if (!head.Matches(part) || head.Figure.Value.Sign <= 0 || head.Role == AmountRole.Change)
            {
                continue;
            }

            var behind = passage.Behind(back);
            var end = head.Figure.End + behind.Length;
            var opens = passage.Text.AsSpan(end).StartsWith("。其中", StringComparison.Ordinal) || behind.Contains("其中", StringComparison.Ordinal) || behind.EndsWith(':') || behind.StartsWith('中') || (behind.Contains(':', StringComparison.Ordinal) && (behind.Length < 8 || ClaimWords.ContainsAny(behind, "用于", "方面", "如下", "包括", "构成")));
            if (head.Role == AmountRole.Base)
            {
                yield return (head, head.Clause.Contains('占', StringComparison.Ordinal));
            }
            else
            {
                yield return (head, (back == part.Index - 1 - Rates(amounts, back, part.Index) && part.Lead.Contains("其中", StringComparison.Ordinal)) || (opens && amounts[back + 1].Depth <= part.Depth) || (ClaimWords.IsTotal(head.Name) && ClaimWords.Part(head.Name) != -1 && !ClaimWords.IsPrior(head.Name)));
            }
        }

        for (var ahead = part.Index + 1; ahead < amounts.Count && ahead <= part.Index + 40; ahead++)
        {
            if (amounts[ahead].IsLevel && amounts[ahead].Matches(part) && ClaimWords.ContainsAny(amounts[ahead].Clause, "合计", "总计", "共计") && amounts[ahead].Figure.Value > part.Figure.Value)
            {
                yield return (amounts[ahead], true);
                break;
            }
        }

        foreach (var (head, earlier, place) in Binding.Earlier(report, passage, part).Take(40))
        {
            var behind = earlier.Behind(place);
            yield return (head, passage.Index - earlier.Index <= 10 && (behind.Contains("其中", StringComparison.Ordinal) || behind.EndsWith(':') || (ClaimWords.IsTotal(head.Name) && head.Figure.Value >= part.Figure.Value)));
        }
    }

    /// <summary>Rates that stand between two figures, if nothing else does.</summary>
    private static int Rates(IReadOnlyList<Amount> amounts, int from, int to)
    {
        var rates = 0;
        for (var at = from + 1; at < to; at++)
        {
            rates += amounts[at].IsRate ? 1 : 0;
        }

        return rates;
    }

    /// <summary>分别占60%、40%: how many rates stand in the row, and which of them this is.</summary>
    private static (int Count, int Place) Group(IReadOnlyList<Amount> amounts, int at)
    {
        var (first, last) = (at, at);
        while (first > 0 && IsJoined(amounts[first - 1], amounts[first]))
        {
            first--;
        }

        while (last + 1 < amounts.Count && IsJoined(amounts[last], amounts[last + 1]))
        {
            last++;
        }

        return (last - first + 1, at - first);
    }

    private static bool IsJoined(Amount left, Amount right) => left.IsRate && right.IsRate && right.Lead is "、" or "和" or "," or "及" or "与";

    private static Amount? Respective(List<Amount> nearestFirst, int count, int place) =>
        nearestFirst.Count >= count ? nearestFirst[count - 1 - place] : null;
}
