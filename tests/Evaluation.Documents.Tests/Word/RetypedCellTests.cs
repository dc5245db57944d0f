using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Tests.Filings;
using Evaluation.Documents.Tests.Pdf;
using Evaluation.Documents.Word;
using Evaluation.Documents.Word.Returns;
using TableCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace Evaluation.Documents.Tests.Word;

/// <summary>Tables of the system in a file that came back: every cell typed over is named, and nothing else.</summary>
public sealed class RetypedCellTests
{
    private static readonly XNamespace Space = "urn:evaluation:figures";
    private const string Kept = "4423.60";
    private const string Typed = "4432.60";

    [Fact]
    public void A_file_that_nobody_touched_has_none()
    {
        var file = Read(WordReport.WriteForEditing(Report(Sample.Sheet)));

        Assert.Empty(RetypedCell.Of(file, Report(Sample.Sheet)));
        Assert.Equal(file.HandedOut.Count, TableText.Of(Report(Sample.Sheet)).Count);
        Assert.True(file.HandedOut.Count > 2);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void A_figure_typed_over_in_the_data_table_is_named_with_row_and_column(bool keepsControls, bool withControls)
    {
        var file = Edited(WordReport.WriteForEditing(Report(Sample.Sheet), withControls: withControls), body =>
        {
            Type(Cell(body, "数据来源（表、行次、栏次）", "本年支出合计", Kept), Typed);
            if (!keepsControls)
            {
                Unwrap(body);
            }
        });

        Assert.Equal(new RetypedCell("附件1 数据表", "本年支出合计", "本年数", Kept, Typed), Assert.Single(RetypedCell.Of(file, Report(Sample.Sheet))));
    }

    [Fact]
    public void A_point_of_the_score_table_and_a_figure_of_a_table_in_the_text_are_named()
    {
        var sheet = Sample.Sheet;
        var row = sheet.Rows.First(row => row.Self is not null);
        var table = Report(sheet).Body.OfType<Block.Table>().First();
        var label = table.Rows[0].Cells[0].Text;
        var file = Edited(WordReport.WriteForEditing(Report(sheet)), body =>
        {
            Type(Row(body, "扣分原因和其他说明", row.Indicator.Name).Elements<TableCell>().ElementAt(8), "99.00");
            Type(Row(body, table.Columns[^1].Header, label).Elements<TableCell>().Last(), "123456.78");
        });

        var cells = RetypedCell.Of(file, Report(sheet));

        Assert.Equal(
            [($"{table.Number} {table.Title}", label, "123456.78"), ("附件2 评分表", row.Indicator.Name, "99.00")],
            cells.Select(cell => (cell.Table, cell.Row, cell.Typed)));
        Assert.Equal([table.Columns[^1].Header, "自评得分"], cells.Select(cell => cell.Column));
    }

    [Fact]
    public void An_emptied_cell_is_named_and_words_are_too()
    {
        var file = Edited(WordReport.WriteForEditing(Report(Sample.Sheet)), body =>
        {
            var row = Row(body, "数据来源（表、行次、栏次）", "本年支出合计");
            Type(row.Elements<TableCell>().ElementAt(3), string.Empty);
            Type(row.Elements<TableCell>().ElementAt(2), "元");
        });

        Assert.Equal([("单位", "万元", "元"), ("本年数", Kept, string.Empty)], RetypedCell.Of(file, Report(Sample.Sheet)).Select(cell => (cell.Column, cell.Present, cell.Typed)));
    }

    [Fact]
    public void Rows_and_tables_that_were_taken_out_or_moved_and_commas_of_thousands_are_no_other_content()
    {
        var file = Edited(WordReport.WriteForEditing(Report(Sample.Sheet)), body =>
        {
            var cell = Cell(body, "数据来源（表、行次、栏次）", "本年支出合计", Kept);
            Type(cell, "4,423.60");
            var row = (TableRow)cell.Parent!;
            row.PreviousSibling<TableRow>()!.Remove();
            var table = row.Ancestors<Table>().Single();
            row.Remove();
            table.Append(row);
            body.Descendants<Table>().First(one => one.InnerText.Contains("扣分原因和其他说明", StringComparison.Ordinal)).Remove();
        });

        Assert.Empty(RetypedCell.Of(file, Report(Sample.Sheet)));
    }

    [Theory]
    [InlineData(Kept, false)]
    [InlineData("4500.00", false)]
    [InlineData(Typed, true)]
    public void A_figure_that_changed_in_the_filing_meanwhile_is_not_taken_for_one_typed_over(string said, bool isNamed)
    {
        var file = Edited(WordReport.WriteForEditing(Report(Sample.Sheet)), body => Type(Cell(body, "数据来源（表、行次、栏次）", "本年支出合计", Kept), said));
        var record = Sample.Record;
        var now = Report(Scorer.Score(Sample.Framework, record with { Inputs = record.Inputs.With("exec_total", record.Inputs["exec_total"] with { Value = 45_000_000m }) }));

        var cells = RetypedCell.Of(file, now);

        Assert.Equal(isNamed ? [("4500.00", Typed)] : [], cells.Select(cell => (cell.Present, cell.Typed)));
    }

    [Fact]
    public void A_file_full_of_tables_like_ours_is_read_no_further_than_a_report_is_long()
    {
        var file = Edited(WordReport.WriteForEditing(Report(Sample.Sheet)), body =>
        {
            var table = body.Descendants<Table>().First(one => one.InnerText.Contains("数据来源（表、行次、栏次）", StringComparison.Ordinal));
            for (var copy = 0; copy < 300; copy++)
            {
                body.InsertAfter(new Table(table.Elements<TableRow>().Take(3).Select(row => row.CloneNode(deep: true))), body.FirstChild);
            }
        });

        Assert.Equal(100, file.Tables.Count);
        Assert.Empty(RetypedCell.Of(file, Report(Sample.Sheet)));
    }

    [Fact]
    public void A_list_of_tables_that_no_report_has_is_read_no_wider_than_Word_makes_them()
    {
        var wide = Listing(figures => figures.Add(new XElement(Space + "table", Enumerable.Repeat(new XElement(Space + "row", Enumerable.Range(-500, 1_000).Select(Cell)), 20))));
        var many = Listing(figures => figures.Add(new XElement(Space + "table", Enumerable.Repeat(new XElement(Space + "row", Enumerable.Range(1, 40).Select(Cell)), 800))));

        Assert.All(wide.HandedOut.SelectMany(table => table.Rows), row => Assert.InRange(row.Count, 0, 63));
        Assert.Equal(TableText.Of(Report(Sample.Sheet)).Count + 1, wide.HandedOut.Count);
        Assert.Equal(wide.HandedOut.Count - 1, many.HandedOut.Count);

        static XElement Cell(int column) => new(Space + "cell", new XAttribute("column", column), $"栏{column}");
    }

    [Fact]
    public void Tables_with_one_and_the_same_head_are_not_all_held_against_each_other()
    {
        var printed = Enumerable.Range(0, 100).Select(table => Rows($"第{table}个", "1")).ToList();
        var file = Enumerable.Range(0, 100).Select(table => Rows($"第{table}个", "2")).ToList();

        Assert.Equal(5, TableMatching.Changed([.. printed.Take(5)], [.. file.Take(5)]).Count());
        Assert.InRange(TableMatching.Changed(printed, file).Count(), 1, 50);

        static TableText Rows(string name, string figure) => new([Row("项目", "数"), Row(name, figure)]);
        static IReadOnlyDictionary<int, string> Row(string first, string second) => new Dictionary<int, string> { [1] = first, [2] = second };
    }

    [Fact]
    public void A_list_of_figures_longer_than_any_report_is_refused_and_lists_of_other_programs_are_left_alone()
    {
        var text = string.Concat(Enumerable.Range(0, 900_000));

        Assert.NotNull(Listing(figures => figures.Add(new XElement(Space + "figure", new XAttribute("key", "x"), text))).Problem);
        Assert.Null(Listing(figures => figures.ReplaceWith(new XElement("notes", text))).Problem);
    }

    /// <summary>A file whose list of figures was changed.</summary>
    private static ReturnedFile Listing(Action<XElement> edit)
    {
        using var file = new MemoryStream();
        file.Write(WordReport.WriteForEditing(Report(Sample.Sheet)));
        using (var document = WordprocessingDocument.Open(file, isEditable: true))
        {
            var part = document.MainDocumentPart!.CustomXmlParts.Single();
            using var stream = part.GetStream(FileMode.Open, FileAccess.ReadWrite);
            var list = XDocument.Load(stream);
            edit(list.Root!);
            stream.SetLength(0);
            list.Save(stream, SaveOptions.DisableFormatting);
        }

        return Read(file.ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_LibreOffice_saved_has_none(bool withControls)
    {
        var report = Report(Sample.Sheet);
        var sent = WordReport.WriteForEditing(report, withControls: withControls);
        var typed = Changed(sent, body => Type(Cell(body, "数据来源（表、行次、栏次）", "本年支出合计", Kept), Typed));

        Assert.Empty(RetypedCell.Of(Read(await Office.SavedWord(sent)), report));
        Assert.Equal(["本年支出合计"], RetypedCell.Of(Read(await Office.SavedWord(typed)), report).Select(cell => cell.Row));
    }

    private static Report Report(ScoreSheet sheet) =>
        ReportWriter.Write(sheet, new ReportEdition(SampleReport.Full().Properties.Created, VersionMark: null, IsDraft: true, Record: null) { IsForEditing = true });

    private static ReturnedFile Read(byte[] content) => ReturnReading.Read(new MemoryStream(content));

    private static ReturnedFile Edited(byte[] content, Action<Body> edit) => Read(Changed(content, edit));

    private static byte[] Changed(byte[] content, Action<Body> edit)
    {
        using var file = new MemoryStream();
        file.Write(content);
        using (var document = WordprocessingDocument.Open(file, isEditable: true))
        {
            edit(document.MainDocumentPart!.Document!.Body!);
        }

        return file.ToArray();
    }

    private static TableRow Row(Body body, string head, string said) => body.Descendants<Table>()
        .Where(table => table.Elements<TableRow>().First().InnerText.Contains(head, StringComparison.Ordinal))
        .SelectMany(table => table.Elements<TableRow>())
        .First(row => row.Elements<TableCell>().Any(cell => cell.InnerText == said));

    private static TableCell Cell(Body body, string head, string row, string said) => Row(body, head, row).Elements<TableCell>().First(cell => cell.InnerText == said);

    /// <summary>As somebody does who deletes what stands there and types anew.</summary>
    private static void Type(TableCell cell, string text)
    {
        var paragraph = cell.Elements<Paragraph>().First();
        paragraph.RemoveAllChildren<Run>();
        paragraph.Append(new Run(new Text(text)));
    }

    private static void Unwrap(Body body)
    {
        foreach (var control in body.Descendants<SdtElement>().Reverse().ToList())
        {
            foreach (var child in control.ChildElements.First(child => child.LocalName == "sdtContent").ChildElements.ToList())
            {
                child.Remove();
                control.InsertBeforeSelf(child);
            }

            control.Remove();
        }
    }
}
