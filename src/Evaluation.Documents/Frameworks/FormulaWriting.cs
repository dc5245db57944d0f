using System.Text.RegularExpressions;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;

namespace Evaluation.Documents.Frameworks;

/// <summary>Prints formulas of a framework as people write them, with Chinese names and signs; every text reads back as the same formula.</summary>
internal sealed partial class FormulaWriting
{
    private readonly FigureNames _names = new();
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    public FormulaWriting(Framework framework)
    {
        foreach (var input in framework.Inputs)
        {
            _names.Add(input);
            _words[input.Key] = input.Name;
        }

        foreach (var list in framework.Lists)
        {
            _names.Add(list);
            _words[list.Key] = list.Name;
            foreach (var column in list.Columns)
            {
                _words[$"{list.Key}.{column.Key}"] = column.Name;
            }
        }

        foreach (var (key, name) in framework.Derived.Select(derived => (derived.Key, derived.Name))
            .Concat(framework.Indicators.SelectMany(indicator => indicator.Values).Select(value => (value.Key, value.Name))))
        {
            _names.Add(key, name);
            _words[key] = name;
        }

        foreach (var figure in SheetFigures.All)
        {
            _names.Add(figure.Key, figure.Name);
            _words.TryAdd(figure.Key, figure.Name);
        }
    }

    public string Of(Formula formula)
    {
        // Inside a sum a column's name comes before a figure's: then the key is the way to say it.
        var columns = _words.Where(word => word.Key.Contains('.', StringComparison.Ordinal)).Select(word => word.Value).ToHashSet(StringComparer.Ordinal);
        string[] candidates =
        [
            Chinese(FormulaText.Print(formula, key => _words.GetValueOrDefault(key, key))),
            FormulaText.Print(formula, key => !key.Contains('.', StringComparison.Ordinal) && columns.Contains(_words.GetValueOrDefault(key, key)) ? key : _words.GetValueOrDefault(key, key)),
            FormulaText.Print(formula),
        ];
        return candidates.FirstOrDefault(text => FormulaParser.Parse(text, _names.KeyOf, _names.ColumnsOf).Formula == formula)
            ?? throw new NotSupportedException($"公式“{candidates[0]}”写不成能读回来的文字，请给数据项换一个与列不同的名称。");
    }

    private static string Chinese(string text) => Word().Replace(text, word => word.Value switch
    {
        " + " => "＋",
        " - " => "－",
        "-" => "－",
        " * " => "×",
        " / " => "÷",
        " < " => "＜",
        " > " => "＞",
        " = " => "＝",
        " ≤ " => "≤",
        " ≥ " => "≥",
        " ≠ " => "≠",
        "(" => "（",
        ")" => "）",
        ", " => "，",
        " and " => " 且 ",
        " or " => " 或 ",
        "not " => "非 ",
        "if(" => "如果（",
        "abs(" => "绝对值（",
        "min(" => "较小值（",
        "max(" => "较大值（",
        "sum(" => "求和（",
        _ => word.Value,
    });

    /// <summary>Functions and signs with the blanks around them; never a part of a name.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}_])(?:(?:if|abs|min|max|sum)\(|not )| [-+*/<>=≤≥≠] | and | or |, |[-()]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
