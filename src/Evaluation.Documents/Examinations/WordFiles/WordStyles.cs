using System.Globalization;
using DocumentFormat.OpenXml;

namespace Evaluation.Documents.Examinations.WordFiles;

/// <summary>Paragraph styles of a Word file: what a paragraph inherits of outline and numbering.</summary>
internal sealed class WordStyles
{
    private const int LongestChain = 20;
    private const int Levels = 9;

    private readonly Dictionary<string, Style> _styles = new(StringComparer.Ordinal);
    private readonly string? _default;

    public WordStyles(OpenXmlElement? styles)
    {
        foreach (var element in styles?.ChildElements.Where(one => Word.Name(one) == "style") ?? [])
        {
            if (Word.Value(element, "type") is null or "paragraph" or "numbering" && Word.Value(element, "styleId") is { } id)
            {
                var properties = Word.Child(element, "pPr");
                var list = properties is null ? null : Word.Child(properties, "numPr");
                _styles.TryAdd(id, new Style(
                    id,
                    (Word.Value(Word.Child(element, "name"), "val") ?? string.Empty).ToLowerInvariant(),
                    Word.Value(Word.Child(element, "basedOn"), "val"),
                    properties is null ? null : Word.Number(Word.Child(properties, "outlineLvl"), "val"),
                    list is null ? null : Word.Number(Word.Child(list, "numId"), "val"),
                    list is null ? null : Word.Number(Word.Child(list, "ilvl"), "val")));
                if (Word.Value(element, "type") is null or "paragraph" && Word.Value(element, "default") is "1" or "true")
                {
                    _default ??= id;
                }
            }
        }
    }

    /// <summary>Id of the style of a paragraph; null where the file has no styles.</summary>
    public string? Of(OpenXmlElement? properties) =>
        properties is not null && Word.Value(Word.Child(properties, "pStyle"), "val") is { } own && _styles.ContainsKey(own) ? own : _default;

    /// <summary>Level of a heading from 1, by the paragraph itself or by its style; null for body text.</summary>
    public int? HeadingLevel(OpenXmlElement? properties, string? style)
    {
        var outline = (properties is null ? null : Word.Number(Word.Child(properties, "outlineLvl"), "val"))
            ?? Chain(style).Select(one => one.Outline ?? Named(one.Name)).FirstOrDefault(level => level is not null);
        return outline is >= 0 and < Levels ? outline + 1 : null;
    }

    /// <summary>Whether the style is one of a table of contents, which repeats the headings.</summary>
    public bool IsContentsEntry(string? style) =>
        Chain(style).Any(one => one.Name is ['t', 'o', 'c', ' ', >= '1' and <= '9'] or ['目', '录', ' ', >= '1' and <= '9']);

    /// <summary>The list a style belongs to, its own or an inherited one: number and level, each where it is said.</summary>
    public (int? NumId, int? Level) List(string? style)
    {
        int? level = null;
        foreach (var one in Chain(style))
        {
            level ??= one.ListLevel;
            if (one.NumId is { } list)
            {
                return (list, level);
            }
        }

        return (null, level);
    }

    /// <summary>Styles from the nearest to the root.</summary>
    public IEnumerable<string> Ancestry(string? style) => Chain(style).Select(one => one.Id);

    private IEnumerable<Style> Chain(string? style)
    {
        for (var steps = 0; steps < LongestChain && style is not null && _styles.TryGetValue(style, out var one); steps++)
        {
            yield return one;
            style = one.BasedOn;
        }
    }

    /// <summary>Outline level of a built-in heading style, by the name it has in every language's files.</summary>
    private static int? Named(string name) =>
        (name.StartsWith("heading ", StringComparison.Ordinal) || name.StartsWith("标题 ", StringComparison.Ordinal))
        && int.TryParse(name.AsSpan(name.IndexOf(' ', StringComparison.Ordinal) + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= Levels
            ? level - 1
            : null;

    private sealed record Style(string Id, string Name, string? BasedOn, int? Outline, int? NumId, int? ListLevel);
}
