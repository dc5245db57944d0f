namespace Evaluation.Core.Claims;

/// <summary>收入a，支出b，结余c; 预算a，实际b，节约c; 编制a人，实有b人，空编c人; 由a%提高到b%，提高c个百分点.</summary>
internal static class DifferenceClaims
{
    private static readonly string[] Remainders =
        ["结余", "剩余", "差额", "相差", "节约", "节余", "余额", "空编", "缺编", "超编", "缺口", "超支", "节省", "尚余", "少支出", "缺员", "空缺", "盈余", "尚有", "还有", "仍有", "尚剩", "尚缺", "尚欠", "还差", "差", "提前", "净增加", "净增", "净减少", "缺额", "欠缴"];

    /// <summary>Words for what is beyond the plan: the outcome less the plan.</summary>
    private static readonly string[] Beyond = ["超编", "超支", "超出", "超缴"];

    /// <summary>Words that carry no sign.</summary>
    private static readonly string[] Unsigned = ["相差", "差额", "差异", "净减少", "提前", "缺口"];

    private static readonly string[] Opening = ["剩余", "结余", "节约", "节余", "尚余", "未", "尚未"];

    public static IEnumerable<Statement> Find(ReportReading report, Passage passage)
    {
        for (var at = 1; at < passage.Amounts.Count; at++)
        {
            var amount = passage.Amounts[at];
            if (amount.Figure.Firmness == FigureFirmness.Bound)
            {
                continue;
            }

            var statement = amount.Dimension == FigureDimension.RatePoints || (amount.IsRate && amount.Direction != 0) ? Points(report, passage, at)
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
            || !(Ends(rest.Name) || Ends(rest.Clause) || Array.Exists(Opening, word => rest.Name.StartsWith(word, StringComparison.Ordinal))) || rest.Lead.Contains("其中", StringComparison.Ordinal))
        {
            return null;
        }

        var posts = ClaimWords.ContainsAny(rest.Name, "空编", "缺编", "超编");
        var levels = Binding.Before(passage, at, posts ? null : rest).Where(level => !posts || level.Dimension == rest.Dimension).Where(level => level.Segment == rest.Segment).Take(5).ToList();
        if (levels.Count < 2)
        {
            return null;
        }

        var carries = levels.Exists(level => ClaimWords.ContainsAny(level.Name, "结转", "上年", "年初结", "年初余", "期初")) || ClaimWords.ContainsAny(rest.Name, "结转", "累计");
        var (second, first) = (levels[0], levels[1]);
        var flows = levels.Count > 2 && carries && ClaimWords.ContainsAny(rest.Name, "当年", "本年");
        if (flows && levels.Find(level => level.Name.Contains("收入", StringComparison.Ordinal)) is { } income && levels.Find(level => level.Name.Contains("支出", StringComparison.Ordinal)) is { } spent)
        {
            (first, second, carries) = (income, spent, false);
        }

        var turned = ClaimWords.Part(first.Name) == 1 && ClaimWords.Part(second.Name) == -1 && !first.Name.Contains("收入", StringComparison.Ordinal);
        turned ^= ClaimWords.ContainsAny(rest.Name, Beyond);
        var unsigned = ClaimWords.ContainsAny(rest.Name, Unsigned) || rest.Name.AsSpan().TrimEnd("额为") is "差";
        var statement = new Statement(ClaimKind.Difference, passage, rest.Figure, passage.ClauseStart(first.Figure)) { IsUnsigned = unsigned };
        var planned = ClaimWords.Part(first.Name) == -1 && ClaimWords.Part(second.Name) == -1;
        var within = passage.Text.AsSpan(first.Figure.End, rest.Figure.Start - first.Figure.End);
        var contrary = within.Contains("其中", StringComparison.Ordinal) && !rest.Name.StartsWith('未');
        var spends = posts || unsigned || ClaimWords.Part(second.Name) == 1 || ClaimWords.Part(first.Name) == 1 || second.Name.AsSpan().IndexOfAny("支付拨用交缴清废售还销领") >= 0
            || !ClaimWords.ContainsAny(rest.Name, "结余", "余额", "盈余");
        var sure = spends && !rest.Name.Contains("非财政拨款", StringComparison.Ordinal) && (levels.Count == 2 || flows) && !carries && !planned && !contrary && rest.Figure.Firmness == FigureFirmness.Exact;
        (sure ? statement.Sure : statement.Possible).Add(new(RelationForm.Difference, turned ? [Operand.Of(second), Operand.Of(first)] : [Operand.Of(first), Operand.Of(second)]));
        if (levels.Count > 2 && !flows)
        {
            foreach (var third in levels.Skip(2))
            {
                statement.Possible.Add(new(RelationForm.Difference, [Operand.Of(third), Operand.Of(second)]));
                statement.Possible.Add(new(RelationForm.Difference, [Operand.Of(third), Operand.Of(first)]));
            }
        }

        return statement;
    }

