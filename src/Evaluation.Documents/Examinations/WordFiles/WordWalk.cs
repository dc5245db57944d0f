using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Evaluation.Core.Examinations;

namespace Evaluation.Documents.Examinations.WordFiles;

/// <summary>
/// Goes through the body of a Word file in reading order: paragraphs, tables cell by cell, text boxes and notes after the paragraph that
/// carries them. Tracked changes read as accepted; headers, footers and the table of contents are left out.
/// </summary>
internal sealed class WordWalk
{
    private readonly List<WordParagraph> _paragraphs = [];
    private readonly InlineReading _inline = new();
    private readonly WordStyles _styles;
    private readonly ListNumbering _numbering;
    private readonly Dictionary<string, OpenXmlElement> _notes;
    private int _number;
    private int _tables;
    private TableSpot? _cell;
    private OpenXmlElement? _carrier;

    /// <summary>A paragraph whose mark was deleted: the next one continues it.</summary>
    private WordParagraph? _open;

    private WordWalk(MainDocumentPart main)
    {
        _styles = new WordStyles(main.StyleDefinitionsPart?.Styles);
        _numbering = new ListNumbering(main.NumberingDefinitionsPart?.Numbering, _styles);
        _notes = (main.FootnotesPart?.Footnotes?.ChildElements.Select(note => ("footnote", note)) ?? [])
            .Concat(main.EndnotesPart?.Endnotes?.ChildElements.Select(note => ("endnote", note)) ?? [])
            .Where(note => Word.Value(note.note, "id") is not null && Word.Value(note.note, "type") is null or "normal")
            .GroupBy(note => note.Item1 + Word.Value(note.note, "id"), StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First().note, StringComparer.Ordinal);
    }

    /// <summary>All paragraphs, empty ones included: their numbers count.</summary>
    public static IReadOnlyList<WordParagraph> Read(WordprocessingDocument document)
    {
        if (document.MainDocumentPart is not { Document.Body: { } body } main)
        {
            return [];
        }

        var walk = new WordWalk(main);
        walk.Blocks(body);
        return walk._paragraphs;
    }

    private void Blocks(OpenXmlElement container)
    {
        foreach (var block in container.ChildElements)
        {
            switch (Word.Name(block))
            {
                case "p":
                    Paragraph(block);
                    break;
                case "tbl":
                    Table(block);
                    break;
                case "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo":
                    Blocks(block);
                    break;
                case "AlternateContent" when Word.Alternative(block) is { } chosen:
                    Blocks(chosen);
                    break;
            }
        }

        _open = null;
    }

    private void Table(OpenXmlElement table)
    {
        var (around, own, row) = (_cell, ++_tables, 0);
        foreach (var line in Word.Inside(table, "tr"))
        {
            var properties = Word.Child(line, "trPr");
            if (properties is not null && Word.Child(properties, "del") is not null)
            {
                continue;
            }

            row++;
            var column = 1 + (properties is null ? 0 : Word.Number(Word.Child(properties, "gridBefore"), "val") ?? 0);
            foreach (var cell in Word.Inside(line, "tc"))
            {
                var shape = Word.Child(cell, "tcPr");
                _cell = new TableSpot(own, row, column);
                if (shape is null || Word.Child(shape, "vMerge") is not { } merged || Word.Value(merged, "val") == "restart")
                {
                    Blocks(cell);
                }

                column += Math.Clamp(shape is null ? 1 : Word.Number(Word.Child(shape, "gridSpan"), "val") ?? 1, 1, 1_000);
            }
        }

        _cell = around;
    }

    private void Paragraph(OpenXmlElement element)
    {
        var properties = Word.Child(element, "pPr");
        var style = _styles.Of(properties);
        _number++;
        var paragraph = _open;
        if (paragraph is null)
        {
            paragraph = new WordParagraph(_number, element)
            {
                HeadingLevel = _styles.HeadingLevel(properties, style),
                AutomaticNumber = _numbering.Next(properties, style),
                Cell = _cell,
                CarriedBy = _carrier,
            };
            if (!_styles.IsContentsEntry(style))
            {
                _paragraphs.Add(paragraph);
            }
        }

        _inline.Read(element, paragraph);
        var attached = _inline.Attached.ToArray();
        _open = IsMarkDeleted(properties) ? paragraph : null;
        if (_open is null)
        {
            foreach (var (content, run) in attached)
            {
                Carried(content, run);
            }
        }
    }

    /// <summary>A text box, or the note a reference points to; each once.</summary>
    private void Carried(OpenXmlElement content, OpenXmlElement run)
    {
        if (Word.Name(content) is "footnoteReference" or "endnoteReference")
        {
            var key = Word.Name(content)[..^"Reference".Length] + Word.Value(content, "id");
            if (!_notes.Remove(key, out var note))
            {
                return;
            }

            content = note;
        }

        var (carrier, cell) = (_carrier, _cell);
        (_carrier, _cell) = (_carrier ?? run, null);
        Blocks(content);
        (_carrier, _cell) = (carrier, cell);
    }

    private static bool IsMarkDeleted(OpenXmlElement? properties) =>
        properties is not null && Word.Child(properties, "rPr") is { } mark && (Word.Child(mark, "del") ?? Word.Child(mark, "moveFrom")) is not null;
}
