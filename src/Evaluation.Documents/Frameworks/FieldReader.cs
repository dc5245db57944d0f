using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Quantities;

namespace Evaluation.Documents.Frameworks;

/// <summary>Reads the fields of one map. A field that is missing or wrong is a fault and gives a harmless value, so that reading goes on.</summary>
internal sealed class FieldReader
{
    private const string MendHidden = "请删去这个字符，或把整个内容重新输入一遍。";

    private readonly Reading _reading;
    private readonly Dictionary<string, TreeField> _fields = new(StringComparer.Ordinal);
    private readonly Func<string, Place?>? _blanks;
    private readonly SortedSet<string> _asked = new(StringComparer.Ordinal);

    public FieldReader(Reading reading, TreePart part, string path, string what)
    {
        (_reading, Path, Place, What) = (reading, path, part.Place, what);
        if (part is not TreePart.Map map)
        {
            reading.Add(path, part.Place, $"“{what}”应由“名称: 内容”组成。", "请看 README.md 的例子。");
            IsMap = false;
            return;
        }

        _blanks = map.Blanks;
        foreach (var field in map.Fields)
        {
            if (reading.IsFull)
            {
                break;
            }

            if (!_fields.TryAdd(field.Name, field))
            {
                reading.Add($"{path}/{field.Name}", field.Place, $"“{field.Name}”写了两次。", "请只保留一个。");
            }
        }
    }

    public Reading Reading => _reading;

    public string Path { get; set; }

    public Place Place { get; }

    /// <summary>What the map is, for messages: 指标, 数据项.</summary>
    public string What { get; }

    public bool IsMap { get; } = true;

    /// <summary>Whether the field is written; asking makes it one that may be.</summary>
    public bool Has(string name)
    {
        _asked.Add(name);
        return _fields.ContainsKey(name);
    }

    public IEnumerable<string> FieldNames => _fields.Keys;

    public Place PlaceOf(string name) => PlaceOfField(name) ?? Place;

    /// <summary>Where the field stands or would stand; null if nobody knows.</summary>
    public Place? PlaceOfField(string name) => _fields.TryGetValue(name, out var field) ? field.Place : _blanks?.Invoke(name);

    public string Text(string name) => Find(name, required: true) is { } part ? TextOf(name, part) ?? string.Empty : string.Empty;

    public string? OptionalText(string name) => Find(name, required: false) is { } part ? TextOf(name, part) : null;

    public int Whole(string name) => Number(name, required: true) is { } number && decimal.Truncate(number) == number && number is >= 0m and < 10_000m
        ? (int)number
        : Wrong(name, "应是整数", "如 1。", 0);

    public Points Points(string name) => Number(name, required: true) is { } number
        ? Core.Quantities.Points.IsExact(number) ? new Points(number) : Wrong(name, "应是分数，最多两位小数", "如 1.5。", default(Points))
        : default;

