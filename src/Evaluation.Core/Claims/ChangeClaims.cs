namespace Evaluation.Core.Claims;

/// <summary>比上年增加 x，增长 r%: the rate from the change, or from the figure compared with; the change from both figures.</summary>
internal static class ChangeClaims
{
    public static IEnumerable<Statement> Find(ReportReading report, Passage passage)
    {
        for (var at = 0; at < passage.Amounts.Count; at++)
        {
            var amount = passage.Amounts[at];
            if (amount.Direction == 0 || amount.Figure.Firmness == FigureFirmness.Bound || amount.Dimension is FigureDimension.RatePoints or FigureDimension.Score)
            {
                continue;
            }

            if (ClaimWords.ContainsAny(amount.Clause, "分别", "年均", "平均", "月均", "人均", "日均", "均增") || IsJoined(passage, at) || IsJoined(passage, at + 1))
            {
                continue;
            }

            var statement = amount.Dimension is FigureDimension.Rate or FigureDimension.Multiple ? Rate(report, passage, at) : Step(report, passage, at);
            if (statement is not null)
            {
                yield return statement;
            }
        }
    }

    /// <summary>分别下降1.98%、2.37%: changes of several figures in one row.</summary>
    private static bool IsJoined(Passage passage, int at) =>
        at > 0 && at < passage.Amounts.Count && passage.Amounts[at].Lead is "、" or "和" or "及" or "与" && passage.Amounts[at].Dimension == passage.Amounts[at - 1].Dimension && passage.Amounts[at - 1].Direction != 0;

    private static Statement? Rate(ReportReading report, Passage passage, int at)
    {
        var amounts = passage.Amounts;
        var change = ChangeBefore(passage, at);
        change = change < 0 ? ChangeBehind(passage, at) : change;
        var isLoose = change > at && amounts[at].Lead.Contains("口径", StringComparison.Ordinal) || passage.Text.Contains("自然口径", StringComparison.Ordinal);
        var comparison = Comparison.Of(passage, change >= 0 ? Math.Min(change, at) : at);
        if (IsPartOfRates(amounts, at, change))
        {
            return null;
        }

        var like = change >= 0 ? amounts[change] : comparison.Base;
        var readings = new Readings(report, passage, comparison, like);
        var statement = New(passage, amounts[at], readings.Start, change >= 0);
        foreach (var (current, isSure) in readings.Currents)
        {
            var compared = readings.BaseOf(current);
            if (compared is not null && !ReferenceEquals(compared, current) && current.Matches(compared))
            {
                Add(statement, new(RelationForm.Growth, [Operand.Of(current), Operand.Of(compared)]), isSure);
            }

            if (change >= 0 && current.Matches(amounts[change]) && comparison.Base is null)
            {
                var step = amounts[change].Direction < 0 && amounts[change].Figure.Number > 0m ? Operand.Of(amounts[change]).Times(-1) : Operand.Of(amounts[change]);
                var before = current.Figure.Value - step.Value;
                if (before.Sign >= 0 && !(before.IsZero && amounts[at].Figure.Number == 0m))
                {
                    Add(statement, new(RelationForm.GrowthByChange, [step, Operand.Of(current)]), isSure && compared is null && !isLoose);
                }
            }
        }

        if (change >= 0 && comparison.Base is { } given && given.Matches(amounts[change]) && statement.Sure.Count == 0 && given.Figure.Number != 0m)
        {
            var moved = amounts[change].Direction < 0 && amounts[change].Figure.Number > 0m ? Operand.Of(amounts[change]).Times(-1) : Operand.Of(amounts[change]);
            statement.Sure.Add(new(RelationForm.Quotient, [moved, Operand.Of(given)]));
        }

        return statement.Sure.Count + statement.Possible.Count == 0 ? null : statement;
    }

    private static Statement? Step(ReportReading report, Passage passage, int at)
    {
        var step = passage.Amounts[at];
        var comparison = Comparison.Of(passage, at);
        if (comparison.IsImplied && ClaimWords.ContainsAny(step.Clause, "追加", "调增", "调减", "核减", "新增"))
        {
            return null;
        }

        var readings = new Readings(report, passage, comparison, step);
        var statement = New(passage, step, readings.Start, tellsUnclear: false);
        foreach (var (current, isSure) in readings.Currents)
        {
            if (readings.BaseOf(current) is { } compared && compared.Matches(step) && !ReferenceEquals(compared, current))
            {
                Add(statement, new(RelationForm.Difference, [Operand.Of(current), Operand.Of(compared)]), isSure);
            }
        }

        return statement.Sure.Count + statement.Possible.Count == 0 ? null : statement;
    }

    private static Statement New(Passage passage, Amount stated, int start, bool tellsUnclear) => new(ClaimKind.Change, passage, stated.Figure, start)
    {
        Value = stated.Direction < 0 && stated.Figure.Number > 0m ? -stated.Figure.Value : stated.Figure.Value,
        Direction = stated.Direction,
        TellsUnclear = tellsUnclear,
    };

    private static void Add(Statement statement, Relation relation, bool isSure) => (isSure ? statement.Sure : statement.Possible).Add(relation);

    /// <summary>The change that a rate belongs to: the figure before it, or behind a clause of reasons.</summary>
    private static int ChangeBefore(Passage passage, int at)
    {
        var amounts = passage.Amounts;
        for (var back = at - 1; back >= 0 && back >= at - 6 && amounts[back].Sentence == amounts[at].Sentence && amounts[back].Segment == amounts[at].Segment; back--)
        {
            var amount = amounts[back];
            if (amount.Direction != 0 && amount.Dimension is FigureDimension.Rate or FigureDimension.Multiple)
            {
                return -1;
            }

            if (amount.Role == AmountRole.Change && amount.Dimension is not (FigureDimension.RatePoints or FigureDimension.Score))
            {
                return back == at - 1 || ClaimWords.HasComparison(amount.Lead) || Comparison.Of(passage, back).Base is not null ? back : -1;
            }

            if (back == at - 1 && ClaimWords.HasComparison(amounts[at].Lead))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>较上年增长15.35%，增收25457万元: the change stands behind its rate.</summary>
    private static int ChangeBehind(Passage passage, int at)
    {
        var amounts = passage.Amounts;
        if (at + 1 >= amounts.Count || amounts[at + 1] is not { Role: AmountRole.Change, Dimension: FigureDimension.Money or FigureDimension.Count } change)
        {
            return -1;
        }

        var own = change.Segment == amounts[at].Segment && change.Direction == amounts[at].Direction && change.Lead.Length <= 6 && !ClaimWords.HasComparison(change.Lead);
        return own && !(at + 2 < amounts.Count && amounts[at + 2] is { IsRate: true, Direction: not 0 } next && next.Lead.Length <= 6) ? at + 1 : -1;
    }

    /// <summary>A rate of a rate (由90%增长5%) is a matter of percentage points.</summary>
    private static bool IsPartOfRates(IReadOnlyList<Amount> amounts, int at, int change) =>
        change < 0 && at > 0 && amounts[at - 1].IsRate && amounts[at - 1].IsLevel && amounts[at - 1].Sentence == amounts[at].Sentence && !ClaimWords.HasComparison(amounts[at].Lead);
}
