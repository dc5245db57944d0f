namespace Evaluation.Core.Claims;

/// <summary>收入a，支出b，结余c; 预算a，实际b，节约c; 编制a人，实有b人，空编c人; 由a%提高到b%，提高c个百分点.</summary>
internal static class DifferenceClaims
{
    private static readonly string[] Remainders =
        ["结余", "剩余", "差额", "相差", "节约", "节余", "余额", "空编", "缺编", "超编", "缺口", "超支", "节省", "尚余", "少支出", "未支出", "未使用", "未执行", "未完成", "未到位", "缺员", "空缺", "盈余"];

    public static IEnumerable<Statement> Find(Passage passage)
    {
        for (var at = 1; at < passage.Amounts.Count; at++)
        {
            var amount = passage.Amounts[at];
            if (amount.Figure.Firmness == FigureFirmness.Bound)
            {
                continue;
            }

            var statement = amount.Dimension == FigureDimension.RatePoints || (amount.IsRate && amount.Direction != 0) ? Points(passage, at)
                : at < 2 ? null
                : Carried(passage, at) ?? Remainder(passage, at);
            if (statement is not null)
            {
                yield return statement;
            }
        }
    }

    private static Statement? Remainder(Passage passage, int at)
    {
        var rest = passage.Amounts[at];
        if (rest.Dimension is FigureDimension.Rate or FigureDimension.Multiple or FigureDimension.Score || ClaimWords.HasComparison(rest.Lead)
            || !Ends(rest.Name) || rest.Lead.Contains("其中", StringComparison.Ordinal))
        {
            return null;
        }

        var levels = Binding.Before(passage, at, rest).Take(4).ToList();
        if (levels.Count < 2)
        {
            return null;
        }

        var (second, first) = (levels[0], levels[1]);
        var statement = new Statement(ClaimKind.Difference, passage, rest.Figure, passage.ClauseStart(first.Figure)) { IsUnsigned = true };
        var carries = levels.Exists(level => ClaimWords.ContainsAny(level.Name, "结转", "上年", "年初结")) || ClaimWords.ContainsAny(rest.Name, "结转", "累计", "年末");
        var roles = ClaimWords.Part(first.Name) * ClaimWords.Part(second.Name) == -1
            || (first.Name.Contains("收入", StringComparison.Ordinal) && second.Name.Contains("支出", StringComparison.Ordinal) && !ClaimWords.ContainsAny(first.Name, "财政拨款", "事业"));
        var sure = levels.Count == 2 && !carries && roles && first.Segment == rest.Segment && !passage.Text.AsSpan(first.Figure.End, rest.Figure.Start - first.Figure.End).Contains("其中", StringComparison.Ordinal);
        (sure ? statement.Sure : statement.Possible).Add(new(RelationForm.Difference, [Operand.Of(first), Operand.Of(second)]));
        return statement;
    }

    /// <summary>年初结转a，本年收入b，本年支出c，年末结转d.</summary>
    private static Statement? Carried(Passage passage, int at)
    {
        var rest = passage.Amounts[at];
        if (!ClaimWords.ContainsAny(rest.Name, "年末结转", "结转下年", "年末结余", "期末结转", "年末累计结转", "年末财政拨款结转"))
        {
            return null;
        }

        var levels = Binding.Before(passage, at, rest).Take(6).ToList();
        var opening = levels.Find(level => ClaimWords.ContainsAny(level.Name, "年初结转", "上年结转", "年初结余", "期初结转", "年初财政拨款结转"));
        var income = levels.Find(level => level.Name.Contains("收入", StringComparison.Ordinal) && !ReferenceEquals(level, opening));
        var spent = levels.Find(level => level.Name.Contains("支出", StringComparison.Ordinal));
        if (opening is null || income is null || spent is null)
        {
            return null;
        }

        var statement = new Statement(ClaimKind.Difference, passage, rest.Figure, passage.ClauseStart(levels[^1].Figure));
        (levels.Count == 3 ? statement.Sure : statement.Possible).Add(new(RelationForm.Balance, [Operand.Of(opening), Operand.Of(income), Operand.Of(spent)]));
        return statement;
    }

    private static Statement? Points(Passage passage, int at)
    {
        var step = passage.Amounts[at];
        if (step.Direction == 0)
        {
            return null;
        }

        var rates = new List<Amount>();
        for (var back = at - 1; back >= 0 && back >= at - 6 && passage.Amounts[back].Sentence == step.Sentence; back--)
        {
            if (passage.Amounts[back].IsRate && passage.Amounts[back].Role != AmountRole.Change)
            {
                rates.Add(passage.Amounts[back]);
            }
        }

        var next = at + 1 < passage.Amounts.Count ? passage.Amounts[at + 1] : null;
        var reached = next is not null && next.IsRate && next.Sentence == step.Sentence && ClaimWords.ContainsAny(next.Clause, "达", "为", "至", "到");
        if (reached && rates.Count == 1)
        {
            rates.Insert(0, next!);
        }

        if (rates.Count < 2 || (step.IsRate && !ClaimWords.ContainsAny(rates[1].Clause, "由", "从")))
        {
            return null;
        }

        var (current, before) = IsBefore(rates[0]) && !IsBefore(rates[1]) ? (rates[1], rates[0]) : (rates[0], rates[1]);
        var number = step.Figure.Value;
        var statement = new Statement(ClaimKind.PercentagePoints, passage, step.Figure, Math.Min(passage.ClauseStart(before.Figure), passage.ClauseStart(current.Figure)))
        {
            Value = step.Direction < 0 && number.Sign > 0 ? -number : number,
            Direction = step.Direction,
            End = reached ? Math.Max(step.Figure.End, next!.Figure.End) : step.Figure.End,
        };
        var sure = rates.Count == 2 || ClaimWords.ContainsAny(rates[1].Clause, "由", "从");
        (sure ? statement.Sure : statement.Possible).Add(new(RelationForm.Difference, [Operand.Of(current), Operand.Of(before)]));
        if (step.IsRate)
        {
            statement.Possible.Add(new(RelationForm.Growth, [Operand.Of(current), Operand.Of(before)]));
        }

        return statement;
    }

    private static bool IsBefore(Amount rate) => rate.Role == AmountRole.Base || ClaimWords.IsPrior(rate.Name) || ClaimWords.ContainsAny(rate.Clause, "由", "从", "比", "较");

    private static bool Ends(string name)
    {
        var text = name.AsSpan().TrimEnd("资金数额率共了为计人员");
        return ClaimWords.Ends(name, Remainders) || ClaimWords.Ends(text, Remainders);
    }
}
