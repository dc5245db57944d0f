using Evaluation.Core.Quantities;

namespace Evaluation.Core.Claims;

/// <summary>
/// Says how a stated number came about: each known slip is tried on the right computation, and the ones that give the stated number at
/// its printed places are named in the order of the table; none of them is D-00.
/// </summary>
internal sealed class Diagnostician
{
    private static readonly Dictionary<Ratio, string> MoneyUnits = new() { [Ratio.One] = "元", [10_000] = "万元", [100_000_000] = "亿元" };

    private readonly Statement _statement;
    private readonly Relation _relation;
    private readonly Relation _shape;
    private readonly Ratio _value;
    private readonly Neighbourhood _near;
    private readonly List<Diagnosis> _found = [];

    private Diagnostician(ReportReading report, Statement statement, Relation relation, Ratio value)
    {
        (_statement, _relation, _value) = (statement, relation, value);
        _shape = Two(relation.Shape ?? relation);
        _near = new Neighbourhood(report, statement, _shape);
    }

    public static IReadOnlyList<Diagnosis> Of(ReportReading report, Statement statement, Ruling ruling)
    {
        if (ruling.Value is not { } value || ruling.Verdict is Verdict.Ok or Verdict.Unclear)
        {
            return [];
        }

        if (statement.IsBound)
        {
            var swapped = Digits.Swapped(statement.Stated).Any(other => other == value);
            var whole = ruling.Relation.Operands[0].Figure!.Text;
            return swapped
                ? [new([DiagnosisKind.DigitsTransposed], $"其中的{statement.Stated.Text}大于总数{whole}，数字顺序可能写颠倒，请核对。")]
                : [new([DiagnosisKind.Unexplained], $"其中的{statement.Stated.Text}大于总数{whole}，请核对两个数字。")];
        }

        var diagnostician = new Diagnostician(report, statement, ruling.Relation, value);
        return ruling.Verdict == Verdict.Wrong ? diagnostician.All() : ruling.IsCutOff ? [diagnostician.Truncated()] : [];
    }

    private IReadOnlyList<Diagnosis> All()
    {
        InvertedRatio();
        OtherBase();
        SignDropped();
        UnitSlip();
        HundredSlip();
        DividedByThisYear();
        ShareForCompletion();
        FallForCompletion();
        DigitsTransposed();
        NeighbourCopied();
        return _found.Count > 0 ? _found : [Unexplained()];
    }

    private string Stated => _statement.Stated.Text;

    private string Right => ClaimSentences.Shown(_statement, _value);

    private bool IsRate => _statement.Stated.Unit.Dimension is FigureDimension.Rate or FigureDimension.Plain or FigureDimension.Multiple && _shape.Operands.Count == 2
        && _shape.Form is RelationForm.Quotient or RelationForm.Growth or RelationForm.Saving;

    /// <summary>x÷(a−x) as (a−b)÷b.</summary>
    private static Relation Two(Relation relation)
    {
        if (relation.Form != RelationForm.GrowthByChange)
        {
            return relation;
        }

        var (step, now) = (relation.Operands[0], relation.Operands[1]);
        var before = new Operand(now.Value - step.Value, Ratio.Zero, step.Value.Sign < 0 ? $"（{now.Text}+{step.Text}）" : $"（{now.Text}-{step.Text}）", "上年数");
        return new(RelationForm.Growth, [now, before]);
    }

    private void Add(DiagnosisKind kind, Ratio? value, string sentence) => Add([kind], value, sentence);

    private void Add(IReadOnlyList<DiagnosisKind> kinds, Ratio? value, string sentence)
    {
        if (value is { } result && Judge.Reproduces(_statement, result) && _found.Count < 4)
        {
            _found.Add(new Diagnosis(kinds, _statement.Stated.Significant < 3 ? "可能：" + sentence : sentence));
        }
    }

    private void InvertedRatio()
    {
        if (!IsRate || _value.IsZero)
        {
            return;
        }

        if (_shape.Form == RelationForm.Quotient)
        {
            var (above, below) = (_shape.Operands[0], _shape.Operands[1]);
            Add(DiagnosisKind.InvertedRatio, Ratio.One / _value, $"{Stated}是{below.Text}÷{above.Text}的结果，分子分母写反，应为{Right}。");
        }
        else
        {
            Add(DiagnosisKind.InvertedRatio, Ratio.One / _value, $"{Stated}是分子分母写反的结果，应按{_relation.Text}计算为{Right}。");
        }
    }