    /// <summary>Points, or those of both ends: [2.4, 4].</summary>
    public (Points From, Points? To) PointsSpan(string name)
    {
        if (Part(name) is not TreePart.Items items)
        {
            return (Points(name), null);
        }

        var ends = items.Parts.Select(part => part is TreePart.Text text && decimal.TryParse(RatioText.Narrow(text.Value), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number < 1_000_000_000m && Core.Quantities.Points.IsExact(number) ? new Points(number) : (Points?)null).ToList();
        return ends is [{ } from, { } to] ? (from, to) : Wrong(name, "应是一个分数，或区间下端和上端的两个分数", "如 4，或 [2.4, 4]，最多两位小数。", (default(Points), (Points?)null));
    }

    /// <summary>100%, 0.9 or 5.</summary>
    /// <param name="name">The field.</param>
    /// <param name="percent">Whether it stands for a percentage, which has to say so: 5 would be 500%.</param>
    public Ratio Ratio(string name, bool percent = false)
    {
        if (Find(name, required: true) is not { } part || TextOf(name, part) is not { } written || IsTooLong(name, written))
        {
            return Core.Quantities.Ratio.Zero;
        }

        var text = RatioText.Narrow(written);
        if (text.Length > 1 && text[0] is '≥' or '≤' or '>' or '<' or '=')
        {
            return Wrong(name, $"“{written}”前面多了“{written[0]}”", $"请只写数：{text.TrimStart('≥', '≤', '>', '<', '=')}。", Core.Quantities.Ratio.Zero);
        }

        if (RatioText.Read(text) is not { } ratio)
        {
            return Wrong(name, $"“{written}”不是数", "如 100%、0.5 或 3。", Core.Quantities.Ratio.Zero);
        }

        if (percent)
        {
            Unsigned(name, text, ratio);
        }

        return ratio;
    }

    public bool Flag(string name) => OptionalText(name) switch
    {
        null or "false" => false,
        "true" => true,
        var text => Wrong(name, $"“{text}”应是 true 或 false", string.Empty, value: false),
    };

    public DateOnly? Date(string name) => OptionalText(name) is not { } text
        ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : Wrong<DateOnly?>(name, $"“{text}”不是日期", "请写成 2022-03-01。", null);

    public T Choice<T>(string name, IReadOnlyDictionary<string, T> choices, T? otherwise = default, bool required = true)
        where T : struct
    {
        if (Find(name, required) is not { } part || TextOf(name, part) is not { } text)
        {
            return otherwise ?? default;
        }

        return choices.TryGetValue(text, out var value)
            ? value
            : Wrong(name, $"没有“{text}”这种写法", _reading.Nearest(text, Choices(name, choices.Keys)) is { } near ? $"是不是“{near}”？" : $"可以写：{string.Join("、", Choices(name, choices.Keys))}。", otherwise ?? default);
    }

    /// <summary>Texts of one line each; empty ones only where a table has empty cells.</summary>
    public IReadOnlyList<string> Texts(string name, bool mayBeEmpty = false)
    {
        if (Find(name, required: false) is not { } part)
        {
            return [];
        }

        if (part is not TreePart.Items items || items.Parts.Any(item => item is not TreePart.Text))
        {
            return Wrong(name, "应是一组文字", "请写成 [甲, 乙]，或每行以“- ”开头。", (IReadOnlyList<string>)[]);
        }

        if (items.Parts.Cast<TreePart.Text>().Select(item => Hidden(item.Value)).FirstOrDefault(hidden => hidden is not null) is { } found)
        {
            return Wrong(name, found, MendHidden, (IReadOnlyList<string>)[]);
        }

        List<string> texts = [.. items.Parts.Cast<TreePart.Text>().Select(item => Clean(item.Value))];
        return texts.Exists(text => text.Contains('\n', StringComparison.Ordinal) || (text.Length == 0 && !mayBeEmpty))
            ? Wrong(name, "里有空的或分成几行的文字", "每项写成一行，不要空着。", (IReadOnlyList<string>)[])
            : texts;
    }

    /// <summary>Maps of a list; <paramref name="what"/> names one of them in messages.</summary>
    public IEnumerable<FieldReader> Items(string name, string what, bool required = false)
    {
        if (Find(name, required) is not { } part)
        {
            yield break;
        }

        if (part is not TreePart.Items items)
        {
            Wrong(name, "应是一组内容", "每项以“- ”开头。", 0);
            yield break;
        }

        var number = 0;
        foreach (var item in items.Parts)
        {
            if (_reading.IsFull)
            {
                yield break;
            }

            yield return new FieldReader(_reading, item, FormattableString.Invariant($"{Path}/{name}/{++number}"), what);
        }
    }

    public FieldReader? Map(string name, string what, bool required)
        => Find(name, required) is { } part ? new FieldReader(_reading, part, $"{Path}/{name}", what) : null;

    /// <summary>The value of a field that may be a text or a map.</summary>
    public TreePart? Part(string name) => Find(name, required: false);

    public string? Said(string name) => Part(name) is TreePart.Text text ? Clean(text.Value) : null;

    public Formula Formula(string name, bool required = true) => OptionalFormula(name, required) ?? new Formula.Number(Core.Quantities.Ratio.Zero, default);

    public Formula? OptionalFormula(string name, bool required = false)
    {
        if (Find(name, required) is not { } part || TextOf(name, part) is not { } text)
        {
            return null;
        }

        return Parse(name, text);
    }

    /// <summary>One formula, or several as a list.</summary>
    public IReadOnlyList<Formula> Formulas(string name) => Find(name, required: true) switch
    {
        TreePart.Text text when TextOf(name, text) is { } said => Parse(name, said) is { } one ? [one] : [],
        TreePart.Items => [.. Texts(name).Select(text => Parse(name, text)).OfType<Formula>()],
        TreePart.Map => Wrong(name, "应是公式，或一组公式", "如 holds: 收入总计＝支出总计。", (IReadOnlyList<Formula>)[]),
        _ => [],
    };

    private Formula? Parse(string name, string text)
    {
        var (formula, fault) = FormulaParser.Parse(text, _reading.Names.KeyOf, _reading.Names.ColumnsOf);
        if (fault is not null)
        {
            var word = text.Substring(Math.Min(fault.Place.Start, text.Length), Math.Min(fault.Place.Length, Math.Max(0, text.Length - fault.Place.Start)));
            var near = word.Length > 1 && FormulaParser.IsName(word) ? _reading.Nearest(word, _reading.Names.Words) ?? _reading.Nearest(word, StandardParts.Shared.Names) : null;
            _reading.Add($"{Path}/{name}", _fields[name].Place, near is null ? fault : fault with { Advice = $"是不是“{near}”？" });
        }

        return formula;
    }

    /// <summary>Gives the map its lasting path (by key or code), marks its lines, and reports fields nobody asked for.</summary>
    public void Close(string? path = null)
    {
        if (path is not null)
        {
            Path = path;
        }

        foreach (var field in _fields.Values.Where(_ => !_reading.IsFull))
        {
            if (!_asked.Contains(field.Name))
            {
                if (field.Name.IndexOf('：', StringComparison.Ordinal) is var colon and > 0 && _asked.Contains(field.Name[..colon].Trim()))
                {
                    _reading.Add($"{Path}/{field.Name}", field.Place, $"“{field.Name[..colon]}”后面是全角冒号“：”。", $"请改成英文冒号加一个空格，如 {field.Name[..colon]}: 内容。");
                    continue;
                }

                if (Shown(field.Name) is var column && column != field.Name)
                {
                    // A column of a workbook exists; this row has no use for it.
                    _reading.Add($"{Path}/{field.Name}", field.Place, $"这里的{What}用不到“{column}”。", $"请清空这一格；用得到的是：{string.Join("、", _asked.Select(Shown).Distinct(StringComparer.Ordinal))}。");
                    continue;
                }

                var near = _reading.Nearest(field.Name, _asked);
                _reading.Add(
                    $"{Path}/{field.Name}",
                    field.Place,
                    $"“{What}”里没有“{field.Name}”这一项。",
                    near is not null ? $"是不是“{near}”？" : $"可以写：{string.Join("、", _asked)}。");
            }
        }
    }

    /// <summary>Sets the lasting path from the first field that names the map, and marks the lines of its fields.</summary>
    public string Settle(string path)
    {
        Path = _reading.Mark(path, Place);
        _reading.MarkFields(this);
        return Path;
    }

    /// <summary>A fault where a percentage is written without %: 90 or 0.9 for 90%. Authors are asked, a published version is not.</summary>
    /// <param name="name">The field.</param>
    /// <param name="text">The number as written, in half width.</param>
    /// <param name="ratio">The same as it would be read.</param>
    /// <param name="what">Why it has to be a percentage.</param>
    internal void Unsigned(string name, string text, Ratio ratio, string what = "计算值是百分比")
    {
        if (!_reading.IsPublished && !ratio.IsZero && !text.Contains('%', StringComparison.Ordinal) && !text.Contains('/', StringComparison.Ordinal))
        {
            Wrong(
                name, $"写成了{FigureText.ShortPercent(ratio)}：{what}，“{text}”没有写%",
                $"是不是“{text}%”？百分比要写%；确实是{FigureText.ShortPercent(ratio)}的，写 {FigureText.ShortPercent(ratio)}。", 0);
        }
    }

    internal T Wrong<T>(string name, string problem, string advice, T value)
    {
        if (!_reading.IsFaulty($"{Path}/{name}"))
        {
            _reading.Add($"{Path}/{name}", PlaceOf(name), $"“{Shown(name)}”{problem}。", advice);
        }

        return value;
    }

    private string Shown(string name) => _reading.Words.Field(What, name);

    /// <summary>Words of a closed set as the author of the file sees them.</summary>
    internal IEnumerable<string> Choices(string name, IEnumerable<string> words) => words.Select(word => _reading.Words.Word(What, name, word));

    private decimal? Number(string name, bool required)
    {
        if (Find(name, required) is not { } part || TextOf(name, part) is not { } text)
        {
            return null;
        }

        if (IsTooLong(name, text))
        {
            return null;
        }

        text = RatioText.Narrow(text);
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number is > -1_000_000_000m and < 1_000_000_000m
            ? number
            : Wrong<decimal?>(name, $"“{text}”不是数字", "请只写数字，如 5。", null);
    }

    /// <summary>Says that a number has more digits than are kept; they would be lost without a word.</summary>
    private bool IsTooLong(string name, string text)
    {
        var isLong = RatioText.IsTooLong(text);
        if (isLong)
        {
            Wrong(name, "的数字太长", FormattableString.Invariant($"最多{RatioText.MostDigits}位，请少写几位。"), 0);
        }

        return isLong;
    }

    private string? TextOf(string name, TreePart part)
    {
        if (part is not TreePart.Text written)
        {
            return Wrong<string?>(name, "应是文字或数字", "以{或[开头的文字要加引号。", null);
        }

        if (Hidden(written.Value) is { } hidden)
        {
            return Wrong<string?>(name, hidden, MendHidden, null);
        }

        return Clean(written.Value) is { Length: > 0 } text ? text : Wrong<string?>(name, "后面没有内容", "请填写，不需要的话删去这一行。", null);
    }

    /// <summary>What is wrong with a text that holds a character nobody can see.</summary>
    private static string? Hidden(string text) => ReadableText.Unreadable(text.ReplaceLineEndings("\n").Trim()) is var (point, place)
        ? FormattableString.Invariant($"第{place}个字是看不见或各处显示不同的字符（{point}）")
        : null;

    /// <summary>The text without blanks at its ends, control characters and foreign line ends, so that every format keeps it alike.</summary>
    private static string Clean(string text) => ReadableText.Clean(text.ReplaceLineEndings("\n")).Trim();

    private TreePart? Find(string name, bool required)
    {
        _asked.Add(name);
        if (_fields.TryGetValue(name, out var field))
        {
            return field.Value;
        }

        if (required && IsMap && !_reading.IsFull)
        {
            var unknown = _reading.Nearest(name, _fields.Keys.Where(key => !_asked.Contains(key)));
            _reading.Add($"{Path}/{name}", PlaceOf(name), $"“{What}”缺少“{Shown(name)}”。", unknown is null ? _reading.Words.Supply(What, name) : $"是不是把“{unknown}”写成了“{name}”以外的名称？请改为“{name}”。");
        }

        return null;
    }
}
