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

            var statement = amount.Dimension is FigureDimension.Rate or FigureDimension.Multiple ? Rate(report, passage, at) : Step(report, passage, at);
            if (statement is not null)
            {
                yield return statement;
            }
        }
    }

    private static Statement? Rate(ReportReading report, Passage passage, int at)
    {
        var amounts = passage.Amounts;
        var change = ChangeBefore(passage, at);
        var comparison = Comparison.Of(passage, change >= 0 ? change : at);
        if (comparison is null || IsPartOfRates(amounts, at, change))
        {
            return null;
        }

        var like = change >= 0 ? amounts[change] : comparison.Base;
        var rate = amounts[at];
        var number = rate.Figure.Value;
        var readings = new Readings(report, passage, comparison, like);
        var statement = new Statement(ClaimKind.Change, passage, rate.Figure, readings.Start)
        {
            Value = rate.Direction < 0 && number.Sign > 0 ? -number : number,
            Direction = rate.Direction,
            TellsUnclear = change >= 0,
        };

        foreach (var (current, isSure) in readings.Currents)
        {
            if (readings.Base is { } compared && !ReferenceEquals(compared, current))
            {
                Add(statement, new(RelationForm.Growth, [Operand.Of(current), Operand.Of(compared)]), isSure);
            }

            if (change >= 0 && current.Matches(amounts[change]) && comparison.Base is null)
            {
                var step = amounts[change].Direction < 0 && amounts[change].Figure.Number > 0m ? Operand.Of(amounts[change]).Times(-1) : Operand.Of(amounts[change]);
                var before = current.Figure.Value - step.Value;
                if (before.Sign >= 0 && !(before.IsZero && number.IsZero))
                {
                    Add(statement, new(RelationForm.GrowthByChange, [step, Operand.Of(current)]), isSure);
                }
            }
        }

        return statement.Sure.Count + statement.Possible.Count == 0 ? null : statement;
    }

    private static Statement? Step(ReportReading report, Passage passage, int at)
    {
        var step = passage.Amounts[at];
        var comparison = Comparison.Of(passage, at);
        if (comparison is null)
        {
            return null;
        }

        var readings = new Readings(report, passage, comparison, step);
        if (readings.Base is not { } compared || !compared.Matches(step))
        {
            return null;
        }

        var number = step.Figure.Value;
        var statement = new Statement(ClaimKind.Change, passage, step.Figure, readings.Start)
        {
            Value = step.Direction < 0 && number.Sign > 0 ? -number : number,
            Direction = step.Direction,
        };
        foreach (var (current, isSure) in readings.Currents)
        {
            if (!ReferenceEquals(compared, current))
            {
                Add(statement, new(RelationForm.Difference, [Operand.Of(current), Operand.Of(compared)]), isSure);
            }
        }

        return statement.Sure.Count + statement.Possible.Count == 0 ? null : statement;
    }

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
                return back == at - 1 || ClaimWords.HasComparison(amount.Lead) || Comparison.Of(passage, back)?.Base is not null ? back : -1;
            }

            if (back == at - 1 && ClaimWords.HasComparison(amounts[at].Lead))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>A rate of a rate (由90%增长5%) is a matter of percentage points.</summary>
    private static bool IsPartOfRates(IReadOnlyList<Amount> amounts, int at, int change) =>
        change < 0 && at > 0 && amounts[at - 1].IsRate && amounts[at - 1].IsLevel && amounts[at - 1].Sentence == amounts[at].Sentence && !ClaimWords.HasComparison(amounts[at].Lead);
}