    private void OtherBase()
    {
        var points = _statement.Stated.Unit.Dimension == FigureDimension.RatePoints && _shape.Form == RelationForm.Difference;
        if (!IsRate && !points)
        {
            return;
        }

        var now = _shape.Operands[0];
        foreach (var other in _near.Bases())
        {
            var result = new Relation(_shape.Form, [now, other]).Value;
            var sentence = $"{Stated}是按{other.Name}{other.Text}计算的结果，这里的分母是{_shape.Operands[1].Text}，应为{Right}。";
            Add(DiagnosisKind.OtherBase, result, sentence);
            if (result is { Sign: not 0 } && _shape.Form != RelationForm.Quotient)
            {
                Add([DiagnosisKind.OtherBase, DiagnosisKind.SignDropped], -result, $"{Stated}是按{other.Name}{other.Text}计算并去掉负号的结果；按所写的{_shape.Operands[1].Text}应为{Right}。");
            }

            if (_found.Count > 0)
            {
                return;
            }
        }

        if (_shape.Form is RelationForm.Growth or RelationForm.Difference && _near.Copied() is null)
        {
            OtherScope();
        }
    }

    /// <summary>Both figures of another scope: 全部支出 for 财政拨款支出.</summary>
    private void OtherScope()
    {
        foreach (var (now, before) in _near.Pairs())
        {
            var result = new Relation(_shape.Form, [now, before]).Value;
            Add(DiagnosisKind.OtherBase, result, $"{Stated}是按另一口径的{now.Text}和{before.Text}计算的结果，应按{_relation.Text}计算为{Right}。");
            Add([DiagnosisKind.OtherBase, DiagnosisKind.SignDropped], result is { IsZero: false } ? -result : null, $"{Stated}是按另一口径的{now.Text}和{before.Text}计算并去掉负号的结果，应按{_relation.Text}计算为{Right}。");
            if (_found.Count > 0)
            {
                return;
            }
        }
    }

    private void SignDropped() =>
        Add(DiagnosisKind.SignDropped, _value.IsZero ? null : -_value, _statement.Kind == ClaimKind.Change
            ? $"{Stated}的增减方向写反：应为{(_value.Sign < 0 ? "减少（下降）" : "增加（增长）")}{ValueText.Like(_statement.Stated, Ratio.Abs(_value))}。"
            : $"漏了负号：{Stated}应为{ValueText.Like(_statement.Stated, _value)}。");

    private void UnitSlip()
    {
        if (_value.IsZero)
        {
            return;
        }

        foreach (var (factor, words) in (ReadOnlySpan<(int, string)>)[(10_000, "一万倍"), (100_000_000, "一亿倍")])
        {
            Add(DiagnosisKind.UnitSlip, _value * factor, $"单位写错：{Stated}差{words}，应为{Right}{InItsUnit(Ratio.One / factor)}。");
            Add(DiagnosisKind.UnitSlip, _value / factor, $"单位写错：{Stated}差{words}，应为{Right}{InItsUnit(factor)}。");
        }

        if (_shape.Form is RelationForm.Sum or RelationForm.Difference && _statement.Stated.Unit.Dimension == FigureDimension.Money)
        {
            foreach (var (operand, at) in _shape.Operands.Select((operand, at) => (operand, at)).Take(20))
            {
                foreach (var factor in (ReadOnlySpan<Ratio>)[10_000, Ratio.Of(1L, 10_000L)])
                {
                    if (Ratio.Abs(operand.Value * factor) < _statement.Stated.Step)
                    {
                        continue;
                    }

                    Add(DiagnosisKind.UnitSlip, With(_shape, at, operand.Value * factor), $"单位写错：{operand.Text}差一万倍时得{Stated}，按所列数字应为{Right}。");
                }
            }
        }
    }

    /// <summary>The printed digits with the unit they were meant in: 6594500.00元 is 659.45万元.</summary>
    private string InItsUnit(Ratio factor)
    {
        var unit = _statement.Stated.Unit;
        return unit.Dimension == FigureDimension.Money && MoneyUnits.TryGetValue(unit.Scale * factor, out var meant)
            ? $"，即{ValueText.Digits(_statement.Stated)}{meant}"
            : string.Empty;
    }

    private void HundredSlip()
    {
        if (!IsRate && _statement.Stated.Unit.Dimension is not (FigureDimension.RatePoints or FigureDimension.Rate))
        {
            return;
        }

        if (ValueText.Rounded(_statement.Stated, _value) == _statement.Value / Ratio.Hundred)
        {
            _found.Add(new([DiagnosisKind.HundredSlip], $"多乘了100%：{Stated}应为{Right}。"));
            return;
        }

        Add(DiagnosisKind.HundredSlip, _value / Ratio.Hundred, $"漏乘100%：{Stated}应为{Right}。");
        Add(DiagnosisKind.HundredSlip, _value * Ratio.Hundred, $"多乘了100%：{Stated}应为{Right}。");
    }

    private Diagnosis Truncated() =>
        new([DiagnosisKind.Truncated], $"{Stated}没有四舍五入：按{_relation.Text}计算为{ValueText.Longer(_statement.Stated, _statement.Direction < 0 || _statement.IsUnsigned ? Ratio.Abs(_value) : _value)}，应为{Right}。");

