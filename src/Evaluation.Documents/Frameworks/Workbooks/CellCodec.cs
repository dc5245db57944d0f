using System.Text;

namespace Evaluation.Documents.Frameworks.Workbooks;

/// <summary>How a piece of a framework stands in a cell, both ways.</summary>
internal abstract class CellCodec
{
    /// <summary>Written for a list or map that is there but empty.</summary>
    public const string Nothing = "（无）";

    public static CellCodec Text { get; } = new TextCodec();

    /// <summary>A formula; an equals sign before it is dropped.</summary>
    public static CellCodec Formula { get; } = new FormulaCodec();

    /// <summary>A number, a percentage, a range; full-width signs and blanks are forgiven.</summary>
    public static CellCodec Figure { get; } = new FigureCodec();

    /// <summary>Points: a number in the file, 分 is forgiven.</summary>
    public static CellCodec Points { get; } = new FigureCodec { IsNumber = true };

    /// <summary>Points, or those of both ends of a band: 2.4至4.</summary>
    public static CellCodec Span { get; } = new SpanCodec { IsNumber = true };

    public static CellCodec Range { get; } = new RangeCodec();

    public static CellCodec Date { get; } = new DateCodec();

    public static CellCodec Flag { get; } = new WordCodec(SheetWords.Flags) { Aliases = SheetWords.FlagAliases };

    /// <summary>One text per line.</summary>
    public static CellCodec Lines { get; } = new LinesCodec();

    public virtual IReadOnlyList<string> Choices => [];

    public virtual bool IsNumber { get; init; }

    public static CellCodec Word(IReadOnlyDictionary<string, string> words) => new WordCodec(words);

    /// <param name="aliases">Other ways to say them: what may be written, and the word.</param>
    public static CellCodec Word(IReadOnlyDictionary<string, string> words, IReadOnlyDictionary<string, string> aliases) => new WordCodec(words) { Aliases = aliases };

    public abstract string Write(TreePart part);

    public abstract TreePart Read(string text, Place place);

    /// <summary>Half-width signs without blanks and thousands separators.</summary>
    internal static string Narrow(string text)
    {
        var narrow = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(c))
            {
                narrow.Append(c is '−' or '–' or '—' ? '-' : c);
            }
        }

        return narrow.ToString();
    }

    private sealed class TextCodec : CellCodec
    {
        public override string Write(TreePart part) => ((TreePart.Text)part).Value;

        public override TreePart Read(string text, Place place) => new TreePart.Text(text, place);
    }

    private sealed class FormulaCodec : CellCodec
    {
        public override string Write(TreePart part) => ((TreePart.Text)part).Value;

        public override TreePart Read(string text, Place place) => new TreePart.Text(text.Trim().TrimStart('=', '＝'), place);
    }

    private sealed class FigureCodec : CellCodec
    {
        public override string Write(TreePart part) => ((TreePart.Text)part).Value;

        public override TreePart Read(string text, Place place)
        {
            var plain = Narrow(text).Replace(",", string.Empty, StringComparison.Ordinal);
            return new TreePart.Text(plain.Length > 1 ? plain.TrimEnd('分') : plain, place);
        }
    }

    private sealed class SpanCodec : CellCodec
    {
        public override string Write(TreePart part) => part is TreePart.Items items ? string.Join('至', items.Parts.Cast<TreePart.Text>().Select(text => text.Value)) : ((TreePart.Text)part).Value;

        public override TreePart Read(string text, Place place)
        {
            var ends = Narrow(text).Split('至', '到', '~', '～', '→').Select(end => end.Length > 1 ? end.TrimEnd('分') : end).ToList();
            return ends.Count == 1 ? new TreePart.Text(ends[0], place) : new TreePart.Items([.. ends.Select(end => new TreePart.Text(end, place))], place);
        }
    }

    private sealed class DateCodec : CellCodec
    {
        public override string Write(TreePart part) => ((TreePart.Text)part).Value;

        public override TreePart Read(string text, Place place)
        {
            var parts = Narrow(text).Split('-', '/', '.', '年', '月', '日').Where(part => part.Length > 0).ToList();
            return new TreePart.Text(parts.Count == 3 ? $"{parts[0]}-{parts[1].PadLeft(2, '0')}-{parts[2].PadLeft(2, '0')}" : text, place);
        }
    }

    private sealed class RangeCodec : CellCodec
    {
        public override string Write(TreePart part) => ((TreePart.Text)part).Value;

        public override TreePart Read(string text, Place place)
        {
            var plain = Narrow(text);
            var range = plain switch
            {
                ['≤', .. var to] => $"(-∞, {to}]",
                ['≥', .. var from] => $"[{from}, +∞)",
                ['<', '=', .. var to] => $"(-∞, {to}]",
                ['>', '=', .. var from] => $"[{from}, +∞)",
                ['<', .. var to] => $"(-∞, {to})",
                ['>', .. var from] => $"({from}, +∞)",
                _ => plain.Replace(",", ", ", StringComparison.Ordinal),
            };
            return new TreePart.Text(range, place);
        }
    }

    private sealed class WordCodec(IReadOnlyDictionary<string, string> words) : CellCodec
    {
        public override IReadOnlyList<string> Choices { get; } = [.. words.Values];

        public IReadOnlyDictionary<string, string> Words => words;

        public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

        public override string Write(TreePart part) => ((TreePart.Text)part).Value is var word && words.TryGetValue(word, out var said) ? said : word;

        public override TreePart Read(string text, Place place)
        {
            var said = text.Trim();
            var word = words.FirstOrDefault(word => word.Value == said).Key ?? Aliases.GetValueOrDefault(said.ToLowerInvariant(), said);
            return new TreePart.Text(word, place);
        }
    }

    private sealed class LinesCodec : CellCodec
    {
        public override string Write(TreePart part)
        {
            var texts = ((TreePart.Items)part).Parts.Cast<TreePart.Text>().Select(text => text.Value).ToList();

            // The last line break says that the line is one text, whatever marks it holds.
            return texts.Count == 0 ? Nothing : string.Join('\n', texts) + (texts.Count == 1 && texts[0].AsSpan().IndexOfAny('、', '；') >= 0 ? "\n" : string.Empty);
        }

        public override TreePart Read(string text, Place place)
        {
            if (text == Nothing)
            {
                return new TreePart.Items([], place);
            }

            var lines = text.Contains('\n', StringComparison.Ordinal) ? text.Split('\n') : text.Split('、', '；');
            return new TreePart.Items([.. lines.Select(line => line.Trim()).Where(line => line.Length > 0).Select(line => new TreePart.Text(line, place))], place);
        }
    }
}
