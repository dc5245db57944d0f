using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Filings;

/// <summary>Whether a filing file fits its framework: every key, code and item it names exists there.</summary>
public static class FilingFit
{
    /// <summary>Rows of a list: far more than a unit has targets, projects or kinds of staff.</summary>
    private const int MostRows = 1_000;

    public static IReadOnlyList<FilingFault> Run(Framework framework, FilingRecord record) =>
        FilingFaults.First(Heads(framework, record).Concat(Inputs(framework, record)).Concat(Rows(framework, record)).Concat(Lists(framework, record)));

    private static IEnumerable<FilingFault> Heads(Framework framework, FilingRecord record)
    {
        if (record.Year < framework.Years.From || record.Year > framework.Years.To)
        {
            yield return new FilingFault(
                0, "year", FormattableString.Invariant($"指标体系“{framework.Reference}”适用于{framework.Years.From}年至{framework.Years.To}年，不适用于{record.Year}年。"), "请改用适用的指标体系。");
        }

        foreach (var fault in Unknown("answers", record.Answers.Keys, framework.Questions.Select(question => question.Key), "适用情况问题")
            .Concat(Unknown("texts", record.Texts.Keys, framework.Outline.All.Where(section => section.Text is not null).Select(section => section.Id), "由单位填写的章节")))
        {
            yield return fault;
        }

        var codes = framework.Indicators.Select(indicator => indicator.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (item, index) in record.Evidence.Select((item, index) => (item, index)))
        {
            foreach (var fault in Unknown(FormattableString.Invariant($"evidence[{index}].indicators"), item.Indicators, codes, "指标"))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<FilingFault> Inputs(Framework framework, FilingRecord record)
    {
        foreach (var fault in new InputNames(framework).Faults(record))
        {
            yield return fault;
        }

        var members = record.Scope.Select(member => member.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, figure) in record.Inputs)
        {
            if ((figure.Value is { } value && !framework.Takes(key, value)) || figure.Members?.Values.Any(part => !framework.Takes(key, part)) == true)
            {
                yield return new FilingFault(0, $"inputs.{key}", "数字与数据项的类型不符。", "金额最多两位小数（元），计数应为整数，是否填 1 或 0。");
            }

            foreach (var fault in Unknown($"inputs.{key}.members", figure.Members?.Keys ?? [], members, "填报范围"))
            {
                yield return fault;
            }

            if (figure.Members is { } parts && figure.Value is { } total && members.All(parts.ContainsKey) && parts.Values.Sum() != total)
            {
                yield return new FilingFault(0, $"inputs.{key}.value", $"{TypedFigure.Stored(total)}不等于各单位之和{TypedFigure.Stored(parts.Values.Sum())}。", "请改为各单位之和。");
            }
        }
    }

    private static IEnumerable<FilingFault> Rows(Framework framework, FilingRecord record)
    {
        foreach (var fault in Unknown("rows", record.Rows.Keys, framework.Indicators.Select(indicator => indicator.Code), "指标"))
        {
            yield return fault;
        }

        foreach (var (code, row) in record.Rows)
        {
            var items = framework.Indicator(code)?.Rule.Items.Select(item => item.Key) ?? [];
            foreach (var fault in Unknown($"rows.{code}.items", row.Items?.Keys ?? [], items, "检查项"))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<FilingFault> Lists(Framework framework, FilingRecord record)
    {
        foreach (var fault in Unknown("lists", record.Lists.Keys, framework.Lists.Select(list => list.Key), "列表"))
        {
            yield return fault;
        }

        foreach (var (key, rows) in record.Lists)
        {
            if (rows.Count > MostRows)
            {
                yield return new FilingFault(0, $"lists.{key}", FormattableString.Invariant($"有{rows.Count}行，最多{MostRows}行。"), "请检查是否选错了文件，或合并同类的行。");
                continue;
            }

            var columns = framework.List(key)?.Columns.Select(column => column.Key).ToHashSet(StringComparer.Ordinal) ?? [];
            foreach (var fault in columns.Count == 0 ? [] : rows.SelectMany((row, index) => Unknown(FormattableString.Invariant($"lists.{key}[{index}].cells"), row.Cells.Keys, columns, "列")))
            {
                yield return fault;
            }

            if (rows.Select(row => row.Id).Distinct(StringComparer.Ordinal).Count() != rows.Count)
            {
                yield return new FilingFault(0, $"lists.{key}", "有两行的 id 相同。", "每行用不同的 id。");
            }
        }
    }

    private static IEnumerable<FilingFault> Unknown(string place, IEnumerable<string> used, IEnumerable<string> known, string what)
    {
        var names = known as IReadOnlySet<string> ?? known.ToHashSet(StringComparer.Ordinal);
        foreach (var key in used.Where(key => !names.Contains(key)))
        {
            var shown = JsonFields.Shown(key);
            var advice = NearestName.Of(key, names) is { } near ? $"是不是“{near}”？" : "请删去，或改用指标体系里的编码。";
            yield return new FilingFault(0, $"{place}.{shown}", $"指标体系里没有这个{what}。", advice);
        }
    }
}
