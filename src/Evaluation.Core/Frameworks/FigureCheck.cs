using Evaluation.Core.Formulas;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Frameworks;

/// <summary>Names of figures and the formulas over them: unique, readable, without circles, and with units that agree.</summary>
internal sealed class FigureCheck
{
    private readonly Framework _framework;
    private readonly Dictionary<string, Unit?> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Unit?> _withSheet;
    private readonly HashSet<string> _lists;
    private readonly HashSet<string> _rates = new(StringComparer.Ordinal);

    public FigureCheck(Framework framework)
    {
        _framework = framework;
        _lists = framework.Lists.Select(list => list.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, kind, measure) in Figures(framework))
        {
            _units.TryAdd(key, kind == FigureKind.YesNo ? null : FigureUnit.Of(kind, measure));
            Rate(key, kind);
        }

        foreach (var list in framework.Lists)
        {
            foreach (var column in list.Columns.Where(column => column.Kind != FigureKind.Text))
            {
                _units.TryAdd($"{list.Key}.{column.Key}", column.Kind == FigureKind.YesNo ? null : FigureUnit.Of(column.Kind, column.Measure));
                Rate($"{list.Key}.{column.Key}", column.Kind);
            }
        }

        _withSheet = new Dictionary<string, Unit?>(_units, StringComparer.Ordinal);
        foreach (var figure in SheetFigures.All)
        {
            _withSheet.TryAdd(figure.Key, FigureUnit.Of(figure.Kind, figure.Measure));
            Rate(figure.Key, figure.Kind);
        }