    /// <summary>年初结转a，本年收入b，本年支出c，年末结转d.</summary>
    private static Statement? Carried(Passage passage, int at)
    {
        var rest = passage.Amounts[at];
        if (!ClaimWords.ContainsAny(rest.Name, "年末结转", "结转下年", "年末结余", "期末结转", "年末累计结转", "年末财政拨款结转", "年末余额", "期末余额"))
        {
            return null;
        }

        var levels = Binding.Before(passage, at, rest).Take(6).ToList();
        var opening = levels.Find(level => ClaimWords.ContainsAny(level.Name, "年初结转", "上年结转", "年初结余", "期初结转", "年初财政拨款结转", "年初余额", "期初余额", "上年末"));
        var income = levels.Find(level => ClaimWords.ContainsAny(level.Name, "收入", "拨入", "到账", "增加", "新增", "下达") && !ReferenceEquals(level, opening));
        var spent = levels.Find(level => ClaimWords.ContainsAny(level.Name, "支出", "拨出", "使用", "减少", "支付"));
        if (opening is null || income is null || spent is null)
        {
            return null;
        }

        var statement = new Statement(ClaimKind.Difference, passage, rest.Figure, passage.ClauseStart(levels[^1].Figure));
        (levels.Count == 3 ? statement.Sure : statement.Possible).Add(new(RelationForm.Balance, [Operand.Of(opening), Operand.Of(income), Operand.Of(spent)]));
        return statement;
    }

    private static Statement? Points(ReportReading report, Passage passage, int at)
    {
        var step = passage.Amounts[at];
        if (step.Direction == 0)
        {
            return null;
        }

        var like = passage.Amounts.Skip(Math.Max(0, at - 6)).Take(8).FirstOrDefault(amount => amount.IsRate && amount.Role != AmountRole.Change);
        var comparison = Comparison.Of(passage, at);
        if (like is null || (step.IsRate && comparison.Current is null))
        {
            return null;
        }

        var next = at + 1 < passage.Amounts.Count ? passage.Amounts[at + 1] : null;
        var reached = next is { IsRate: true } && next.Sentence == step.Sentence && comparison.Current is null && ClaimWords.ContainsAny(next.Clause, "达", "为", "至", "到") && !next.Clause.Contains('比', StringComparison.Ordinal);
        var readings = new Readings(report, passage, comparison, like);
        var statement = new Statement(ClaimKind.PercentagePoints, passage, step.Figure, readings.Start)
        {
            Value = step.Direction < 0 && step.Figure.Number > 0m ? -step.Figure.Value : step.Figure.Value,
            Direction = step.Direction,
            End = reached ? next!.Figure.End : step.Figure.End,
        };
        foreach (var (current, isSure) in reached && comparison.Base is not null ? [(next!, true)] : readings.Currents)
        {
            if (readings.BaseOf(current) is { } compared && !ReferenceEquals(compared, current))
            {
                (isSure ? statement.Sure : statement.Possible).Add(new(RelationForm.Difference, [Operand.Of(current), Operand.Of(compared)]));
                if (step.IsRate)
                {
                    statement.Possible.Add(new(RelationForm.Growth, [Operand.Of(current), Operand.Of(compared)]));
                }
            }
        }

        return statement.Sure.Count + statement.Possible.Count == 0 ? null : statement;
    }

    private static bool Ends(string name)
    {
        var text = name.AsSpan().TrimEnd("资金数额率共了为计人员");
        return ClaimWords.Ends(name, Remainders) || ClaimWords.Ends(text, Remainders);
    }
}
