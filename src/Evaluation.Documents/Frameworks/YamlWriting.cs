using System.Buffers;
using System.Globalization;
using System.Text;

namespace Evaluation.Documents.Frameworks;

/// <summary>Writes a tree as YAML: one way for one tree, small maps and lists on one line, quotes only where they are needed.</summary>
internal sealed class YamlWriting
{
    private const int WidestLine = 120;
    private const string Reserved = "-?:,[]{}#&*!|>'\"%@`=<~.";

    private static readonly SearchValues<char> FlowSigns = SearchValues.Create(",[]{}:");

    private readonly StringBuilder _text = new();

    public static string Write(TreePart.Map root)
    {
        var writing = new YamlWriting();
        foreach (var (field, index) in root.Fields.Select((field, index) => (field, index)))
        {
            // Parts that fill several lines stand apart.
            if (index > 0 && (IsLarge(field.Value, field.Name.Length) || IsLarge(root.Fields[index - 1].Value, 0)))
            {
                writing._text.Append('\n');
            }

            writing.Field(field, 0);
        }

        return writing._text.ToString();
    }

    private static bool IsLarge(TreePart part, int indent) => part is not TreePart.Text && Inline(part, 1) is var text && (text is null || indent + Width(text) > WidestLine);

    private void Field(TreeField field, int indent)
    {
        _text.Append(Scalar(field.Name, inFlow: true)).Append(':');
        Value(field.Value, indent, Width(field.Name) + 2);
    }

    /// <summary>A value after its name (or after a dash): on the same line if it is short, else below, further in.</summary>
    private void Value(TreePart part, int indent, int used)
    {
        var line = part is TreePart.Text text ? Scalar(text.Value, inFlow: false) : Inline(part, 1);
        if (line is not null && (part is TreePart.Text || indent + used + Width(line) <= WidestLine))
        {
            _text.Append(' ').Append(line).Append('\n');
            return;
        }

        _text.Append('\n');
        if (part is TreePart.Map map)
        {
            foreach (var field in map.Fields)
            {
                _text.Append(' ', indent + 2);
                Field(field, indent + 2);
            }
        }
        else if (part is TreePart.Items items)
        {
            foreach (var item in items.Parts)
            {
                _text.Append(' ', indent + 2);
                Item(item, indent + 2);
            }
        }
    }

    private void Item(TreePart part, int indent)
    {
        _text.Append('-');
        if (part is not TreePart.Map { Fields.Count: > 0 } map || (Inline(part, 1) is { } line && indent + 2 + Width(line) <= WidestLine))
        {
            Value(part, indent, 2);
            return;
        }

        for (var index = 0; index < map.Fields.Count; index++)
        {
            _text.Append(' ', index == 0 ? 1 : indent + 2);
            Field(map.Fields[index], indent + 2);
        }
    }

    /// <summary>The part on one line; null if it is too deep for that.</summary>
    private static string? Inline(TreePart part, int depth)
    {
        switch (part)
        {
            case TreePart.Text text:
                return Scalar(text.Value, inFlow: true);
            case TreePart.Items { Parts.Count: 0 }:
                return "[]";
            case TreePart.Map { Fields.Count: 0 }:
                return "{}";
            case TreePart.Items items when depth >= 0 && (depth > 0 || items.Parts.All(item => item is TreePart.Text)):
                var parts = items.Parts.Select(item => item is TreePart.Text ? Inline(item, 0) : null).ToList();
                return parts.Contains(null) ? null : $"[{string.Join(", ", parts)}]";
            case TreePart.Map map when depth >= 0:
                var fields = map.Fields.Select(field => Inline(field.Value, depth - 1) is { } value ? $"{Scalar(field.Name, inFlow: true)}: {value}" : null).ToList();
                return fields.Contains(null) ? null : $"{{ {string.Join(", ", fields)} }}";
            default:
                return null;
        }
    }

    private static string Scalar(string text, bool inFlow) => IsPlain(text, inFlow) ? text : Quoted(text);

    private static bool IsPlain(string text, bool inFlow)
    {
        if (text.Length == 0 || text[0] == ' ' || text[^1] is ' ' or ':' || text.Any(c => c < ' ' || IsOdd(c)))
        {
            return false;
        }

        var isNumber = text[0] == '-' && text.Length > 1 && char.IsAsciiDigit(text[1]);
        return (isNumber || !Reserved.Contains(text[0], StringComparison.Ordinal))
            && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal)
            && (!inFlow || text.AsSpan().IndexOfAny(FlowSigns) < 0);
    }

    /// <summary>Signs that YAML reads as line breaks, marks or nothing at all.</summary>
    private static bool IsOdd(char c) =>
        c is '\u0085' or '\u2028' or '\u2029' or '\uFEFF' or '\u00A0' or (>= '\u007F' and <= '\u009F') || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                < ' ' or '\uFEFF' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
                > 0xFFFF => quoted.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}"),
                var code when IsOdd((char)code) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
                _ => quoted.Append(rune.ToString()),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Columns on a screen: Chinese letters and full-width signs take two.</summary>
    private static int Width(string text) => text.Sum(c => c >= '\u2E80' ? 2 : 1);
}