    private void DividedByThisYear()
    {
        if (!IsRate || _shape.Form is not (RelationForm.Growth or RelationForm.Saving) || _shape.Operands[0].Value.IsZero)
        {
            return;
        }

        var (now, before) = (_shape.Operands[0], _shape.Operands[1]);
        var step = _shape.Form == RelationForm.Growth ? now.Value - before.Value : before.Value - now.Value;
        var wrong = step / now.Value;
        var year = _statement.Kind == ClaimKind.Change ? "上年数" : "基数";
        Add(DiagnosisKind.DividedByThisYear, wrong, $"{Stated}的分母用了{now.Text}，应除以{year}{before.Text}，为{Right}。");
        Add([DiagnosisKind.DividedByThisYear, DiagnosisKind.SignDropped], wrong.IsZero ? null : -wrong, $"{Stated}的分母用了{now.Text}，又写反了增减方向；应除以{year}{before.Text}，为{Right}。");
    }

    private void ShareForCompletion()
    {
        if (!IsRate || _shape.Form != RelationForm.Quotient || _found.Count > 0)
        {
            return;
        }

        var now = _shape.Operands[0];
        var isShare = _statement.Kind == ClaimKind.Share;
        foreach (var other in _near.Confusable())
        {
            Add(DiagnosisKind.ShareForCompletion, other.Value.IsZero ? null : now.Value / other.Value, isShare
                ? $"{Stated}是{now.Text}÷{other.Text}的完成率，不是占比；占比应为{Right}。"
                : $"{Stated}是{now.Text}占总额{other.Text}的比例，不是完成率；完成率应为{Right}。");
            if (_found.Count > 0)
            {
                return;
            }
        }
    }

    private void FallForCompletion()
    {
        if (!IsRate)
        {
            return;
        }

        if (_shape.Form == RelationForm.Quotient)
        {
            Add(DiagnosisKind.FallForCompletion, Ratio.One - _value, $"{Stated}是未完成（下降）的比例，应为{Right}。");
        }
        else
        {
            Add(DiagnosisKind.FallForCompletion, -Ratio.One - _value, $"{Stated}是{_shape.Operands[0].Text}÷{_shape.Operands[1].Text}的结果，不是下降的比例；应为下降{Right}。");
        }
    }

    private void DigitsTransposed()
    {
        foreach (var swapped in Digits.Swapped(_statement.Stated).Concat(Digits.Mirrored(_statement.Stated)))
        {
            if (ValueText.Rounded(_statement.Stated, Ratio.Abs(_value)) == swapped && _found.Count < 4)
            {
                _found.Add(new([DiagnosisKind.DigitsTransposed], $"数字顺序可能写颠倒：{Stated}应为{Right}。"));
                return;
            }
        }

        var operands = _relation.Form == RelationForm.Printed ? _shape : _relation;
        for (var at = 0; at < operands.Operands.Count && at < 20; at++)
        {
            if (operands.Operands[at].Figure is not { } figure)
            {
                continue;
            }

            foreach (var swapped in Digits.Swapped(figure))
            {
                var sign = operands.Operands[at].Value.Sign < 0 ? -swapped : swapped;
                var scaled = operands.Operands[at].Value == figure.Value || operands.Operands[at].Value == -figure.Value ? sign : sign / figure.Unit.Scale;
                Add(DiagnosisKind.DigitsTransposed, With(operands, at, scaled), $"数字顺序可能写颠倒：{figure.Text}写成{ValueText.Like(figure, swapped)}时得{Stated}；按所列数字应为{Right}。");
                if (_found.Count > 0)
                {
                    return;
                }
            }
        }
    }

    private void NeighbourCopied()
    {
        if (_near.Copied() is { } copied && _found.Count < 4)
        {
            _found.Add(new([DiagnosisKind.NeighbourCopied], $"{Stated}与旁边的“{copied.Text}”相同，可能抄错，应为{Right}。"));
        }
    }

    private Diagnosis Unexplained()
    {
        var off = Ratio.Abs(ValueText.Rounded(_statement.Stated, _value) - _statement.Value);
        var difference = _statement.Stated.Unit.Dimension == FigureDimension.Rate && _statement.Stated.Unit.Printed == "%"
            ? ValueText.Like(_statement.Stated, off).TrimEnd('%') + "个百分点"
            : ValueText.Like(_statement.Stated, off);
        var sum = _relation.Form == RelationForm.Sum ? "逐项相加" : $"按{_relation.Text}计算";
        return new([DiagnosisKind.Unexplained], $"{sum}为{Right}，报告写{Stated}，相差{difference}，请核对原始数据后更正。");
    }

    /// <summary>The result with another value in one place; a printed expression keeps its factor (万元, 100).</summary>
    private Ratio? With(Relation relation, int at, Ratio value)
    {
        var values = relation.Operands.Select(operand => operand.Value).ToArray();
        values[at] = value;
        var factor = _relation.Form == RelationForm.Printed && relation.Value is { IsZero: false } shape ? _value / shape : Ratio.One;
        return relation.Of(values) * factor;
    }
}
