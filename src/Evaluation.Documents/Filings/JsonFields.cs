using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Quantities;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Filings;

/// <summary>Reads the fields of one JSON object. What is missing or wrong becomes a fault, and reading goes on.</summary>
internal sealed class JsonFields
{
    private readonly FilingFaults _faults;
    private readonly Dictionary<string, JsonField> _fields = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _asked = new(StringComparer.Ordinal);
    private readonly string _place;
    private readonly int _line;

    public JsonFields(JsonPart part, string place, FilingFaults faults)
    {
        (_place, _line, _faults) = (place, part.Line, faults);
        if (part is not JsonPart.Map map)
        {
            faults.Add(new FilingFault(part.Line, place, "应是一个对象。", "请写成 { \"名称\": 内容 }。"));
            IsMap = false;
            return;
        }

        foreach (var field in map.Fields)
        {
            if (faults.IsFull)
            {
                break;
            }

            if (!_fields.TryAdd(field.Name, field))
            {
                faults.Add(new FilingFault(field.Line, At(field.Name), "写了两次。", "请只保留一个。"));
            }
        }
    }

    public bool IsMap { get; } = true;

    public IEnumerable<JsonField> All => _fields.Values;

    public string At(string name) => _place.Length == 0 ? name : $"{_place}.{name}";

    public string Text(string name) => OptionalText(name) ?? Missing(name, string.Empty);

    public string? OptionalText(string name) => Find(name) switch
    {
        null or JsonPart.Nothing => null,
        JsonPart.Text text when IsPlain(text.Value) => text.Value,
        var part => Wrong<string?>(name, part.Line, "应是文字（不含控制字符）。", "请加上引号。", null),
    };

    public int Whole(string name) => Find(name) switch
    {
        null or JsonPart.Nothing => Missing(name, 0),
        JsonPart.Number number when int.TryParse(number.Digits, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) => whole,
        var part => Wrong(name, part.Line, "应是不小于0的整数。", "如 2021，不加引号。", 0),
    };

    public bool? Flag(string name) => Find(name) switch
    {
        null or JsonPart.Nothing => null,
        JsonPart.Flag flag => flag.Value,
        var part => Wrong<bool?>(name, part.Line, "应是 true 或 false。", "不加引号。", null),
    };

    /// <summary>A figure as a text of digits, so that no reader on the way turns it into a binary fraction.</summary>
    public decimal? Figure(string name) => Find(name) switch
    {
        null or JsonPart.Nothing => null,
        JsonPart.Text text when FigureOf(text.Value) is { } value => value,
        var part => Wrong<decimal?>(name, part.Line, "应是加引号的数字，整数最多15位，小数最多6位。", "金额以元为单位，如 \"44236000.00\"。", null),
    };

    public Points? Points(string name)
    {
        var value = Figure(name);
        return value is null ? null
            : Core.Quantities.Points.IsExact(value.Value) ? new Points(value.Value)
            : Wrong<Points?>(name, LineOf(name), "分数最多两位小数。", "如 \"4.56\"。", null);
    }

    public DateOnly? Date(string name) => OptionalText(name) is not { } text
        ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : Wrong<DateOnly?>(name, LineOf(name), $"“{Shown(text)}”不是日期。", "请写成 \"2022-05-10\"。", null);

    public JsonFields? Map(string name) => Find(name) is { } part and not JsonPart.Nothing ? new JsonFields(part, At(name), _faults) : null;

    /// <summary>Objects of an array.</summary>
    public IEnumerable<JsonFields> Items(string name) =>
        Parts(name).TakeWhile(_ => !_faults.IsFull).Select((part, index) => new JsonFields(part, FormattableString.Invariant($"{At(name)}[{index}]"), _faults)).Where(fields => fields.IsMap);

    public IReadOnlyList<string> Texts(string name)
    {
        var parts = Parts(name);
        return parts.All(part => part is JsonPart.Text)
            ? [.. parts.Cast<JsonPart.Text>().Select(text => text.Value)]
            : Wrong(name, LineOf(name), "应是一组文字。", "如 [\"指标代码\"]。", (IReadOnlyList<string>)[]);
    }

    public void Close()
    {
        foreach (var field in _fields.Values.Where(field => !_faults.IsFull && !_asked.Contains(field.Name)))
        {
            var near = NearestName.Of(field.Name, _asked);
            _faults.Add(new FilingFault(field.Line, At(Shown(field.Name)), "没有这一项。", near is null ? $"可以写：{string.Join("、", _asked)}。" : $"是不是“{near}”？"));
        }
    }

    public T Wrong<T>(string name, int line, string message, string advice, T value)
    {
        _faults.Add(new FilingFault(line, At(name), message, advice));
        return value;
    }

    public int LineOf(string name) => _fields.TryGetValue(name, out var field) ? field.Line : _line;

    internal static decimal? FigureOf(string text) =>
        text.Length is > 0 and <= 24
        && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        && char.IsAsciiDigit(text[^1]) && (char.IsAsciiDigit(text[0]) || (text[0] == '-' && text.Length > 1 && char.IsAsciiDigit(text[1])))
        && value is < 1_000_000_000_000_000m and > -1_000_000_000_000_000m
        && decimal.Truncate(value * 1_000_000m) == value * 1_000_000m
            ? value
            : null;

    /// <summary>A name or text that is safe to show on one line; what nobody can see as its code point.</summary>
    internal static string Shown(string text)
    {
        var plain = ReadableText.Shown(string.Concat(text.Take(40).Select(c => char.IsControl(c) ? '?' : c)));
        return text.Length > 40 ? plain + "…" : plain;
    }

    private static bool IsPlain(string text) => !text.Any(c => char.IsControl(c) && c is not ('\n' or '\t' or '\r'));

    private IReadOnlyList<JsonPart> Parts(string name) => Find(name) switch
    {
        null or JsonPart.Nothing => [],
        JsonPart.Items items => items.Parts,
        var part => Wrong(name, part.Line, "应是一个数组。", "请写成 [ … ]。", (IReadOnlyList<JsonPart>)[]),
    };

    private JsonPart? Find(string name)
    {
        _asked.Add(name);
        return _fields.TryGetValue(name, out var field) ? field.Value : null;
    }

    private T Missing<T>(string name, T value)
    {
        if (IsMap && !_faults.IsFull && !_faults.IsFaulty(At(name)))
        {
            _faults.Add(new FilingFault(_line, At(name), "缺少这一项。", "请补上。"));
        }

        return value;
    }
}
