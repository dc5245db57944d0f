using Evaluation.Core.Checks;
using Evaluation.Core.Formulas;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Frameworks;

/// <summary>Checks make sense: ids once, names and chips that exist, ranges that hold something. Their formulas are read by <see cref="FigureCheck"/>.</summary>
internal static class CheckRules
{
    public static IEnumerable<FrameworkProblem> Run(Framework framework)
    {
        var chips = OutlineCheck.Chips(framework);
        chips.UnionWith(CheckChips.All);
        chips.UnionWith(SheetFigures.All.SelectMany(figure => new[] { figure.Key, figure.Name }));
        return FrameworkCheck.Repeated("checks", framework.Checks.Select(check => check.Key), "校验规则编号")
            .Concat(framework.Checks.SelectMany(check => Check(framework, check, chips)));
    }

    internal static bool IsKey(string key) =>
        key.Length is > 0 and <= 40 && char.IsAsciiLetterUpper(key[0]) && key.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-');

    private static IEnumerable<FrameworkProblem> Check(Framework framework, CheckDefinition check, HashSet<string> chips)
    {
        var path = $"checks/{check.Key}";
        if (check.Key.Length > 0 && !IsKey(check.Key))
        {
            yield return new FrameworkProblem($"{path}/key", $"“{check.Key}”不能作为校验规则编号。", "只用大写字母、数字和短横线，如 X-01。");
        }

        if (check.Colour is not null && check.Severity != Severity.Note)
        {
            yield return new FrameworkProblem($"{path}/colour", "预警只提示，不能是须修改或须说明。", "请改 severity: note，或删去 colour。");
        }

        foreach (var (field, text) in new[] { ("message", check.Message), ("mend", check.Mend ?? string.Empty) })
        {
            foreach (var chip in ChipText.Cut(text).Where(piece => piece.IsChip && !chips.Contains(piece.Text)))
            {
                yield return new FrameworkProblem($"{path}/{field}", $"“{{{chip.Text}}}”没有对应的数据项。", $"可以写数据项、中间指标的名称，或 {string.Join('、', CheckChips.All)}。");
            }
        }

        foreach (var key in check.Subjects.Concat(check.Zeros).Where(key => !IsFigure(framework, key)))
        {
            yield return new FrameworkProblem($"{path}/{(check.Subjects.Contains(key, StringComparer.Ordinal) ? "subjects" : "missingAsZero")}", $"没有名为“{key}”的数据项或列表。", "请写 inputs、lists 或 derived 中的 key 或 name。");
        }

        foreach (var problem in Test(framework, check.Test, path))
        {
            yield return problem;
        }

        foreach (var (example, index) in check.Examples.Select((example, index) => (example, index)))
        {
            foreach (var problem in Example(framework, example, FormattableString.Invariant($"{path}/examples/{index + 1}")))
            {
                yield return problem;
            }
        }
    }

    private static bool IsFigure(Framework framework, string key) =>
        framework.Input(key) is not null || framework.List(key) is not null || framework.FormulaOf(key) is not null;

    private static IEnumerable<FrameworkProblem> Test(Framework framework, CheckTest test, string path)
    {
        switch (test)
        {
            case CheckTest.Holds holds:
                if (holds.Conditions.Count == 0)
                {
                    yield return new FrameworkProblem($"{path}/holds", "没有写要成立的条件。", "如 holds: 收入总计＝支出总计。");
                }

                if (holds.Tolerance != Tolerance.Exact && holds.Conditions.Any(condition => condition is not Formula.Comparison))
                {
                    yield return new FrameworkProblem($"{path}/tolerance", "容差只能用在一个比较上，如 甲＝乙。", "请把条件拆开写，或删去 tolerance。");
                }

                if (holds.Settled is { } settled && framework.Input(settled.Input) is null)
                {
                    yield return new FrameworkProblem($"{path}/settledBy", $"没有名为“{settled.Input}”的数据项。", "请写数据项的 key 或 name。");
                }

                break;
            case CheckTest.LastYear lastYear:
                if (lastYear.Inputs.Count == 0 || lastYear.Ranges.Count == 0)
                {
                    yield return new FrameworkProblem($"{path}/inputs", "与上年比较要写数据项和区间。", "如 inputs: [本年支出合计]、ranges: [\"[70%, 130%]\"]。");
                }

                foreach (var key in lastYear.Inputs.Where(key => framework.Input(key) is not { Kind: FigureKind.Money or FigureKind.Count or FigureKind.Number or FigureKind.Percent, System: null }))
                {
                    yield return new FrameworkProblem($"{path}/inputs", $"“{key}”不是由单位填写的数。", "请写数据项的 key 或 name。");
                }

                foreach (var range in lastYear.Ranges.Where(range => range is { From: { } from, To: { } to } && (from > to || (from == to && !(range.FromClosed && range.ToClosed)))))
                {
                    yield return new FrameworkProblem($"{path}/ranges", "区间里没有数。", "左边的数应小于右边的数。");
                }

                break;
            case CheckTest.Absent absent when framework.Input(absent.Input) is not { System: null }:
                yield return new FrameworkProblem($"{path}/input", $"“{absent.Input}”不是由单位填写的数据项。", "请写数据项的 key 或 name。");
                break;
            case CheckTest.Phrase phrase:
                if (phrase.Words.Count == 0 || phrase.Words.Concat(phrase.Except).Any(word => word.Split('…').Any(part => part.Length == 0)))
                {
                    yield return new FrameworkProblem($"{path}/words", "要找的说法不能空着，也不能以省略号开头或结尾。", "如 words: [无…调整幅度大]。");
                }

                foreach (var section in phrase.Sections.Where(section => framework.Outline.All.All(known => known.Id != section || known.Text is null)))
                {
                    yield return new FrameworkProblem($"{path}/sections", $"报告里没有由单位填写的章节“{section}”。", "请写 report 中有 text 的章节 id。");
                }

                break;
            case CheckTest.Evidence evidence:
                foreach (var problem in Evidence(framework, evidence, path))
                {
                    yield return problem;
                }

                break;
            default:
                break;
        }
    }

    private static IEnumerable<FrameworkProblem> Evidence(Framework framework, CheckTest.Evidence evidence, string path)
    {
        if (evidence is { Need: EvidenceNeed.Named, NamedBy: null, Words.Count: 0 } or { Need: EvidenceNeed.Address, Words.Count: 0 })
        {
            yield return new FrameworkProblem($"{path}/words", "没有写佐证材料里要有的字。", "如 words: [盘点]。");
        }

        if (evidence.NamedBy is { } column && (column.Split('.') is not [var list, var key] || framework.List(list)?.Column(key) is null))
        {
            yield return new FrameworkProblem($"{path}/namedBy", $"没有“{column}”这一列。", "请写成 列表.列，如 entrusted.manager。");
        }
    }

    private static IEnumerable<FrameworkProblem> Example(Framework framework, CheckExample example, string path) =>
        example.Scores.Keys.Where(key => SheetFigures.Find(key)?.Key != key)
            .Select(key => new FrameworkProblem($"{path}/scores", $"“{key}”不是评分表上的数。", $"可以写：{string.Join('、', SheetFigures.All.Select(figure => figure.Name))}。"))
            .Concat(ExampleCheck.Entries(framework, example.Given, path));
}
