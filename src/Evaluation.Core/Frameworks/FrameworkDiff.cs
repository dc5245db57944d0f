using Evaluation.Core.Formulas;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Frameworks;

/// <summary>One difference between two framework versions, in words people can compare.</summary>
/// <param name="Place"><c>indicators/ZJ21-2201</c>, <c>inputs/exec_total</c>, <c>head</c>; groups changes of the same thing.</param>
/// <param name="Subject">What it is called: 支出完成率.</param>
/// <param name="What">Which part: 分值, 评分标准, 计算公式.</param>
/// <param name="Before">Null: new.</param>
/// <param name="After">Null: taken out.</param>
public sealed record FrameworkChange(string Place, string Subject, string What, string? Before, string? After)
{
    /// <summary>Whether it can move a score; the rest only changes what is asked, shown or printed.</summary>
    public bool MovesScores { get; init; }
}

/// <summary>What a new framework version changes: nothing that scores, asks or prints is left out.</summary>
public static class FrameworkDiff
{
    /// <summary>What has changed when a thing is new or gone.</summary>
    public const string Whole = "全部";

    /// <summary>All differences in the order of the file; empty when both say the same.</summary>
    public static IReadOnlyList<FrameworkChange> Run(Framework before, Framework after) =>
    [
        .. Compare("head", "指标体系", Head(before), Head(after)),
        .. Parts("grades", "等级", before, after, framework => [("grades", "等级", Grades(framework))]),
        .. Parts("questions", "适用情况问题", before, after, framework => framework.Questions.Select(question => (question.Key, question.Text, Question(framework, question)))),
        .. Parts("inputs", "数据项", before, after, framework => framework.Inputs.Select(input => (input.Key, input.Label, Input(framework, input)))),
        .. Parts("lists", "列表", before, after, framework => framework.Lists.Select(list => (list.Key, list.Label, List(list)))),
        .. Parts("derived", "中间指标", before, after, framework => framework.Derived.Select(figure => (figure.Key, figure.Label, Derived(framework, figure)))),
        .. Parts("indicators", "指标", before, after, framework => framework.Groups.SelectMany(group => Tree(framework, group))),
        .. Parts("limits", "封顶规则", before, after, framework => framework.Limits.Select(limit => (limit.Key, limit.Text, Limit(framework, limit)))),
        .. Parts("checks", "校验规则", before, after, framework => framework.Checks.Select(check => (check.Key, check.Name, Check(framework, check)))),
        .. Parts("report", "报告", before, after, framework => framework.Outline.All.Select(section => (section.Id, section.Heading, Section(framework, section)))),
    ];

    /// <summary>The differences of one indicator, joined: 分值由5改为6；评分标准由“…”改为“…”.</summary>
    public static string? Of(IReadOnlyList<FrameworkChange> changes, string code)
    {
        var own = changes.Where(change => change.MovesScores && change.Place == $"indicators/{code}").Select(Say).ToList();
        return own.Count == 0 ? null : string.Join("；", own);
    }

    /// <summary>What the change is about, with the code people know it by: 指标 ZJ21-2201　支出完成率, 数据项　本年支出合计.</summary>
    public static string Where(FrameworkChange change) => change.Place.Split('/') switch
    {
        ["indicators", var code] => $"指标 {code}　{change.Subject}",
        ["inputs", _] => $"数据项　{change.Subject}",
        ["lists", _] => $"列表　{change.Subject}",
        ["derived", _] => $"中间指标　{change.Subject}",
        ["questions", _] => $"适用情况问题　{change.Subject}",
        ["limits", _] => $"封顶规则　{change.Subject}",
        ["report", _] => $"报告　{change.Subject}",
        _ => change.Subject,
    };

    /// <summary>分值由5改为6.</summary>
    public static string Say(FrameworkChange change) => (change.Before, change.After) switch
    {
        (null, _) when change.What == Whole => "新增",
        (_, null) when change.What == Whole => "取消",
        (null, { } after) => $"{change.What}新增“{after}”",
        ({ } before, null) => $"{change.What}去掉“{before}”",
        ({ } before, { } after) => $"{change.What}由“{before}”改为“{after}”",
        _ => change.What,
    };

