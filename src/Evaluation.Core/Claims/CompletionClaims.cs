namespace Evaluation.Core.Claims;

/// <summary>完成预算的r%, 执行率r%, A与B的比率为r%: an outcome over its plan, and rates whose name says what is divided.</summary>
internal static class CompletionClaims
{
    private static readonly string[] Completed = ["完成", "执行", "支付", "支出率", "支出进度", "到位", "使用率", "进度", "兑现", "实现率"];

    private static readonly string[] Saved = ["节约率", "节支率", "节资率", "结余率", "剩余率", "节余率"];

    private static readonly string[] Grown = ["差异率", "变动率", "偏差率", "增减率", "偏离度", "偏离率", "差异度"];

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
        if (at > 0 && amounts[at - 1] is { Role: AmountRole.Base } plan && plan.Sentence == rate.Sentence && rate.Lead.StartsWith('的'))
        {
            return plan.Clause.Contains('占', StringComparison.Ordinal) ? null : OfPlan(passage, at, plan);
        }

        var clause = rate.Clause;
        if (ClaimWords.ContainsAny(clause, "占", "比重"))
        {
            return null;
        }

        if (clause.Contains("分别", StringComparison.Ordinal) || (rate.Lead is "和" or "、" or "及" && at > 0 && amounts[at - 1].IsRate))
        {
            return null;
        }

        if (Between(passage, at) is { } between)
        {
            return between;
        }

