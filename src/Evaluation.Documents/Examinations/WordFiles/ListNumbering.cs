using System.Text;
using DocumentFormat.OpenXml;

namespace Evaluation.Documents.Examinations.WordFiles;

/// <summary>Counts automatic numbers as Word does: “一、”, “（二）”, “3.1”, with restarts and levels that share a list.</summary>
internal sealed class ListNumbering
{
    private const int Levels = 9;

    private readonly WordStyles _styles;
    private readonly Dictionary<int, (int Abstract, Dictionary<int, int> Starts, Dictionary<int, Level> Own)> _lists = [];
    private readonly Dictionary<int, Level?[]> _kinds = [];
    private readonly Dictionary<int, string> _linked = [];
    private readonly Dictionary<int, int?[]> _counts = [];
    private readonly HashSet<(int List, int Level)> _started = [];

    public ListNumbering(OpenXmlElement? numbering, WordStyles styles)
    {
        _styles = styles;
        foreach (var element in numbering?.ChildElements.Where(one => Word.Name(one) == "abstractNum") ?? [])
        {
            if (Word.Number(element, "abstractNumId") is { } id)
            {
                _kinds[id] = new Level?[Levels];
                foreach (var (level, read) in element.ChildElements.Where(one => Word.Name(one) == "lvl").Select(Level.Read))
                {
                    _kinds[id][level] = read;
                }

                if (Word.Value(Word.Child(element, "numStyleLink"), "val") is { } style)
                {
                    _linked[id] = style;
                }
            }
        }

        foreach (var element in numbering?.ChildElements.Where(one => Word.Name(one) == "num") ?? [])
        {
            if (Word.Number(element, "numId") is { } id && Word.Number(Word.Child(element, "abstractNumId"), "val") is { } kind)
            {
                var overrides = element.ChildElements.Where(one => Word.Name(one) == "lvlOverride" && Word.Number(one, "ilvl") is >= 0 and < Levels).ToList();
                _lists[id] = (
                    kind,
                    overrides.Where(one => Word.Child(one, "startOverride") is not null).DistinctBy(one => Word.Number(one, "ilvl"))
                        .ToDictionary(one => Word.Number(one, "ilvl")!.Value, one => Word.Number(Word.Child(one, "startOverride"), "val") ?? 1),
                    overrides.Where(one => Word.Child(one, "lvl") is not null).DistinctBy(one => Word.Number(one, "ilvl"))
                        .ToDictionary(one => Word.Number(one, "ilvl")!.Value, one => Level.Read(Word.Child(one, "lvl")!).Level));
            }
        }
    }

    /// <summary>Counts the paragraph in its list; its number as printed, null for none and for bullets.</summary>
    public string? Next(OpenXmlElement? properties, string? style)
    {
        var own = properties is null ? null : Word.Child(properties, "numPr");
        var (inherited, inheritedLevel) = _styles.List(style);
        if (((own is null ? null : Word.Number(Word.Child(own, "numId"), "val")) ?? inherited) is not { } list || list == 0 || !_lists.TryGetValue(list, out var found))
        {
            return null;
        }

        var kind = Root(found.Abstract);
        if (!_kinds.TryGetValue(kind, out var levels))
        {
            return null;
        }

        var level = Math.Clamp((own is null ? null : Word.Number(Word.Child(own, "ilvl"), "val")) ?? inheritedLevel ?? StyleLevel(levels, style) ?? 0, 0, Levels - 1);
        var counts = Count(list, kind, level, levels, found.Starts);
        return (found.Own.GetValueOrDefault(level) ?? levels[level]) is { } shape
            ? Printed(shape, counts, [.. Enumerable.Range(0, Levels).Select(one => found.Own.GetValueOrDefault(one) ?? levels[one])])
            : null;
    }

    private int?[] Count(int list, int kind, int level, Level?[] levels, Dictionary<int, int> starts)
    {
        if (!_counts.TryGetValue(kind, out var counts))
        {
            _counts[kind] = counts = new int?[Levels];
        }

        counts[level] = _started.Add((list, level)) && starts.TryGetValue(level, out var start) ? start
            : counts[level] is { } count ? count + 1
            : levels[level]?.Start ?? 1;
        for (var outer = 0; outer < level; outer++)
        {
            counts[outer] ??= levels[outer]?.Start ?? 1;
        }

        for (var inner = level + 1; inner < Levels; inner++)
        {
            // w:lvlRestart counts levels from 1; 0 means never.
            if (levels[inner]?.RestartsAfter is not { } after || level < after)
            {
                counts[inner] = null;
            }
        }

        return counts;
    }

    private static string? Printed(Level shape, int?[] counts, IReadOnlyList<Level?> levels)
    {
        if (shape.Format == "bullet" || shape.Text.Length == 0)
        {
            return null;
        }

        var text = new StringBuilder();
        for (var at = 0; at < shape.Text.Length; at++)
        {
            if (shape.Text[at] == '%' && at + 1 < shape.Text.Length && shape.Text[at + 1] is >= '1' and <= '9' and var digit)
            {
                var level = digit - '1';
                text.Append(ListNumberText.Of(shape.IsLegal ? "decimal" : levels[level]?.Format ?? "decimal", counts[level] ?? levels[level]?.Start ?? 1));
                at++;
            }
            else
            {
                text.Append(shape.Text[at]);
            }
        }

        return text.Length == 0 ? null : text.ToString();
    }

    private int? StyleLevel(Level?[] levels, string? style)
    {
        foreach (var one in _styles.Ancestry(style))
        {
            if (Array.FindIndex(levels, level => level?.Style == one) is >= 0 and var level)
            {
                return level;
            }
        }

        return null;
    }

    /// <summary>The definition that a list linked to a numbering style really has.</summary>
    private int Root(int kind) =>
        _linked.TryGetValue(kind, out var style) && _styles.List(style).NumId is { } list && _lists.TryGetValue(list, out var found) && !_linked.ContainsKey(found.Abstract)
            ? found.Abstract
            : kind;

    /// <param name="RestartsAfter">Level from 1 after which it restarts; 0 never; null after any outer level.</param>
    private sealed record Level(int Start, string Format, string Text, int? RestartsAfter, bool IsLegal, string? Style)
    {
        public static (int Number, Level Level) Read(OpenXmlElement element) => (
            Math.Clamp(Word.Number(element, "ilvl") ?? 0, 0, Levels - 1),
            new Level(
                Word.Number(Word.Child(element, "start"), "val") ?? 1,
                FormatOf(element),
                Word.Value(Word.Child(element, "lvlText"), "val") ?? string.Empty,
                Word.Number(Word.Child(element, "lvlRestart"), "val"),
                Word.IsOn(Word.Child(element, "isLgl")),
                Word.Value(Word.Child(element, "pStyle"), "val")));

        private static string FormatOf(OpenXmlElement element)
        {
            // Newer formats stand in an alternative, with an older one beside them.
            var plain = Word.Child(element, "numFmt") ?? (Word.Child(element, "AlternateContent") is { } either && Word.Alternative(either) is { } chosen ? Word.Child(chosen, "numFmt") : null);
            return Word.Value(plain, "val") ?? "decimal";
        }
    }
}
