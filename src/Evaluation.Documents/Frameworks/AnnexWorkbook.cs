using Evaluation.Core.Reports;
using Evaluation.Documents.Frameworks.Workbooks;

namespace Evaluation.Documents.Frameworks;

/// <summary>The annexes of a report as a workbook: a sheet for each, tables as tables, merged cells merged.</summary>
public static class AnnexWorkbook
{
    private const int GuideWidth = 100;

    public static byte[] Write(Report report) => GridWriting.Write([.. report.Annexes.Select(annex => Page(report, annex))]);

    private static SheetPage Page(Report report, ReportAnnex annex)
    {
        var widths = annex.Blocks.OfType<Block.Table>().FirstOrDefault() is { } first
            ? first.Columns.Select(column => Math.Max(7, (int)(column.Share * 0.6m))).ToList()
            : [GuideWidth];
        var (rows, merged) = (new List<IReadOnlyList<SheetCell?>>(), new List<string>());
        Wide(new SheetCell(annex.Title, CellLook.Title));
        if (annex.CarriesSampleNotice && report.Properties.SampleNotice is { } notice)
        {
            Wide(new SheetCell(notice, CellLook.Note));
        }

        foreach (var block in annex.Blocks)
        {
            switch (block)
            {
                case Block.Table table:
                    Table(table);
                    break;
                case Block.Heading heading:
                    Wide(new SheetCell(heading.Number + heading.Text, CellLook.Heading));
                    break;
                case Block.Paragraph paragraph:
                    Wide(new SheetCell(string.Concat(paragraph.Inlines.Select(inline => inline.Text))));
                    break;
                case Block.Remark remark:
                    Wide(new SheetCell(remark.Text, CellLook.Note));
                    break;
                default:
                    break;
            }
        }

        return new SheetPage(annex.Title, widths, rows, Merged: merged, Landscape: annex.Landscape);

        // A line over the whole width.
        void Wide(SheetCell cell)
        {
            rows.Add([cell with { Columns = widths.Count }]);
            Merge(rows.Count, 1, rows.Count, widths.Count);
        }

        void Merge(int top, int left, int bottom, int right)
        {
            if (top != bottom || left != right)
            {
                merged.Add(FormattableString.Invariant($"{Place.Letters(left)}{top}:{Place.Letters(right)}{bottom}"));
            }
        }

        void Table(Block.Table table)
        {
            if (table.Title.Length > 0)
            {
                Wide(new SheetCell(table.Title, CellLook.Heading));
            }

            if (table.UnitLine is { } unit)
            {
                Wide(new SheetCell(unit, CellLook.Note));
            }

            while (widths.Count < table.Columns.Count)
            {
                widths.Add(12);
            }

            rows.Add([.. table.Columns.Select(column => new SheetCell(column.Header, CellLook.Heading))]);
            var covered = new int[table.Columns.Count];
            foreach (var row in table.Rows)
            {
                Row(table, row, covered);
            }
        }

        // Cells go where no merged cell from above stands; what such a cell covers stays empty but keeps its border.
        void Row(Block.Table table, TableRow row, int[] covered)
        {
            var cells = Enumerable.Repeat(new SheetCell(string.Empty), table.Columns.Count).ToArray();
            var at = rows.Count + 1;
            var spare = table.Columns.Count - row.Cells.Count;
            var column = 0;
            foreach (var cell in row.Cells)
            {
                while (row.Kind == TableRowKind.Body && column < covered.Length - 1 && covered[column] > 0)
                {
                    covered[column++]--;
                }

                cells[column] = new SheetCell(cell.Text, row.Kind != TableRowKind.Body ? CellLook.Heading : table.Columns[column].Alignment == CellAlignment.Left ? CellLook.Plain : CellLook.Number, Lines: cell.RowSpan);
                if (row.Kind != TableRowKind.Body && column == 0 && spare > 0)
                {
                    Merge(at, 1, at, spare + 1);
                    column = spare;
                }
                else if (cell.RowSpan > 1)
                {
                    Merge(at, column + 1, at + cell.RowSpan - 1, column + 1);
                    covered[column] = cell.RowSpan - 1;
                }

                column++;
            }

            rows.Add(cells);
        }
    }
}