        var form = ClaimWords.ContainsAny(clause, Saved) ? RelationForm.Saving : ClaimWords.ContainsAny(clause, Grown) ? RelationForm.Growth : RelationForm.Quotient;
        var completes = form == RelationForm.Quotient && (ClaimWords.ContainsAny(clause, Completed) || (ClaimWords.ContainsAny(clause, "预算", "目标", "计划", "任务") && clause.EndsWith('的')));
        return completes || form != RelationForm.Quotient || ClaimWords.ContainsAny(clause, "率", "比例", "比值")
            ? Named(report, passage, at, form, completes)
            : null;
    }

    /// <summary>完成预算10.00万元的85.00%.</summary>
    private static Statement? OfPlan(Passage passage, int at, Amount plan)
    {
        var outcomes = Binding.Before(passage, at - 1, plan).ToList();
        var outcome = outcomes.Find(amount => ClaimWords.Part(amount.Name) != -1 && !ClaimWords.IsPrior(amount.Name)) ?? outcomes.FirstOrDefault();
        if (outcome is null)
        {
            return null;
        }

        var statement = New(passage, at, outcome);
        statement.Sure.Add(Of(RelationForm.Quotient, outcome, plan));
        statement.Possible.AddRange(outcomes.Where(other => !ReferenceEquals(other, outcome) && other.Segment == outcome.Segment).Take(4).Select(other => Of(RelationForm.Quotient, other, plan)));
        return statement;
    }

    /// <summary>A与B的比率为r%: both named.</summary>
    private static Statement? Between(Passage passage, int at)
    {
        var clause = passage.Amounts[at].Clause;
        var with = clause.AsSpan().IndexOfAny('与', '和', '同');
        var ratio = ClaimWords.LastOf(clause, "的比率", "的比例", "的比值", "之比", "的比");
        if (with <= 0 || ratio <= with)
        {
            return null;
        }

        var above = Best(passage, at, clause[..with]);
        var below = Best(passage, at, clause[(with + 1)..ratio]);
        if (above is null || below is null || ReferenceEquals(above, below) || !above.Matches(below))
        {
            return null;
        }

        var statement = New(passage, at, above, below);
        statement.Sure.Add(Of(RelationForm.Quotient, above, below));
        return statement;
    }

    private static Amount? Best(Passage passage, int at, string label) => Binding.Around(passage, at, null)
        .Select(amount => (Amount: amount, Same: Binding.Overlap(label, amount.Name)))
        .Where(found => found.Same >= 2)
        .OrderByDescending(found => (2 * found.Same) - Math.Abs(found.Amount.Name.Length - label.Length))
        .Select(found => found.Amount)
        .FirstOrDefault();

    private static Statement? Named(ReportReading report, Passage passage, int at, RelationForm form, bool completes)
    {
        var rate = passage.Amounts[at];
        var label = rate.Clause;
        var own = Binding.Before(passage, at, null).ToList();
        var near = own.Where(amount => amount.Segment == rate.Segment).ToList();
        own = near.Count >= 2 || (near.Count == 1 && !completes && form == RelationForm.Quotient) ? near : own;
        own = own.Count > 0 ? own : [.. Behind(passage, at)];
        own = own.Count > 0 ? own : [.. Binding.Before(passage, at, null, sameSentence: false).Take(4)];
        var subject = Subject(label);
        var outcome = Outcome(passage, at, own, subject, completes);
        if (outcome is null)
        {
            return Unnamed(passage, at, form, own);
        }

        var statement = New(passage, at, outcome);
        var plans = Plans(passage, outcome, label, subject).ToList();
        foreach (var plan in plans)
        {
            var isSure = completes || form != RelationForm.Quotient || plan.Sentence == outcome.Sentence;
            (isSure ? statement.Sure : statement.Possible).Add(Of(form, outcome, plan));
            if (subject.Length == 0)
            {
                statement.Possible.AddRange(own.Where(other => !ReferenceEquals(other, outcome) && !ReferenceEquals(other, plan) && other.Matches(plan) && ClaimWords.Part(other.Name) != -1).Take(4).Select(other => Of(form, other, plan)));
            }
        }

        if (plans.Count == 0)
        {
            foreach (var (earlier, _, _) in Binding.Earlier(report, passage, outcome).Where(other => ClaimWords.Part(other.Amount.Name) == -1 && Fits(label, other.Amount.Name)).Take(6))
            {
                var isSure = statement.Sure.Count == 0 && completes && Binding.Overlap(Noun(earlier.FullName), Noun(outcome.FullName)) >= 4;
                (isSure ? statement.Sure : statement.Possible).Add(Of(form, outcome, earlier));
            }
        }

        return statement.Sure.Count + statement.Possible.Count == 0 ? Unnamed(passage, at, form, own) : statement;
    }

    /// <summary>Levels behind a rate in its sentence: 到位率92%（计划905万元，到位836万元）.</summary>
    private static IEnumerable<Amount> Behind(Passage passage, int at) => passage.Amounts.Skip(at + 1).Take(4)
        .Where(amount => amount.Sentence == passage.Amounts[at].Sentence && amount.IsLevel && amount.Dimension is FigureDimension.Money or FigureDimension.Count or FigureDimension.Plain);

    private static Amount? Outcome(Passage passage, int at, List<Amount> own, string subject, bool completes)
    {
        if (subject.Length >= 2)
        {
            var named = Binding.Around(passage, at, null).Where(amount => ClaimWords.Part(amount.Name) != -1 && !ClaimWords.IsPrior(amount.Name))
                .Select(amount => (Amount: amount, Same: Binding.Overlap(subject, amount.FullName))).Where(found => found.Same >= Math.Min(3, subject.Length)).ToList();
            if (named.Count > 0)
            {
                var most = named.Max(found => found.Same);
                return named.First(found => found.Same == most).Amount;
            }
        }

        return own.Find(amount => ClaimWords.Part(amount.Name) == 1 && !ClaimWords.IsPrior(amount.Name)) ?? (completes ? own.Find(amount => ClaimWords.Part(amount.Name) == 0) : null);
    }

    /// <summary>What the clause speaks of before 完成 or 率: 公务接待费完成预算的 → 公务接待费.</summary>
    private static string Subject(string clause)
    {
        var end = clause.AsSpan().IndexOfAny("完占为达");
        var rate = ClaimWords.LastOf(clause, "预算执行率", "预算完成率", "执行率", "完成率", "到位率", "支付率", "支出进度");
        end = end < 0 || (rate >= 0 && rate < end) ? rate : end;
        return end <= 0 ? string.Empty : Noun(clause[..end]);
    }

    /// <summary>A name without the words of plan and outcome.</summary>
    private static string Noun(string name)
    {
        foreach (var word in (ReadOnlySpan<string>)["年初", "调整", "全年", "预算", "决算", "实际", "执行", "支出", "总体", "整体", "资金", "计划", "安排", "本年", "年度", "项目", "收入", "率", "数"])
        {
            name = name.Replace(word, string.Empty, StringComparison.Ordinal);
        }

        return name.AsSpan().Trim("0123456789年度的为至底截,").ToString();
    }

    /// <summary>Plans of the kind the words name: those beside the outcome before those of the sentence and of the paragraph.</summary>
    private static IEnumerable<Amount> Plans(Passage passage, Amount outcome, string label, string subject)
    {
        var all = Binding.Around(passage, outcome.Index, outcome)
            .Where(amount => !ReferenceEquals(amount, outcome) && ClaimWords.Part(amount.Name) == -1 && !ClaimWords.IsPrior(amount.Name) && Fits(label, amount.Name)).ToList();
        var near = all.Where(amount => amount.Segment == outcome.Segment).ToList();
        var own = near.Count > 0 ? near : all.Where(amount => amount.Sentence == outcome.Sentence).ToList();
        own = own.Count > 0 ? own : all;
        var named = subject.Length < 2 ? own : own.Where(amount => Binding.Overlap(subject, amount.FullName) >= Math.Min(3, subject.Length)).ToList();
        return named.Count > 0 ? named : own;
    }

    private static bool Fits(string label, string name)
    {
        if (Binding.Year(label) is { } year && Binding.Year(name) is { } own && year != own)
        {
            return false;
        }

        foreach (var word in (ReadOnlySpan<string>)["年初", "调整"])
        {
            if (label.Contains(word, StringComparison.Ordinal) && !name.Contains(word, StringComparison.Ordinal) && !(word == "年初" && !ClaimWords.ContainsAny(name, "调整", "全年")))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Two figures whose parts the words do not tell: either order confirms, none refutes.</summary>
    private static Statement? Unnamed(Passage passage, int at, RelationForm form, List<Amount> own)
    {
        var stem = passage.Amounts[at].Clause is var clause && clause.IndexOf('率', StringComparison.Ordinal) is >= 2 and var end ? clause[..end] : string.Empty;
        var matching = own.Count >= 2 ? own.Where(amount => amount.Matches(own[0])).Take(4).ToList() : [];
        if (matching.Count < 2)
        {
            return null;
        }

        var statement = New(passage, at, matching[^1]);
        var above = stem.Length >= 2 && stem[^2] is not ('节' or '增' or '减' or '降' or '超') ? matching.Find(amount => amount.Name.Contains(stem[^2..], StringComparison.Ordinal)) : null;
        foreach (var first in matching)
        {
            foreach (var second in matching.Where(other => !ReferenceEquals(other, first)))
            {
                (ReferenceEquals(first, above) && (matching.Count == 2 || second.Index == first.Index - 1) ? statement.Sure : statement.Possible).Add(Of(form, first, second));
            }
        }

        return statement;
    }

    private static Statement New(Passage passage, int at, params ReadOnlySpan<Amount> operands)
    {
        var rate = passage.Amounts[at];
        var start = passage.ClauseStart(rate.Figure);
        foreach (var operand in operands)
        {
            start = operand.Sentence == rate.Sentence ? Math.Min(start, passage.ClauseStart(operand.Figure)) : start;
        }

        return new Statement(ClaimKind.Completion, passage, rate.Figure, start);
    }

    private static Relation Of(RelationForm form, Amount outcome, Amount plan) => new(form, [Operand.Of(outcome), Operand.Of(plan)]);
}
