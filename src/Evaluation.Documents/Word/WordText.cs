using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Evaluation.Documents.Pdf;

namespace Evaluation.Documents.Word;

/// <summary>Words as runs: line ends as breaks, nothing a paper would not print.</summary>
internal static class WordText
{
    public static Run Run(string text, string? style = null)
    {
        var run = new Run();
        if (style is not null)
        {
            run.Append(new RunProperties(new RunStyle { Val = style }));
        }

        var lines = PressText.Clean(text).Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            if (index > 0)
            {
                run.Append(new Break());
            }

            if (lines[index].Length > 0)
            {
                run.Append(new Text(lines[index]) { Space = SpaceProcessingModeValues.Preserve });
            }
        }

        return run;
    }

    public static Paragraph Paragraph(string style, string text, string? runStyle = null) => Paragraph(style, Run(text, runStyle));

    public static Paragraph Paragraph(string style, params OpenXmlElement[] inlines) =>
        new([new ParagraphProperties(new ParagraphStyleId { Val = style }), .. inlines]);

    /// <summary>A field with the result it shows until it is brought up to date.</summary>
    public static IEnumerable<Run> Field(string code, params OpenXmlElement[] result) =>
        [FieldStart(), FieldCode(code), FieldBreak(), .. result.Cast<Run>(), FieldEnd()];

    public static Run FieldStart() => new(new FieldChar { FieldCharType = FieldCharValues.Begin });

    public static Run FieldCode(string code) => new(new FieldCode($" {code} ") { Space = SpaceProcessingModeValues.Preserve });

    public static Run FieldBreak() => new(new FieldChar { FieldCharType = FieldCharValues.Separate });

    public static Run FieldEnd() => new(new FieldChar { FieldCharType = FieldCharValues.End });

    /// <summary>Width in characters of the Chinese size: letters and digits take about half of one.</summary>
    public static decimal Width(string text) => text.EnumerateRunes().Sum(rune => rune.Value is >= '!' and <= '~' or ' ' ? 0.5m : 1m);
}