    /// <param name="Text">What people compare.</param>
    /// <param name="Detail">What else decides; shown only when the texts are the same.</param>
    /// <param name="Same">Compared instead of the text where the text also says something that is compared on its own.</param>
    private readonly record struct Part(string What, string? Text, bool MovesScores, string? Detail = null, string? Same = null)
    {
        public bool IsLike(Part other) => (Same ?? Text) == (other.Same ?? other.Text) && Detail == other.Detail;
    }

    private static IEnumerable<FrameworkChange> Parts(
        string place, string what, Framework before, Framework after, Func<Framework, IEnumerable<(string Key, string Name, IReadOnlyList<Part> Parts)>> of)
    {
        var old = of(before).GroupBy(one => one.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var fresh = of(after).GroupBy(one => one.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        foreach (var (key, one) in fresh)
        {
            if (!old.TryGetValue(key, out var was))
            {
                yield return new FrameworkChange($"{place}/{key}", one.Name, Whole, Before: null, one.Name) { MovesScores = place is "indicators" or "limits" };
                continue;
            }

            foreach (var change in Compare($"{place}/{key}", one.Name, was.Parts, one.Parts))
            {
                yield return change;
            }
        }

        foreach (var (key, one) in old.Where(one => !fresh.ContainsKey(one.Key)))
        {
            yield return new FrameworkChange($"{place}/{key}", one.Name, Whole, one.Name, After: null) { MovesScores = place is "indicators" or "limits" };
        }

        var common = fresh.Keys.Where(old.ContainsKey).ToList();
        if (!common.SequenceEqual(old.Keys.Where(fresh.ContainsKey), StringComparer.Ordinal))
        {
            yield return new FrameworkChange(place, what, "顺序", string.Join("、", old.Values.Select(one => one.Name)), string.Join("、", fresh.Values.Select(one => one.Name)));
        }
    }

    private static IEnumerable<FrameworkChange> Compare(string place, string subject, IReadOnlyList<Part> before, IReadOnlyList<Part> after) =>
        before.Zip(after).Where(pair => !pair.First.IsLike(pair.Second))
            .Select(pair => (pair.First, pair.Second, Detailed: pair.First.Text == pair.Second.Text))
            .Select(pair => new FrameworkChange(
                place, subject, pair.First.What,
                pair.Detailed ? pair.First.Text + pair.First.Detail : pair.First.Text,
                pair.Detailed ? pair.Second.Text + pair.Second.Detail : pair.Second.Text)
            { MovesScores = pair.First.MovesScores });

    private static IReadOnlyList<Part> Head(Framework framework) =>
    [
        new("标题", framework.Title, false),
        new("地区", framework.Region, false),
        new("适用年度", FormattableString.Invariant($"{framework.Years.From}至{framework.Years.To}"), false),
        new("正式文件", framework.OfficialSource is { } source ? FormattableString.Invariant($"《{source.Title}》（{source.Number}，{source.Date:yyyy-MM-dd}）") : null, false),
        new("示例标注", framework.SampleNotice, false),
        Said(framework, "封面", Joined(framework.Outline.TitleLines)),
        Said(framework, "报告开头", framework.Outline.Lead.Length == 0 ? null : framework.Outline.Lead),
        new("总分", FigureText.Short(framework.Full), true),
        new("没有佐证的勾选", framework.Switches.Evidence == EvidencePolicy.Zero ? "得0分" : "保留得分并标*", true),
        new("等级的依据", framework.Switches.GradeFrom == GradeFrom.Unrounded ? "未舍入的总分" : "印出的总分", true),
        new("加分上限", framework.Bonus.Cap == Points.Zero ? null : $"{FigureText.Short(framework.Bonus.Cap)}分{(framework.Bonus.MayExceed ? $"，可超过{FigureText.Short(framework.Full)}分" : string.Empty)}", true),
    ];

    private static IReadOnlyList<Part> Grades(Framework framework) =>
        [new("等级", string.Join("、", framework.Grades.Select(band => band.Exclusive ? $"{band.Name}高于{FigureText.Short(band.From)}分" : $"{band.Name}{FigureText.Short(band.From)}分起")), true)];

    private static IReadOnlyList<Part> Question(Framework framework, Question question) =>
    [
        new("问题", question.Text, false),
        new("提示", question.Hint, false),
        new("不再填的数据", Joined(question.Hides.Select(key => framework.List(key)?.Label ?? Asked(framework, key))), false, Same: Joined(question.Hides)),
        new("不适用的指标", Joined(question.NotApplicable.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{framework.Indicator(pair.Key)?.Name}（{pair.Key}）：{pair.Value}")), true,
            Same: Joined(question.NotApplicable.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}：{pair.Value}"))),
    ];

    private static IReadOnlyList<Part> Input(Framework framework, InputDefinition input) =>
    [
        new("名称", input.Label, false),
        new("公式用名", input.Name, false),
        new("类型", Kind(input.Kind, input.Measure), true),
        new("分块", framework.Blocks.FirstOrDefault(block => block.Key == input.Block)?.Title, false),
        new("口径", input.Basis, false),
        new("数据来源", input.Source, false),
        new("填写提示", input.Hint, false),
        new("必填", input.Required ? "是" : "否", false),
        new("可为负", input.Signed ? "是" : "否", false),
        new("上年数", input.Previous is { } last ? Asked(framework, last) : null, true, Same: input.Previous),
        new("系统数据", input.System switch
        {
            null => null,
            SystemSource.DaysLate => "逾期天数",
            SystemSource.QualityErrors => "报送差错数",
            SystemSource.EvidenceOn on => $"“{framework.Indicator(on.Indicator)?.Name}”（{on.Indicator}）有佐证材料",
            _ => throw new System.Diagnostics.UnreachableException(),
        }, true),
    ];

    private static IReadOnlyList<Part> List(ListDefinition list) =>
    [
        new("名称", list.Label, false),
        new("提示", list.Hint, false),
        new("必填", list.Required ? "是" : "否", false),
        new("页面", PageName(list.Page), false),
        new("列", Joined(list.Columns.Select(column => $"{column.Label}（公式用名{column.Name}，{Kind(column.Kind, column.Measure)}{(column.Required ? "，必填" : string.Empty)}{(column.Choices.Count > 0 ? "，可选" + string.Join('/', column.Choices) : string.Empty)}{(column.Hint is null ? string.Empty : "，" + column.Hint)}）")), true,
            $"（编码：{string.Join("、", list.Columns.Select(column => column.Key))}）"),
    ];

    private static IReadOnlyList<Part> Derived(Framework framework, DerivedFigure figure) =>
        [new("名称", figure.Label, false), new("公式用名", figure.Name, false), new("类型", Kind(figure.Kind, figure.Measure), true), new("计算公式", Line(framework, figure.Formula), true)];

    private static IEnumerable<(string Key, string Name, IReadOnlyList<Part> Parts)> Tree(Framework framework, IndicatorGroup group)
    {
        yield return (group.Code, group.Name, [new("名称", group.Name, false), new("分值", FigureText.Short(group.Weight), true), new("加分项", group.IsBonus ? "是" : "否", true)]);
        foreach (var subgroup in group.Subgroups)
        {
            yield return (subgroup.Code, subgroup.Name, [new("名称", subgroup.Name, false), new("分值", FigureText.Short(subgroup.Weight), true), new("所属", group.Name, false)]);
            foreach (var indicator in subgroup.Indicators)
            {
                yield return (indicator.Code, indicator.Name, Indicator(framework, group, subgroup, indicator));
            }
        }
    }

    private static IReadOnlyList<Part> Indicator(Framework framework, IndicatorGroup group, IndicatorSubgroup subgroup, Indicator indicator) =>
    [
        new("名称", indicator.Name, false),
        new("分值", FigureText.Short(indicator.Weight), true),
        new("计算公式", Joined(indicator.Values.Select(value => Value(framework, value))), true),
        new("评分标准", RuleText.Of(indicator), true, Hidden(framework, indicator.Rule, indicator.Value, indicator.Modifiers), RuleText.Of(indicator with { Weight = new Points(1m) })),
        new("评分标准原文", indicator.StandardText, false),
        Said(framework, "不适用", NotApplicable(framework, indicator.NotApplicable)) with { MovesScores = true },
        new("所属", $"{group.Name}－{subgroup.Name}", true),
        new("责任方", Reports.TotalsText.Name(indicator.Origin), false),
        new("指标说明", indicator.Meaning, false),
        new("依据", indicator.Clause, false),
        new("佐证材料", Joined(indicator.Evidence), false),
        Said(framework, "报告用语", indicator.Sentence),
        Said(framework, "失分原因", indicator.LossSentence),
        new("出处", $"名称{indicator.Provenance.Name}、公式{indicator.Provenance.Formula}、分值{indicator.Provenance.Weight}、规则{indicator.Provenance.Rule}", false),
        new("例子", FormattableString.Invariant($"{indicator.Examples.Count}个"), false),
    ];

    private static string Value(Framework framework, IndicatorValue value) =>
        $"{value.Label}（{value.Name}、{Kind(value.Kind, value.Measure)}）＝{Line(framework, value.Scored.Formula)}"
        + string.Concat(value.Others.Select(other => $"；{other.Label}：{Line(framework, other.Formula)}"));

    /// <summary>Parameters that decide points but do not stand in the rule's sentence.</summary>
    private static string Hidden(Framework framework, ScoringRule rule, IndicatorValue? value, RowModifiers modifiers)
    {
        var parts = new List<string>();
        if (rule.ScoresValue)
        {
            parts.Add(Zero(rule.ZeroDenominator) + (rule.Compare == CompareOn.Displayed ? "，按印出的数比较" : string.Empty) + rule.Monotonic switch
            {
                Monotony.Rising => "，数值越大得分不减",
                Monotony.Falling => "，数值越大得分不增",
                _ => string.Empty,
            });
        }

        parts.AddRange(rule switch
        {
            ScoringRule.Ladder ladder => ladder.Bands.Select(band => $"{band.Text}：{BandWords.Ends(band, Said)}"),
            ScoringRule.Linear linear => [$"最多得{FigureText.ShortPercent(linear.Cap)}", .. linear.OverDeduct is { } over ? [$"超过目标后每步{Said(over.Size)}"] : Array.Empty<string>()],
            ScoringRule.ThresholdDeduct deduct => [$"界限{Said(deduct.Threshold)}、每步{Said(deduct.Deduct.Size)}"],
            ScoringRule.PerOccurrence cases => cases.Checked,
            ScoringRule.Checklist or ScoringRule.ChecklistSubtract => rule.Items.Select((item, index) => $"{RuleText.Circled(index)}编码{item.Key}"),
            ScoringRule.CompareWithLastYear compare => compare.Branches.Select(branch => Line(framework, branch.When!)).Prepend(Line(framework, compare.Previous)),
            ScoringRule.Qualitative qualitative => qualitative.States.Select(State),
            ScoringRule.EitherOr either => either.Options.Select(option => $"{option.Label}（编码{option.Key}）{Hidden(framework, option.Rule, option.Value, RowModifiers.None)}"),
            ScoringRule.YesNo yesNo => [Asked(framework, yesNo.Input)],
            ScoringRule.Targets targets => TargetParts(framework, targets),
            _ => [],
        });
        parts.AddRange(modifiers.Caps.Select(cap => Line(framework, cap.When)));
        if (modifiers.ManualDeduction != DeductionBy.Nobody)
        {
            parts.Add(modifiers.ManualDeduction switch
            {
                DeductionBy.Unit => "人工扣减",
                DeductionBy.Reviewer => "复核扣分",
                _ => "人工扣减和复核扣分",
            });
        }

        return parts.Count == 0 ? string.Empty : $"（参数：{string.Join("，", parts)}）";

        string Said(Ratio figure) => FigureText.InRule(value?.Kind ?? FigureKind.Percent, value?.Measure, figure);
    }

    private static IEnumerable<string> TargetParts(Framework framework, ScoringRule.Targets rule)
    {
        var list = framework.List(rule.List);
        var columns = rule.Columns;
        yield return list?.Label ?? rule.List;
        yield return string.Join('/', new[] { columns.Name, columns.Sign, columns.Target, columns.Measure, columns.Weight, columns.Actual, columns.State }.Select(Named));
        if (rule.Filter is { } filter)
        {
            yield return $"{Named(filter.Column)}为{string.Join('、', filter.Values)}";
        }

        yield return $"反向目标{FigureText.InRule(FigureKind.Number, measure: null, rule.InverseZeroAt)}倍得0分";
        foreach (var state in rule.States)
        {
            yield return State(state);
        }

        string Named(string key) => list?.Column(key)?.Label ?? key;
    }

    private static string State(QualitativeState state) => $"{state.Name}{FigureText.ShortPercent(state.From)}至{FigureText.ShortPercent(state.To)}";

    private static string PageName(string page) => page switch
    {
        "basics" => "基本情况",
        "work" => "履职情况",
        "goals" => "绩效目标",
        "problems" => "问题和建议",
        _ => page,
    };

    private static string NotApplicable(Framework framework, NotApplicableRule rule) =>
        Scorer.PolicyText(rule.Policy) + (rule.OnlyWhen is { } condition ? $"；条件：{Line(framework, condition)}；{rule.Contradiction}" : string.Empty);

    private static IReadOnlyList<Part> Limit(Framework framework, TotalLimit limit) =>
    [
        new("名称", limit.Text, false),
        new("规则", limit switch
        {
            TotalLimit.Banded banded => $"{Line(framework, banded.Value)}：{Joined(banded.Bands.Select(band => $"{band.Text}（{BandWords.Ends(band.Ends, figure => FigureText.InRule(banded.Kind, banded.Measure, figure))}）{(band.Max is { } max ? $"总分最高{FigureText.Short(max)}分" : "不封顶")}"))}",
            TotalLimit.When capped => $"{Line(framework, capped.Condition)}，总分最高{FigureText.Short(capped.Max)}分",
            TotalLimit.Veto veto => $"{Line(framework, veto.Condition)}，{(veto.TotalMax is { } most ? $"总分最高{FigureText.Short(most)}分" : string.Empty)}{(veto.GradeMax is { } grade ? $"等级最高{grade}" : string.Empty)}，依据{veto.Document}",
            TotalLimit.Deduct deduct => $"{Line(framework, deduct.Value)}，每1{deduct.Measure}扣{FigureText.Short(deduct.PerCase)}分{(deduct.MaxDeduct is { } ceiling ? $"，最多扣{FigureText.Short(ceiling)}分" : string.Empty)}",
            TotalLimit.WithoutEvidence without => $"没有佐证的分值超过{FigureText.ShortPercent(without.Share)}，总分最高{FigureText.Short(without.Max)}分",
            _ => throw new System.Diagnostics.UnreachableException(),
        }, true),
    ];

    private static IReadOnlyList<Part> Check(Framework framework, CheckDefinition check) =>
        [.. CheckWords.Parts(check, formula => Line(framework, formula)).Select(part => new Part(part.What, part.Text, MovesScores: false))];

    private static IReadOnlyList<Part> Section(Framework framework, OutlineSection section) =>
    [
        new("标题", section.Heading, false),
        Said(framework, "自动语句", Joined(section.Sentences)),
        Said(framework, "由单位填写", section.Text is { } text ? $"{text.Label}（{PageName(text.Page)}{(text.Required ? "、必填" : string.Empty)}{(text.MayBeNone ? "、可写无" : string.Empty)}）{text.Hint}{text.Proposal}" : null),
        Said(framework, "表格", Joined(section.Tables.Select(table => $"{table.Title}（{table.UnitLine}）{string.Join('/', table.Columns)}：{string.Join('；', table.Rows.Select(row => row.Label + string.Join('/', row.Cells)))}{(table.Chart.Count > 0 ? $"，图：{string.Join('/', table.Chart)}" : string.Empty)}{(table.Optional ? "，缺数的行不印" : string.Empty)}"))),
        new("内容", section.Content switch
        {
            OutlineContent.None => null,
            OutlineContent.ScoreTable => "得分表",
            OutlineContent.IndicatorAnalysis => "指标分析",
            OutlineContent.TargetTable => "目标表",
            OutlineContent.NotApplicableList => "不适用清单",
            _ => throw new System.Diagnostics.UnreachableException(),
        }, false),
    ];

    /// <summary>Words with chips: people read the labels, the keys are compared.</summary>
    private static Part Said(Framework framework, string what, string? text)
    {
        var pieces = ChipText.Cut(text ?? string.Empty);
        var chips = pieces.Where(piece => piece.IsChip).Select(piece => piece.Text).Distinct(StringComparer.Ordinal).ToDictionary(chip => chip, chip => Figure(framework, chip), StringComparer.Ordinal);
        return text is null ? new Part(what, Text: null, MovesScores: false) : new Part(
            what,
            string.Concat(pieces.Select(piece => piece.IsChip ? $"〔{chips[piece.Text].Label}〕" : piece.Text)),
            MovesScores: false,
            chips.Count == 0 ? null : $"（编码：{string.Join("、", chips.Values.Select(figure => figure.Key))}）",
            string.Concat(pieces.Select(piece => piece.IsChip ? $"{{{chips[piece.Text].Key}}}" : piece.Text)));
    }

    /// <summary>The figure a chip names by its key or its name; a chip of the report itself is its own label.</summary>
    private static (string Key, string Label) Figure(Framework framework, string chip) =>
        framework.Inputs.Select(input => (input.Key, input.Name, input.Label))
            .Concat(framework.Derived.Select(figure => (figure.Key, figure.Name, figure.Label)))
            .Concat(framework.Indicators.SelectMany(indicator => indicator.Values).Select(value => (value.Key, value.Name, value.Label)))
            .Where(figure => figure.Key == chip || figure.Name == chip).Select(figure => (figure.Key, figure.Label)).FirstOrDefault((chip, chip));

    private static string Line(Framework framework, Formula formula) => FormulaLayout.Of(formula, name => Label(framework, name.Key)).Line;

    private static string Asked(Framework framework, string key) => framework.Input(key)?.Label ?? key;

    private static string Label(Framework framework, string key) =>
        framework.Input(key)?.Name
        ?? SheetFigures.Find(key)?.Name
        ?? framework.Derived.FirstOrDefault(derived => derived.Key == key)?.Name
        ?? framework.Indicators.SelectMany(indicator => indicator.Values).FirstOrDefault(value => value.Key == key)?.Name
        ?? key;

    private static string Kind(FigureKind kind, string? measure) => kind switch
    {
        FigureKind.Money => "金额",
        FigureKind.Count => "整数",
        FigureKind.Number => "数",
        FigureKind.Percent => "百分比",
        FigureKind.YesNo => "是否",
        FigureKind.Text => "文字",
        _ => throw new System.Diagnostics.UnreachableException(),
    } + measure;

    private static string Zero(ZeroDenominatorPolicy policy) => policy switch
    {
        ZeroDenominatorPolicy.NotApplicable => "分母为0时不适用",
        ZeroDenominatorPolicy.Full => "分子分母均为0得满分",
        ZeroDenominatorPolicy.Zero => "分子分母均为0得0分",
        ZeroDenominatorPolicy.Error => "分母为0时须核对",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string? Joined(IEnumerable<string> texts) => string.Join("、", texts) is { Length: > 0 } joined ? joined : null;
}
