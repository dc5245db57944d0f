using Evaluation.Core.Formulas;
using Evaluation.Core.Reports;
using Evaluation.Documents.Pdf;
using Evaluation.Documents.Tests.Pdf;

namespace Evaluation.Documents.Tests.Word;

/// <summary>What a report says, block by block, without white space.</summary>
internal static class Said
{
    /// <summary>A block and its texts in the order they are read.</summary>
    internal sealed record Part(string Name, IReadOnlyList<string> Texts, bool IsTable);

    public static IEnumerable<Part> Of(Report report, Func<Block.Formula, string> formula)
    {
        yield return Words("cover", [.. report.Cover!.TitleLines, .. report.Cover.Facts.SelectMany(fact => new[] { fact.Label + "：", fact.Text }), "目　录"]);
        foreach (var part in Blocks(report.Body, "body", formula))
        {
            yield return part;
        }

        foreach (var annex in report.Annexes)
        {
            yield return Words("annex", [FormattableString.Invariant($"附件{annex.Number}"), annex.Title]);
            foreach (var part in Blocks(annex.Blocks, annex.Title, formula))
            {
                yield return part;
            }
        }
    }

    /// <summary>The pieces of a formula in the order they are written, without signs of division.</summary>
    public static string Pieces(Typeset part) => part switch
    {
        Typeset.Piece piece => piece.Text,
        Typeset.Sequence sequence => string.Concat(sequence.Parts.Select(Pieces)),
        Typeset.Fraction fraction => Pieces(fraction.Numerator) + Pieces(fraction.Denominator),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<Part> Blocks(IReadOnlyList<Block> blocks, string where, Func<Block.Formula, string> formula) =>
        blocks.Select((block, index) => Block(block, FormattableString.Invariant($"{where} {index}"), formula));

    private static Part Block(Block block, string name, Func<Block.Formula, string> formula) => block switch
    {
        Block.Heading heading => Words(name, [heading.Number + heading.Text]),
        Block.Paragraph paragraph => Words(name, [string.Concat(paragraph.Inlines.Select(inline => inline.Text))]),
        Block.Formula one => Words(name, [formula(one)]),
        Block.Table table => Words(
            name,
            [
                table.Number + table.Title, table.UnitLine ?? string.Empty,
                .. table.Columns.Select(column => column.Header), .. table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text),
            ],
            isTable: true),
        // The figures of a chart stand in the table above it.
        Block.Chart chart => Words(name, [chart.Number + chart.Title]),
        Block.Remark remark => Words(name, [remark.Text]),
        Block.AnnexList list => Words(name, [.. list.Titles.Select((title, index) => FormattableString.Invariant($"{(index == 0 ? "附件：" : string.Empty)}{index + 1}.{title}"))]),
        Block.Signature signature => Words(name, [signature.Unit, signature.Date]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Part Words(string name, string[] texts, bool isTable = false) =>
        new(name, [.. texts.Select(text => Paper.Squeezed(PressText.Clean(text))).Where(text => text.Length > 0)], isTable);
}