        void Rate(string key, FigureKind kind)
        {
            if (kind == FigureKind.Percent)
            {
                _rates.Add(key);
            }
        }
    }

    public IEnumerable<FrameworkProblem> Run() =>
        Names().Concat(Inputs()).Concat(Lists()).Concat(Formulas()).Concat(Circles());

    /// <summary>Chinese letters and digits, beginning with a letter; no word of the formula language.</summary>
    internal static bool IsName(string name) =>
        FormulaParser.IsName(name) && name.All(c => char.IsAsciiDigit(c) || c > 0x2E7F);

    internal static bool IsKey(string key) =>
        key.Length is > 0 and <= 60 && char.IsAsciiLetterLower(key[0]) && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') && !FormulaParser.IsKeyword(key);

    private static IEnumerable<(string Key, FigureKind Kind, string? Measure)> Figures(Framework framework) =>
        framework.Inputs.Select(input => (input.Key, input.Kind, input.Measure))
            .Concat(framework.Derived.Select(derived => (derived.Key, derived.Kind, derived.Measure)))
            .Concat(framework.Indicators.SelectMany(indicator => indicator.Values).Select(value => (value.Key, value.Kind, value.Measure)));

    private IEnumerable<FrameworkProblem> Names()
    {
        var named = _framework.Inputs.Select(input => (Path: $"inputs/{input.Key}", input.Key, input.Name, input.Kind, input.Measure))
            .Concat(_framework.Lists.Select(list => (Path: $"lists/{list.Key}", list.Key, list.Name, Kind: FigureKind.Text, Measure: (string?)null)))
            .Concat(_framework.Derived.Select(derived => (Path: $"derived/{derived.Key}", derived.Key, derived.Name, derived.Kind, derived.Measure)))
            .Concat(_framework.Indicators.SelectMany(Values).Select(value => (value.Path, value.Value.Key, value.Value.Name, value.Value.Kind, value.Value.Measure)));
        var (keys, names) = (new Dictionary<string, string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (path, key, name, kind, measure) in named)
        {
            if (key.Length > 0 && !IsKey(key))
            {
                yield return new FrameworkProblem(path + "/key", $"“{key}”不能作为 key。", "只用小写字母、数字和下划线，以字母开头，如 exec_total。");
            }
            else if (key.Length > 0 && !keys.TryAdd(key, name))
            {
                yield return new FrameworkProblem(
                    path + (path.StartsWith("indicators/", StringComparison.Ordinal) ? "/key" : "#2/key"),
                    $"key“{key}”已经用过，是“{keys[key]}”的。",
                    keys[key] == name ? "请删去一个，或改用另一个。" : $"请给“{name}”改用另一个，如 {key}_2；标准部件的 key 见 README.md。");
                continue;
            }

            if (name.Length > 0 && !IsName(name))
            {
                yield return new FrameworkProblem(path + "/name", $"名称“{name}”只能用汉字和数字，以汉字开头，不能是公式用词。", "括号、引号、顿号写在 label 里，name 里去掉。");
            }
            else if (name.Length > 0 && (!names.Add(name) || Reports.ReportChips.Names.Contains(name) || SheetFigures.Find(name) is not null))
            {
                yield return new FrameworkProblem(path + "/name", $"名称“{name}”已经用过。", "请改用另一个。");
            }

            if (kind == FigureKind.Text && !path.StartsWith("lists/", StringComparison.Ordinal))
            {
                yield return new FrameworkProblem(path + "/kind", "text 只能用在列表的列里。", "请写 money、count、number、percent 或 yesNo。");
            }

            if (Measure(kind, measure) is { } problem && !path.StartsWith("lists/", StringComparison.Ordinal))
            {
                yield return new FrameworkProblem(path + "/measure", problem, "如 measure: 人。");
            }
        }
    }

    private static string? Measure(FigureKind kind, string? measure) => kind switch
    {
        FigureKind.Count when string.IsNullOrEmpty(measure) => "计数的数据项要写计量单位。",
        FigureKind.Money or FigureKind.Percent or FigureKind.YesNo when measure is not null => "金额、百分比、是否不写计量单位，请删去 measure。",
        _ => null,
    };

    private IEnumerable<FrameworkProblem> Inputs()
    {
        foreach (var problem in FrameworkCheck.Repeated("blocks", _framework.Blocks.Select(block => block.Key), "数据表分块"))
        {
            yield return problem;
        }

        foreach (var input in _framework.Inputs)
        {
            var path = $"inputs/{input.Key}";
            if (input.Previous is { } previous && (_framework.Input(previous) is not { } last || last.Kind != input.Kind || last.Key == input.Key))
            {
                yield return new FrameworkProblem(path + "/previous", $"上年数“{previous}”不存在，或与本项类型不同。", "请写另一个数据项的 key。");
            }

            if (input.Previous is null && _framework.Input(input.Key + Framework.PreviousSuffix) is not null)
            {
                yield return new FrameworkProblem(path, $"“{input.Key}{Framework.PreviousSuffix}”另有数据项，但本项没有写 previous。", $"请补上 previous: {input.Key}{Framework.PreviousSuffix}。");
            }

            if (input.System is SystemSource.EvidenceOn on && _framework.Indicator(on.Indicator) is null)
            {
                yield return new FrameworkProblem(path + "/system", $"没有编码为“{on.Indicator}”的指标。", "请写三级指标的 code。");
            }

            if (input.System is not null && input.Kind != (input.System is SystemSource.EvidenceOn ? FigureKind.YesNo : FigureKind.Count))
            {
                yield return new FrameworkProblem(path + "/kind", "类型与系统数据不符。", "evidenceOn 用 yesNo，daysLate 和 qualityErrors 用 count。");
            }
        }
    }

    private IEnumerable<FrameworkProblem> Lists()
    {
        foreach (var list in _framework.Lists)
        {
            if (!OutlineCheck.Pages.Contains(list.Page, StringComparer.Ordinal))
            {
                yield return new FrameworkProblem($"lists/{list.Key}/page", $"没有“{list.Page}”这一页。", $"可以写：{string.Join("、", OutlineCheck.Pages)}。");
            }

            var path = $"lists/{list.Key}/columns";
            foreach (var problem in FrameworkCheck.Repeated(path, list.Columns.Select(column => column.Key), "列"))
            {
                yield return problem;
            }

            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var column in list.Columns)
            {
                if (column.Key.Length > 0 && !IsKey(column.Key))
                {
                    yield return new FrameworkProblem($"{path}/{column.Key}/key", $"“{column.Key}”不能作为 key。", "只用小写字母、数字和下划线，以字母开头。");
                }

                if (column.Name.Length > 0 && (!IsName(column.Name) || !names.Add(column.Name)))
                {
                    yield return new FrameworkProblem($"{path}/{column.Key}/name", $"列名“{column.Name}”重复，或含有汉字和数字以外的字符。", "请改用另一个。");
                }

                if (column.Choices.Count > 0 && column.Kind != FigureKind.Text)
                {
                    yield return new FrameworkProblem($"{path}/{column.Key}/choices", "只有 text 列可以写 choices。", "请改 kind: text，或删去 choices。");
                }
            }
        }
    }

    private IEnumerable<FrameworkProblem> Formulas()
    {
        foreach (var derived in _framework.Derived)
        {
            if (Figure($"derived/{derived.Key}/formula", derived.Formula, derived.Kind, derived.Measure) is { } problem)
            {
                yield return problem;
            }
        }

        foreach (var (path, value) in _framework.Indicators.SelectMany(Values))
        {
            foreach (var reading in value.Others.Prepend(value.Scored))
            {
                var place = value.Others.Count == 0 ? $"{path}/formula" : $"{path}/readings/{reading.Key}/formula";
                if (Figure(place, reading.Formula, value.Kind, value.Measure) is { } problem)
                {
                    yield return problem;
                }
            }
        }

        foreach (var (path, condition) in Conditions())
        {
            if (Condition(path, condition) is { } problem)
            {
                yield return problem;
            }
        }

        foreach (var (path, condition) in Checks())
        {
            if (Condition(path, condition, _withSheet) is { } problem)
            {
                yield return problem;
            }
        }

        foreach (var absent in _framework.Checks.Where(check => check.Test is CheckTest.Absent))
        {
            var (test, path) = ((CheckTest.Absent)absent.Test, $"checks/{absent.Key}/implied");
            if ((_framework.Input(test.Input) is { } input ? Figure(path, test.Implied, input.Kind, input.Measure) : Unknown(path, test.Implied)) is { } problem)
            {
                yield return problem;
            }
        }

        foreach (var (path, figure) in FreeFigures())
        {
            if ((Unknown(path, figure) ?? Fault(path, figure)) is { } problem)
            {
                yield return problem;
            }
        }

        foreach (var deduct in _framework.Limits.OfType<TotalLimit.Deduct>())
        {
            if (Cases($"limits/{deduct.Key}/value", deduct.Value) is { } problem)
            {
                yield return problem;
            }
        }

        foreach (var limit in _framework.Limits.OfType<TotalLimit.Banded>())
        {
            if (Figure($"limits/{limit.Key}/value", limit.Value, limit.Kind, limit.Measure) is { } problem)
            {
                yield return problem;
            }
        }
    }

    /// <summary>Every value of an indicator with its place in the file.</summary>
    internal static IEnumerable<(string Path, IndicatorValue Value)> Values(Indicator indicator)
    {
        if (indicator.Value is { } own)
        {
            yield return ($"indicators/{indicator.Code}/value", own);
        }

        foreach (var option in (indicator.Rule as ScoringRule.EitherOr)?.Options ?? [])
        {
            yield return ($"indicators/{indicator.Code}/rule/options/{option.Key}/value", option.Value);
        }
    }

    private IEnumerable<(string Path, Formula Condition)> Conditions()
    {
        foreach (var indicator in _framework.Indicators)
        {
            var path = $"indicators/{indicator.Code}";
            if (indicator.NotApplicable.OnlyWhen is { } condition)
            {
                yield return ($"{path}/notApplicable/onlyWhen", condition);
            }

            foreach (var (cap, index) in indicator.Modifiers.Caps.Select((cap, index) => (cap, index)))
            {
                yield return (FormattableString.Invariant($"{path}/caps/{index + 1}/when"), cap.When);
            }

            foreach (var (branch, index) in ((indicator.Rule as ScoringRule.CompareWithLastYear)?.Branches ?? []).Select((branch, index) => (branch, index)))
            {
                yield return (FormattableString.Invariant($"{path}/rule/branches/{index + 1}/when"), branch.When!);
            }
        }

        foreach (var limit in _framework.Limits)
        {
            if (limit is TotalLimit.When { Condition: var capped })
            {
                yield return ($"limits/{limit.Key}/when", capped);
            }
            else if (limit is TotalLimit.Veto { Condition: var veto })
            {
                yield return ($"limits/{limit.Key}/when", veto);
            }
        }
    }

    /// <summary>Conditions of checks, which may also name figures of the score sheet.</summary>
    private IEnumerable<(string Path, Formula Condition)> Checks()
    {
        foreach (var check in _framework.Checks)
        {
            var path = $"checks/{check.Key}";
            if (check.When is { } when)
            {
                yield return ($"{path}/when", when);
            }

            foreach (var condition in (check.Test as CheckTest.Holds)?.Conditions ?? [])
            {
                yield return ($"{path}/holds", condition);
            }

            if (check.Test is CheckTest.Phrase { Against: { } against })
            {
                yield return ($"{path}/against", against);
            }
        }
    }

    /// <summary>Figures whose unit nobody states.</summary>
    private IEnumerable<(string Path, Formula Figure)> FreeFigures() =>
        from indicator in _framework.Indicators
        where indicator.Rule is ScoringRule.CompareWithLastYear
        select ($"indicators/{indicator.Code}/rule/previous", ((ScoringRule.CompareWithLastYear)indicator.Rule).Previous);

    private FrameworkProblem? Fault(string path, Formula formula) =>
        UnitCheck.Check(formula, key => _units[key], _rates.Contains).Fault is { } fault
            ? Problem(path, fault)
            : null;

    private static FrameworkProblem Problem(string path, FormulaFault fault) =>
        new(path, FormattableString.Invariant($"公式第{fault.Place.Start + 1}个字：{fault.Message}"), fault.Advice) { IsForAuthors = fault.IsForAuthors };

    /// <summary>A number of cases, whatever they are called; no money, no rate.</summary>
    private FrameworkProblem? Cases(string path, Formula formula)
    {
        if ((Unknown(path, formula) ?? Fault(path, formula)) is { } problem)
        {
            return problem;
        }

        var (unit, _) = UnitCheck.Check(formula, key => _units[key], _rates.Contains, out var givesRate);
        return unit is null || unit.IsMoney || givesRate ? new FrameworkProblem(path, "这里应是有几例、几天的数。", "如 报送逾期天数，或 如果（条件，1，0）。") : null;
    }

    /// <remarks>A mere number may be a count: 如果（甲＞乙，1，0）＋… counts whatever the file says.</remarks>
    private FrameworkProblem? Figure(string path, Formula formula, FigureKind kind, string? measure)
    {
        if (Unknown(path, formula) is { } unknown)
        {
            return unknown;
        }

        var (unit, fault) = UnitCheck.Check(formula, key => _units[key], _rates.Contains, out var givesRate);
        var expected = FigureUnit.Of(kind, measure);
        return fault is not null ? Problem(path, fault)
            : unit is null ? new FrameworkProblem(path, "公式是条件，不是数。", "请写成 如果（条件，数，数）。")
            : !unit.Equals(expected) && !IsZero(formula) && !(kind is FigureKind.Count && unit.IsNone && !givesRate)
                ? new FrameworkProblem(path, $"公式得到的单位是“{unit}”，写明的类型要“{expected}”。", "请检查公式里的数据项，或改 kind、measure。")
            : null;
    }

    private FrameworkProblem? Condition(string path, Formula formula, Dictionary<string, Unit?>? known = null)
    {
        if (Unknown(path, formula, known) is { } unknown)
        {
            return unknown;
        }

        var (unit, fault) = UnitCheck.Check(formula, key => (known ?? _units)[key], _rates.Contains);
        return fault is not null ? Problem(path, fault)
            : unit is not null ? new FrameworkProblem(path, "这里应是条件，不是数。", "如 下属预算单位数＝0。")
            : null;
    }

    private FrameworkProblem? Unknown(string path, Formula formula, Dictionary<string, Unit?>? known = null)
    {
        foreach (var key in FigureNames(formula))
        {
            if (_lists.Contains(key))
            {
                return new FrameworkProblem(path, $"“{key}”是列表，不能直接计算。", "请写成 求和（列表，列）。");
            }

            if (!(known ?? _units).ContainsKey(key))
            {
                return new FrameworkProblem(path, $"“{key}”不是可以计算的数据项。", "文字列不能参加计算，请改用数字列。");
            }
        }

        return null;
    }

    /// <summary>What people call a computed figure.</summary>
    private string NameOf(string key) => _framework.Derived.FirstOrDefault(derived => derived.Key == key)?.Name
        ?? _framework.Indicators.SelectMany(indicator => indicator.Values).FirstOrDefault(value => value.Key == key)?.Name ?? key;

    /// <summary>Names that stand for figures: those of sums without their list.</summary>
    private static IEnumerable<string> FigureNames(Formula formula) => formula switch
    {
        Formula.SumOver sum => FigureNames(sum.Body),
        Formula.Name name => [name.Key],
        Formula.Number => [],
        Formula.Negation negation => FigureNames(negation.Operand),
        Formula.Absolute absolute => FigureNames(absolute.Operand),
        Formula.Not not => FigureNames(not.Operand),
        Formula.Arithmetic arithmetic => FigureNames(arithmetic.Left).Concat(FigureNames(arithmetic.Right)),
        Formula.Comparison comparison => FigureNames(comparison.Left).Concat(FigureNames(comparison.Right)),
        Formula.Both both => FigureNames(both.Left).Concat(FigureNames(both.Right)),
        Formula.Either either => FigureNames(either.Left).Concat(FigureNames(either.Right)),
        Formula.Least least => FigureNames(least.Left).Concat(FigureNames(least.Right)),
        Formula.Greatest greatest => FigureNames(greatest.Left).Concat(FigureNames(greatest.Right)),
        Formula.Choice choice => FigureNames(choice.Condition).Concat(FigureNames(choice.Then)).Concat(FigureNames(choice.Otherwise)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static bool IsZero(Formula formula) => formula is Formula.Number { Value.IsZero: true };

    private IEnumerable<FrameworkProblem> Circles()
    {
        var formulas = new Dictionary<string, (string Path, List<string> Reads)>(StringComparer.Ordinal);
        foreach (var derived in _framework.Derived)
        {
            formulas.TryAdd(derived.Key, ($"derived/{derived.Key}/formula", [.. FigureNames(derived.Formula)]));
        }

        foreach (var (path, value) in _framework.Indicators.SelectMany(Values))
        {
            formulas.TryAdd(value.Key, (path, [.. value.Others.Prepend(value.Scored).SelectMany(reading => FigureNames(reading.Formula))]));
        }

        var done = new HashSet<string>(StringComparer.Ordinal);
        var hasCircle = false;
        foreach (var key in formulas.Keys)
        {
            if (Circle(key, [], formulas, done) is { } problem)
            {
                hasCircle = true;
                yield return problem;
            }
        }

        if (!hasCircle && TooLarge() is { } large)
        {
            yield return large;
        }
    }

    /// <summary>The first formula whose exact result could need more digits than are computed.</summary>
    private FrameworkProblem? TooLarge()
    {
        var sizes = new Dictionary<string, int?>(StringComparer.Ordinal);
        foreach (var (path, formula) in _framework.Derived.Select(derived => ($"derived/{derived.Key}/formula", derived.Formula))
            .Concat(_framework.Indicators.SelectMany(Values).SelectMany(value => value.Value.Others.Prepend(value.Value.Scored).Select(reading => (value.Path, reading.Formula))))
            .Concat(_framework.Checks.SelectMany(check => check.Formulas.Select(formula => ($"checks/{check.Key}", formula)))))
        {
            if (FormulaSize.Of(formula, Size) > FormulaSize.Most)
            {
                return new FrameworkProblem(path, "公式反复相乘，结果的位数太多，不能准确计算。", "请减少相乘的次数。");
            }
        }

        return null;

        int? Size(string key)
        {
            if (!sizes.TryGetValue(key, out var size))
            {
                sizes[key] = size = _framework.FormulaOf(key) is { } inner ? FormulaSize.Of(inner, Size) : null;
            }

            return size;
        }
    }

    private FrameworkProblem? Circle(string key, List<string> way, Dictionary<string, (string Path, List<string> Reads)> formulas, HashSet<string> done)
    {
        if (way.Contains(key, StringComparer.Ordinal))
        {
            var circle = way.SkipWhile(step => step != key).Append(key).Select(NameOf).ToList();
            return new FrameworkProblem(formulas[key].Path, $"公式绕成了圈：{string.Join(" → ", circle)}。", circle.Count == 2
                ? $"公式里的“{circle[0]}”就是它自己。请让公式只用数据表里填的数，或给计算值另起一个 name。"
                : "请让公式最终只用数据表里填的数。");
        }

        if (done.Contains(key) || !formulas.TryGetValue(key, out var formula))
        {
            return null;
        }

        way.Add(key);
        var found = formula.Reads.Select(read => Circle(read, way, formulas, done)).FirstOrDefault(problem => problem is not null);
        way.RemoveAt(way.Count - 1);
        done.Add(key);
        return found;
    }
}
