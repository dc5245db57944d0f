namespace Evaluation.Core.Claims;

/// <summary>占…的r%: a part of the whole that is printed behind 占, named there, or heads the list.</summary>
internal static class ShareClaims
{
    public static IEnumerable<Statement> Find(ReportReading report, Passage passage)
    {
        for (var at = 1; at < passage.Amounts.Count; at++)
        {
            var rate = passage.Amounts[at];
            if (!rate.IsRate || rate.Direction != 0 || rate.Figure.Firmness == FigureFirmness.Bound)
            {
                continue;
            }

            if (Read(report, passage, at) is { } statement)
            {
                yield return statement;
            }
        }
    }

    private static Statement? Read(ReportReading report, Passage passage, int at)
    {
        var amounts = passage.Amounts;
        var rate = amounts[at];
        var (whole, first, clause) = (amounts[at - 1] is { Role: AmountRole.Base } given && given.Sentence == rate.Sentence && rate.Lead.StartsWith('的'))
            ? (amounts[at - 1], at - 1, amounts[at - 1].Clause)
            : (null, at, rate.Clause);
        var (group, place) = Group(amounts, at);
        clause = group > 1 ? amounts[at - place].Clause : clause;
        if (!ClaimWords.ContainsAny(clause, "占", "比重", "比例为") || clause.Contains('与', StringComparison.Ordinal))
        {
            return null;
        }

        var parts = Binding.Before(passage, first - place, whole).Take(10).ToList();
        var near = parts.Where(part => part.Segment == rate.Segment).ToList();
        var part = group > 1 ? Respective(parts, group, place) : near.FirstOrDefault() ?? (parts.Count == 1 ? parts[0] : null);
        if (part is null)
        {
            return null;
        }

        var statement = new Statement(ClaimKind.Share, passage, rate.Figure, Math.Min(passage.ClauseStart(part.Figure), passage.ClauseStart(rate.Figure)));
        if (whole is not null)
        {
            statement.Sure.Add(Of(part, whole));
        }
        else
        {
            Wholes(report, statement, part, Label(clause));
        }

        if (group == 1)
        {
            foreach (var other in near.Where(other => !ReferenceEquals(other, part)).Take(4))
            {
                foreach (var sure in statement.Sure.Take(1).ToList())
                {
                    statement.Possible.Add(new(RelationForm.Quotient, [Operand.Of(other), sure.Operands[1]]));
                }
            }
        }

        return statement.Sure.Count + statement.Possible.Count == 0 ? null : statement;
    }

    private static Relation Of(Amount part, Amount whole) => new(RelationForm.Quotient, [Operand.Of(part), Operand.Of(whole)]);

    /// <summary>Words between 占 and 的: 占本年支出合计的 → 本年支出合计; before 比重 likewise.</summary>
    private static string Label(string clause)
    {
        var at = clause.LastIndexOf('占');
        var label = at < 0 ? clause : clause[(at + 1)..];
        return label.AsSpan().TrimEnd("为是达约到:").ToString();
    }

    private static void Wholes(ReportReading report, Statement statement, Amount part, string label)
    {
        var passage = statement.Passage;
        var at = part.Index;
        if (!Binding.IsGeneric(label) && label is not ("比重" or "比例"))
        {
            foreach (var whole in Binding.Around(passage, at, part).Where(other => Binding.Names(label, other.Name)))
            {
                statement.Sure.Add(Of(part, whole));
            }

            foreach (var earlier in Binding.Earlier(report, passage, part).Where(other => Binding.Names(label, other.Amount.Name)).Take(8))
            {
                (statement.Sure.Count == 0 ? statement.Sure : statement.Possible).Add(Of(part, earlier.Amount));
            }

            if (statement.Sure.Count > 0)
            {
                return;
            }
        }

        var isNamed = !Binding.IsGeneric(label);
        foreach (var (head, isSure) in Heads(report, passage, at, part))
        {
            (isSure && !isNamed && statement.Sure.Count == 0 ? statement.Sure : statement.Possible).Add(Of(part, head));
        }
    }

    /// <summary>Figures that head a list with the part in it: those before 其中 or a colon and totals, nearest first.</summary>
    private static IEnumerable<(Amount Head, bool IsSure)> Heads(ReportReading report, Passage passage, int at, Amount part)
    {
        for (var back = at - 1; back >= 0 && back >= at - 40; back--)
        {
            var head = passage.Amounts[back];
            if (head.IsLevel && head.Matches(part) && head.Figure.Value.Sign > 0)
            {
                var behind = passage.Behind(back);
                var opens = behind.Contains("其中", StringComparison.Ordinal) || behind.TrimEnd().EndsWith(':') || behind.Contains(":", StringComparison.Ordinal);
                yield return (head, (opens && passage.Amounts[back + 1].Depth <= part.Depth) || ClaimWords.IsTotal(head.Name));
            }
        }

        var distance = 0;
        foreach (var (head, earlier, place) in Binding.Earlier(report, passage, part).Take(40))
        {
            distance = passage.Index - earlier.Index;
            var behind = earlier.Behind(place);
            yield return (head, distance <= 10 && (behind.Contains("其中", StringComparison.Ordinal) || behind.EndsWith(':') || (ClaimWords.IsTotal(head.Name) && head.Figure.Value >= part.Figure.Value)));
        }
    }

    /// <summary>分别占60%、40%: how many rates stand in the row, and which of them this is.</summary>
    private static (int Count, int Place) Group(IReadOnlyList<Amount> amounts, int at)
    {
        var (first, last) = (at, at);
        while (first > 0 && amounts[first].IsRate && amounts[first].Lead is "、" or "和" or "," or "及" or "与" && amounts[first - 1].IsRate)
        {
            first--;
        }

        while (last + 1 < amounts.Count && amounts[last + 1].IsRate && amounts[last + 1].Lead is "、" or "和" or "," or "及" or "与")
        {
            last++;
        }

        return (last - first + 1, at - first);
    }

    private static Amount? Respective(List<Amount> nearestFirst, int count, int place) =>
        nearestFirst.Count >= count ? nearestFirst[count - 1 - place] : null;
}
