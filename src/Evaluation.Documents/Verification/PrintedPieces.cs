using System.Globalization;
using Evaluation.Core.Formulas;
using Evaluation.Core.Reports;
using Evaluation.Documents.Pdf;

namespace Evaluation.Documents.Verification;

/// <summary>All texts of a report in the order in which the template of the press writes them.</summary>
internal sealed class PrintedPieces
{
    /// <summary>Repeated on the next page where a merged cell goes on.</summary>
    public const string GoesOn = "（续）";

    private const int OutlineLevels = 2;
    private readonly List<PrintedPiece> _body = [];
    private readonly List<string> _entries = [];
    private string _place = "正文开头";

    private PrintedPieces(Report report)
    {
        Cover = report.Cover is not { } cover ? []
            : [.. cover.TitleLines.Select(line => Piece(line, "封面标题")), .. cover.Facts.SelectMany(fact => new[] { Piece(fact.Label + "：", "封面"), Piece(fact.Text, $"封面的{fact.Label}") })];
        Blocks(report.Body);
        foreach (var annex in report.Annexes)
        {
            Annex(annex);
        }

        if (report.Properties.Proof is { } proof)
        {
            _body.AddRange([Piece(proof.Statement, "校验信息"), Piece(ProofLines.Code(proof), "校验码"), Piece(ProofLines.Hash(proof), "自评数据的 SHA-256"), Piece(proof.How, "校验办法")]);
        }
    }

    public IReadOnlyList<PrintedPiece> Cover { get; }

    /// <summary>Text, annexes and proof.</summary>
    public IReadOnlyList<PrintedPiece> Body => _body;

    /// <summary>The headings of the contents page.</summary>
    public IReadOnlyList<string> Entries => _entries;

    public static PrintedPieces Of(Report report) => new(report);

    /// <summary>As it is printed, without blanks.</summary>
    public static string Squeezed(string text) => string.Concat(PressText.Clean(text).Where(c => !char.IsWhiteSpace(c)));

    private static PrintedPiece Piece(string text, string label) => new(Squeezed(text), label);

    private void Annex(ReportAnnex annex)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"附件{annex.Number}");
        _place = $"{name} {annex.Title}";
        _body.Add(Piece(name, _place) with { Entry = _entries.Count });
        _entries.Add(Squeezed(_place));
        _body.Add(Piece(annex.Title, _place));
        Blocks(annex.Blocks);
    }

    private void Blocks(IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Block.Heading heading:
                    Heading(heading);
                    break;
                case Block.Paragraph paragraph:
                    Add(string.Concat(paragraph.Inlines.Select(inline => inline.Text)));
                    break;
                case Block.Formula formula:
                    Add(Written(formula.Layout));
                    break;
                case Block.Table table:
                    Table(table);
                    break;
                case Block.Chart chart:
                    Chart(chart);
                    break;
                case Block.Recipient recipient:
                    Add(recipient.Text);
                    break;
                case Block.Remark remark:
                    Add(remark.Text);
                    break;
                case Block.Signature signature:
                    _body.AddRange([Piece(signature.Unit, "落款单位"), Piece(signature.Date, "落款日期")]);
                    break;
                case Block.AnnexList list:
                    Add("附件：" + string.Concat(list.Titles.Select((title, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}.{title}"))));
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
    }

    private void Add(string text) => _body.Add(Piece(text, _place));

    private void Heading(Block.Heading heading)
    {
        _place = heading.Number + heading.Text;
        var piece = Piece(_place, _place);
        if (heading.Level <= OutlineLevels)
        {
            piece = piece with { Entry = _entries.Count };
            _entries.Add(piece.Text);
        }

        _body.Add(piece);
    }

    /// <summary>A formula as it is written: a fraction's sides one after the other.</summary>
    private static string Written(Typeset part) => part switch
    {
        Typeset.Piece piece => piece.Text,
        Typeset.Sequence sequence => string.Concat(sequence.Parts.Select(Written)),
        Typeset.Fraction fraction => Written(fraction.Numerator) + Written(fraction.Denominator),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A chart is written as key, rows of bars, title.</summary>
    private void Chart(Block.Chart chart)
    {
        var place = chart.Number + chart.Title;
        _body.Add(Piece(string.Concat(chart.Series) + chart.UnitLine, $"{place}的图例"));
        foreach (var row in chart.Rows)
        {
            _body.Add(Piece(row.Label, place));
            _body.AddRange(row.Bars.Select((bar, index) => Piece(bar.Printed, $"{place}·{row.Label}·{chart.Series[Math.Min(index, chart.Series.Count - 1)]}")));
        }

        _body.Add(Piece(place, place));
    }

    private void Table(Block.Table table)
    {
        var caption = Squeezed($"{table.Number}{table.Title}");
        var name = string.Concat(new[] { table.Number, table.Title }.Where(part => !string.IsNullOrEmpty(part)));
        var place = name.Length > 0 ? name : _place;
        var placed = TableGrid.Place(table);
        var heads = table.Columns.Select(column => Squeezed(column.Header)).ToList();
        var printed = new PrintedTable(
            string.Concat(heads),
            [.. placed.SelectMany(row => row).Where(cell => cell.Rows > 1).Select(cell => new MergedText(Squeezed(cell.Cell.Text), $"{place}·{table.Columns[cell.Column].Header}")).DistinctBy(merged => merged.Text, StringComparer.Ordinal)]);
        _body.Add(new PrintedPiece(caption + Squeezed(table.UnitLine ?? string.Empty), place, printed));
        _body.AddRange(heads.Select(head => new PrintedPiece(head, $"{place}的表头", printed)));
        for (var row = 0; row < placed.Count; row++)
        {
            var said = NameOf(table, placed[row]);
            foreach (var cell in placed[row].Where(cell => cell.Rows == 1))
            {
                var label = string.Join('·', new[] { place, said, cell.Columns == 1 ? table.Columns[cell.Column].Header : null }.Where(part => !string.IsNullOrEmpty(part)));
                _body.Add(new PrintedPiece(Squeezed(cell.Cell.Text), label, printed, row));
            }
        }
    }

    /// <summary>What a row is about: the last of the words on the left before its figures.</summary>
    private static string NameOf(Block.Table table, IReadOnlyList<TableGrid.Placed> cells)
    {
        var before = table.Columns.TakeWhile(column => column.Alignment != CellAlignment.Left).Count();
        var words = table.Columns.Skip(before).TakeWhile(column => column.Alignment == CellAlignment.Left).Count();
        return cells.Where(cell => cell.Column >= before && cell.Column < before + words).Select(cell => cell.Cell.Text).LastOrDefault(text => text.Length > 0)
            ?? cells.Select(cell => cell.Cell.Text).FirstOrDefault(text => text.Length > 0) ?? string.Empty;
    }
}
