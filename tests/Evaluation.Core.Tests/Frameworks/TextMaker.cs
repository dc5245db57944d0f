namespace Evaluation.Core.Tests.Frameworks;

/// <summary>Texts that file formats like to break: signs of YAML and of spreadsheets, quotes, line breaks, full-width forms.</summary>
internal sealed class TextMaker(Dice dice)
{
    private static readonly string[] Pieces =
    [
        "预算执行", "按时完成", "=1+1", "+5", "-3", "@甲", "*乙", "&丙", "!丁", "# 戊", "己: 庚", "辛：壬", "\"引号\"", "'单引'", "[方]", "a, b", "100%", "5", "true", "null", "~",
        "（一）", "“三公”经费", "第1项；第2项", "甲、乙", "2022-03-01", "0.50", "｛不是｝", "<b>", "a\\nb", "　全角　空格", "é", "𠮷野", "|", "> 大于", "%", "- 列", "? 问", "_x000D_", "、",
    ];

    private int _names;

    /// <summary>One line without braces, no blanks at its ends.</summary>
    public string Line() => string.Concat(dice.Many(1, 3, _ => dice.One(Pieces))).Trim();

    /// <summary>One line that says nothing of limits: what contradicts a band's ends is refused.</summary>
    public string BandWords() => "档" + Line().Replace("大于", "大", StringComparison.Ordinal).Replace('>', '|').Replace('<', '|');

    /// <summary>One line or several.</summary>
    public string Long() => string.Join('\n', dice.Many(1, dice.Coin(80) ? 1 : 3, _ => Line()));

    public IReadOnlyList<string> Lines(int low, int high) => [.. dice.Many(low, high, _ => Line()).Distinct(StringComparer.Ordinal)];

    /// <summary>A sentence, sometimes with a chip.</summary>
    public string Sentence() => dice.Coin() ? Line() : $"{Line()}{{{dice.One<string>(["单位", "年度", "money_0"])}}}";

    /// <summary>A name for formulas that no other figure has.</summary>
    public string Name(string stem) => FormattableString.Invariant($"{stem}{++_names}号");
}
