using Evaluation.Core.Reports;

namespace Evaluation.Documents.Word;

/// <summary>
/// About which page a heading will stand on, counted in lines: what the contents show until Word, WPS or a person brings them up to date.
/// </summary>
internal sealed class PageEstimate
{
    private const int PortraitHeight = 22 * WordPage.LinePitch;
    private const int LandscapeHeight = 8844;

    private readonly List<int> headings = [];
    private readonly List<int> annexes = [];
    private int page = 1;
    private int used;
    private int height = PortraitHeight;
    private int width = WordPage.PortraitWidth;

    public static PageEstimate Of(Report report)
    {
        var estimate = new PageEstimate();
        estimate.Blocks(report.Body, countsHeadings: true);
        foreach (var annex in report.Annexes)
        {
            estimate.page++;
            (estimate.height, estimate.width) = annex.Landscape ? (LandscapeHeight, WordPage.LandscapeWidth) : (PortraitHeight, WordPage.PortraitWidth);
            estimate.annexes.Add(estimate.page);
            estimate.used = (2 * WordPage.LinePitch) + 480;
            estimate.Blocks(annex.Blocks, countsHeadings: false);
        }

        return estimate;
    }

    /// <summary>Page of the n-th heading of the contents.</summary>
    public int OfHeading(int number) => headings[number - 1];

    public int OfAnnex(int index) => annexes[index];

    private void Blocks(IReadOnlyList<Block> blocks, bool countsHeadings)
    {
        foreach (var block in blocks)
        {
            if (block is Block.Heading heading)
            {
                // A heading is never the last line of a page.
                Take(WordPage.LinePitch, keeps: WordPage.LinePitch);
                if (countsHeadings && heading.Level <= WordContents.Depth)
                {
                    headings.Add(page);
                }
            }
            else
            {
                Other(block);
            }
        }
    }

    private void Other(Block block)
    {
        switch (block)
        {
            case Block.Paragraph paragraph:
                Lines(TableMeasure.Lines("　　" + string.Concat(paragraph.Inlines.Select(inline => inline.Text)), WordPage.Character - 4, width), WordPage.LinePitch);
                break;
            case Block.Formula:
                Take(2 * WordPage.LinePitch);
                break;
            case Block.Table table:
                Table(table);
                break;
            case Block.Remark remark:
                Lines(TableMeasure.Lines(remark.Text, 240, width), 380);
                break;
            case Block.Chart chart:
                Take(WordCharts.Height(chart) + (2 * WordPage.LinePitch));
                break;
            case Block.AnnexList list:
                Lines(list.Titles.Count + 1, WordPage.LinePitch);
                break;
            default:
                Take(4 * WordPage.LinePitch);
                break;
        }
    }

    private void Table(Block.Table table)
    {
        var widths = TableMeasure.Widths(table, width);
        var above = (string.IsNullOrEmpty(table.Title) ? 0 : 740) + (string.IsNullOrEmpty(table.UnitLine) ? 0 : 440);
        var head = TableMeasure.HeadHeight(table, widths);
        var rows = WordCells.Of(table);
        Take(above + head, keeps: table.KeepsTogether ? rows.Sum(row => TableMeasure.Height(table, row, widths)) : head);
        foreach (var row in rows)
        {
            var needed = TableMeasure.Height(table, row, widths);
            if (used + needed > height)
            {
                page++;
                used = head;
            }

            used += needed;
        }
    }

    private void Lines(int count, int pitch)
    {
        for (var line = 0; line < count; line++)
        {
            Take(pitch);
        }
    }

    private void Take(int needed, int keeps = 0)
    {
        if (used + needed + keeps > height)
        {
            page++;
            used = 0;
        }

        used += needed;
    }
}
