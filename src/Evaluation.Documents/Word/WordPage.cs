using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Evaluation.Documents.Word;

/// <summary>The pages of GB/T 9704 in twentieths of a point: A4, margins 37, 35, 28 and 26 mm, 22 lines of 28 characters.</summary>
internal static class WordPage
{
    private const uint Short = 11906;
    private const uint Long = 16838;

    /// <summary>Width of the text block, 156 mm.</summary>
    public const int PortraitWidth = 8844;

    /// <summary>225 mm.</summary>
    public const int LandscapeWidth = 12756;

    /// <summary>Height of a character of the text.</summary>
    public const int Character = 320;

    /// <summary>28.95 pt from line to line.</summary>
    public const int LinePitch = 579;

    /// <summary>Cover and contents: no page number.</summary>
    public static SectionProperties Opening() =>
        new([.. WordFurniture.Heads(sampleNotice: false), .. Portrait()]);

    /// <summary>The text: it starts with page 1 on the front of a sheet.</summary>
    public static SectionProperties Text() => new(
        [.. WordFurniture.Heads(sampleNotice: false), .. WordFurniture.Feet(landscape: false), new SectionType { Val = SectionMarkValues.OddPage }, .. Portrait(firstPage: 1)]);

    public static SectionProperties Annex(bool landscape, bool sampleNotice) => new(
        [.. WordFurniture.Heads(sampleNotice), .. WordFurniture.Feet(landscape), new SectionType { Val = SectionMarkValues.NextPage }, .. landscape ? Landscape() : Portrait()]);

    /// <summary>A paragraph without height: it ends a section, or keeps two tables apart.</summary>
    public static Paragraph Boundary(SectionProperties? section = null)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = "Boundary" });
        if (section is not null)
        {
            properties.Append(section);
        }

        return new Paragraph(properties);
    }

    private static IEnumerable<OpenXmlElement> Portrait(int? firstPage = null)
    {
        yield return new PageSize { Width = Short, Height = Long };
        yield return new PageMargin { Top = 2098, Bottom = 1984, Left = 1588, Right = 1474, Header = 1000, Footer = 1448, Gutter = 0 };
        yield return firstPage is { } number ? new PageNumberType { Start = number } : new PageNumberType();
        yield return Grid();
    }

    private static IEnumerable<OpenXmlElement> Landscape()
    {
        yield return new PageSize { Width = Long, Height = Short, Orient = PageOrientationValues.Landscape };
        yield return new PageMargin { Top = 1531, Bottom = 1531, Left = 1984, Right = 2098, Header = 800, Footer = 567, Gutter = 0 };
        yield return new PageNumberType();
        yield return Grid();
    }

    private static DocGrid Grid() => new() { Type = DocGridValues.Lines, LinePitch = LinePitch };
}
