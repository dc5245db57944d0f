using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Evaluation.Core.Formulas;
using Evaluation.Core.Reports;
using Evaluation.Documents.Pdf;
using M = DocumentFormat.OpenXml.Math;

namespace Evaluation.Documents.Word;

/// <summary>Formulas as Office Math with real fractions; one that is wider than the page runs on like words with its fractions as formulas.</summary>
internal static class WordFormula
{
    private const string Face = "仿宋_GB2312";
    private const decimal LineWidth = WordPage.PortraitWidth - (3m * WordPage.Character);

    /// <summary>3号, 4号, 小4号, 5号 in half points.</summary>
    private static readonly int[] Sizes = [32, 28, 24, 21];

    public static Paragraph Of(Block.Formula formula)
    {
        var paragraph = WordText.Paragraph("Formula");
        var width = Width(formula.Layout);
        var size = Array.Find(Sizes, half => width * half * 10 <= LineWidth);
        if (size > 0)
        {
            paragraph.Append(new M.Paragraph(
                new M.ParagraphProperties(new M.Justification { Val = M.JustificationValues.Left }),
                new M.OfficeMath(Parts(formula.Layout, size))));
        }
        else
        {
            paragraph.Append(Running(formula.Layout, 24));
        }

        return paragraph;
    }

    /// <summary>In characters.</summary>
    private static decimal Width(Typeset part) => part switch
    {
        Typeset.Piece piece => WordText.Width(piece.Text),
        Typeset.Sequence sequence => sequence.Parts.Sum(Width),
        Typeset.Fraction fraction => Math.Max(Width(fraction.Numerator), Width(fraction.Denominator)) + 0.3m,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<OpenXmlElement> Parts(Typeset part, int size) => part switch
    {
        Typeset.Piece piece => piece.Text.Length == 0 ? [] : [Run(piece.Text, size)],
        Typeset.Sequence sequence => sequence.Parts.SelectMany(one => Parts(one, size)),
        Typeset.Fraction fraction => [Fraction(fraction, size)],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<OpenXmlElement> Running(Typeset part, int size) => part switch
    {
        Typeset.Piece piece => [Sized(WordText.Run(piece.Text), size)],
        Typeset.Sequence sequence => sequence.Parts.SelectMany(one => Running(one, size)),
        Typeset.Fraction fraction => [new M.OfficeMath(Fraction(fraction, size))],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static M.Fraction Fraction(Typeset.Fraction fraction, int size) => new(
        new M.FractionProperties(new M.ControlProperties(Look(size))),
        new M.Numerator(Parts(fraction.Numerator, size)),
        new M.Denominator(Parts(fraction.Denominator, size)));

    private static M.Run Run(string text, int size) => new(
        new M.RunProperties(new M.NormalText()),
        Look(size),
        new M.Text(PressText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve });

    private static Run Sized(Run run, int size)
    {
        run.PrependChild(Look(size));
        return run;
    }

    private static RunProperties Look(int size)
    {
        var half = size.ToString(CultureInfo.InvariantCulture);
        return new RunProperties(
            new RunFonts { Ascii = Face, HighAnsi = Face, EastAsia = Face },
            new FontSize { Val = half },
            new FontSizeComplexScript { Val = half });
    }
}
