using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Evaluation.Core.Reports;
using Evaluation.Documents.Tests.Examinations;
using Evaluation.Documents.Tests.Filings;
using Evaluation.Documents.Tests.Kinds;
using Evaluation.Documents.Tests.Pdf;
using Evaluation.Documents.Word;
using UglyToad.PdfPig;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;
using M = DocumentFormat.OpenXml.Math;

namespace Evaluation.Documents.Tests.Word;

/// <summary>The report as a Word file: valid, reproducible, the words of the PDF, real styles, numbers, tables and formulas.</summary>
public sealed class WordReportFileTests(PressFixture fixture) : IClassFixture<PressFixture>
{
    private const string Notice = "眉批甲乙丙丁";
    private const string Mark = "版本 1 · 校验码 7F3K-92QD";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Reports => ["full", "draft", "rehearsal", "sample", "every kind", "short", "blank annexes"];

    [Theory]
    [MemberData(nameof(Reports))]
    public void The_file_is_valid_and_the_same_bytes_each_time(string name)
    {
        var content = WordReport.Write(Report(name));

        Assert.Empty(Faults(content));
        Assert.Empty(Faults(WordReport.WriteForEditing(Report(name))));
        Assert.Equal(content, WordReport.Write(Report(name)));
        Assert.Equal(WordReport.WriteForEditing(Report(name)), WordReport.WriteForEditing(Report(name)));
        using var archive = new ZipArchive(new MemoryStream(content));
        Assert.All(archive.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
    }

    [Theory]
    [InlineData("full")]
    [InlineData("sample")]
    [InlineData("every kind")]
    [InlineData("blank annexes")]
    public async Task Word_and_PDF_say_the_same_block_by_block_numbers_of_headings_included(string name)
    {
        // A notice of the page head that is no sentence of the text.
        var report = Report(name);
        report = report with { Properties = report.Properties with { SampleNotice = Notice } };
        var word = string.Concat((await Reading.Texts(WordReport.Write(report))).Select(Paper.Squeezed));
        using var paper = PdfDocument.Open(await fixture.Press.PrintAsync(report, Cancellation));
        var print = Paper.Running(paper, [.. new[] { report.Properties.VersionMark, Notice, report.Properties.IsDraft ? report.Properties.DraftMark : null }.OfType<string>()]);

        var (inWord, inPrint) = (0, 0);
        foreach (var (part, printed) in Said.Of(report, WordLine).Zip(Said.Of(report, formula => Said.Pieces(formula.Layout))))
        {
            foreach (var text in part.Texts)
            {
                Assert.True(word.AsSpan(inWord).StartsWith(text), $"{part.Name}: “{text}” is not what follows in the Word file: {word.AsSpan(inWord, Math.Min(80, word.Length - inWord))}");
                inWord += text.Length;
            }

            // In print heads are repeated and merged cells go on; cells stand after the head of their table.
            var end = inPrint;
            foreach (var text in printed.Texts)
            {
                var at = print.IndexOf(text, printed.IsTable ? inPrint : end, StringComparison.Ordinal);
                Assert.True(at >= 0, $"{part.Name}: “{text}” is not in the PDF after “{print[Math.Max(0, inPrint - 40)..inPrint]}”, where it goes on “{print[inPrint..Math.Min(print.Length, inPrint + 160)]}”");
                end = Math.Max(end, printed.IsTable ? inPrint : at + text.Length);
            }

            inPrint = end;
        }

        Assert.Equal(word.Length, inWord);
    }

    [Fact]
    public async Task Headings_are_numbered_by_Word_and_stand_in_the_built_in_styles()
    {
        var report = SampleReport.Full();
        var paragraphs = await Reading.Paragraphs(WordReport.Write(report));

        var headings = report.Body.OfType<Block.Heading>().ToList();
        var read = paragraphs.Where(paragraph => paragraph.AutomaticNumber is not null).ToList();
        Assert.Equal(headings.Select(heading => (heading.Level, heading.Number, heading.Text)), read.Select(paragraph => (paragraph.HeadingLevel ?? 0, paragraph.AutomaticNumber!, paragraph.Text)));
    }

    [Fact]
    public async Task A_number_that_does_not_follow_begins_a_new_count_and_one_Word_cannot_print_is_typed()
    {
        var report = SampleReport.Saying() with
        {
            Body =
            [
                new Block.Heading(1, "十一、", "甲"), new Block.Heading(2, "（一）", "乙"), new Block.Heading(1, "十二、", "丙"),
                new Block.Heading(2, "（二十一）", "丁"), new Block.Heading(3, "1.", "戊"), new Block.Heading(1, "附录A ", "己"), new Block.Heading(1, "十三、", "庚"),
            ],
            Annexes = [new ReportAnnex(1, "说明", Landscape: false, [new Block.Heading(1, "一、", "辛"), new Block.Heading(2, "（一）", "壬"), new Block.Heading(1, "二、", "癸")])],
        };
        var content = WordReport.Write(report);

        Assert.Empty(Faults(content));
        var texts = await Reading.Texts(content);
        Assert.Equal(
            ["十一、甲", "（一）乙", "十二、丙", "（二十一）丁", "1.戊", "附录A 己", "十三、庚", "附件1", "说明", "一、辛", "（一）壬", "二、癸"],
            texts.SkipWhile(text => !text.StartsWith("十一", StringComparison.Ordinal)));
    }

    [Fact]
    public void Charts_are_charts_of_Word_with_their_figures_in_a_workbook_and_in_words()
    {
        var chart = Assert.Single(SampleReport.Full().Body.OfType<Block.Chart>());
        using var document = Open(WordReport.Write(SampleReport.Full()));
        var main = document.MainDocumentPart!;

        var space = Assert.Single(main.ChartParts).ChartSpace!.OuterXml;
        Assert.All(chart.Rows, row => Assert.Contains(row.Label, space, StringComparison.Ordinal));
        Assert.Contains("formatCode=\"0.00\"><c:v>18</c:v>", space, StringComparison.Ordinal);
        Assert.Contains(chart.Alternative, main.Document!.Body!.OuterXml, StringComparison.Ordinal);
        using var workbook = SpreadsheetDocument.Open(main.ChartParts.Single().EmbeddedPackagePart!.GetStream(), isEditable: false);
        Assert.Contains("预算编制情况", workbook.WorkbookPart!.WorksheetParts.Single().Worksheet!.OuterXml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_paper_without_a_cover_begins_with_its_title_and_recipient()
    {
        var letter = SampleReport.Saying("请修改后重新报送。") with { Cover = null };
        var content = WordReport.Write(letter with { Body = [new Block.Recipient("示范单位办公室："), .. letter.Body] });

        Assert.Empty(Faults(content));
        using var document = Open(content);
        Assert.Equal(
            ["示范单位2021年度部门整体支出绩效自评报告", "示范单位办公室：", "请修改后重新报送。"],
            document.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Select(paragraph => paragraph.InnerText).Where(text => text.Length > 0));
    }

    [Fact]
    public void Pages_tables_and_formulas_are_real()
    {
        using var document = Open(WordReport.Write(SampleReport.Full(draft: true)));
        var body = document.MainDocumentPart!.Document!.Body!;

        var sections = body.Descendants<SectionProperties>().ToList();
        Assert.Equal([false, false, false, true], sections.Select(section => section.GetFirstChild<PageSize>()!.Orient?.Value == PageOrientationValues.Landscape));
        var margins = sections[1].GetFirstChild<PageMargin>()!;
        Assert.Equal((37, 35, 28, 26), (Millimetres(margins.Top!.Value), Millimetres(margins.Bottom!.Value), Millimetres((int)margins.Left!.Value), Millimetres((int)margins.Right!.Value)));
        Assert.Equal(1, sections[1].GetFirstChild<PageNumberType>()!.Start!.Value);
        Assert.All(sections, section => Assert.Equal(579, section.GetFirstChild<DocGrid>()!.LinePitch!.Value));

        var tables = body.Elements<Table>().Skip(1).ToList();
        Assert.All(tables, table => Assert.NotNull(table.Elements<TableRow>().First().TableRowProperties?.GetFirstChild<TableHeader>()));
        Assert.All(tables.SelectMany(table => table.Elements<TableRow>()), row => Assert.NotNull(row.TableRowProperties?.GetFirstChild<CantSplit>()));
        Assert.Contains(tables[^1].Descendants<VerticalMerge>(), merge => merge.Val?.Value == MergedCellValues.Restart);

        Assert.Equal(24, body.Descendants<M.OfficeMath>().Count());
        Assert.Equal(24, body.Descendants<M.Fraction>().Count());
    }

    [Fact]
    public void Every_page_of_a_draft_bears_the_mark_and_numbers_stand_in_the_outer_corners()
    {
        using var document = Open(WordReport.Write(SampleReport.Full(draft: true)));
        var main = document.MainDocumentPart!;

        Assert.All(main.Document!.Descendants<SectionProperties>(), section => Assert.Equal(2, section.Elements<HeaderReference>().Count()));
        Assert.All(main.HeaderParts, part => Assert.Contains("string=\"草稿\"", part.Header!.OuterXml, StringComparison.Ordinal));
        Assert.Equal("— 1 —", ((FooterPart)main.GetPartById("foot-odd")).Footer!.Descendants<Run>().SkipWhile(run => run.GetFirstChild<TabChar>() is null).Select(Shown).Aggregate(string.Concat));
        Assert.StartsWith("— 1 —", string.Concat(((FooterPart)main.GetPartById("foot-even")).Footer!.Descendants<Run>().Select(Shown)), StringComparison.Ordinal);
        using var frozen = Open(WordReport.Write(SampleReport.Full()));
        Assert.All(frozen.MainDocumentPart!.HeaderParts, part => Assert.DoesNotContain("草稿", part.Header!.OuterXml, StringComparison.Ordinal));
        Assert.Contains(SampleReport.VersionMark, ((FooterPart)frozen.MainDocumentPart.GetPartById("foot-odd")).Footer!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Contents_are_written_out_and_nothing_asks_a_question_when_the_file_is_opened()
    {
        using var document = Open(WordReport.Write(SampleReport.Full()));
        var main = document.MainDocumentPart!;

        Assert.Null(main.DocumentSettingsPart!.Settings!.GetFirstChild<UpdateFieldsOnOpen>());
        var entries = main.Document!.Descendants<Hyperlink>().ToList();
        Assert.Equal(4 + (4 * 3) + 2, entries.Count);
        var marks = main.Document.Descendants<BookmarkStart>().Select(mark => mark.Name!.Value).ToHashSet(StringComparer.Ordinal);
        Assert.All(entries, entry => Assert.Contains(entry.Anchor!.Value, marks));
        var pages = entries.Select(entry => int.Parse(entry.Elements<Run>().Select(Shown).Last(text => text.Length > 0), CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(pages.Order(), pages);
        Assert.Equal(1, pages[0]);
        Assert.Equal("zh-CN", document.PackageProperties.Language);
        Assert.Equal("示范单位2021年度部门整体支出绩效自评报告", document.PackageProperties.Title);
    }

    [Theory]
    [InlineData("sample")]
    [InlineData("full")]
    public async Task LibreOffice_converts_the_file_without_losing_a_word(string name)
    {
        var report = Report(name);
        using var converted = PdfDocument.Open(await Office.Printed(WordReport.Write(report)));
        var text = Counted(string.Concat(converted.GetPages().Select(Paper.Text)));
        var said = Counted(string.Concat(Said.Of(report, formula => Said.Pieces(formula.Layout)).SelectMany(part => part.Texts)));

        Assert.Empty(said.Where(one => text.GetValueOrDefault(one.Key) < one.Value).Select(one => one.Key));
        Assert.Contains(converted.GetPages(), page => page.Width > page.Height);
    }

    internal static WordprocessingDocument Open(byte[] content) => WordprocessingDocument.Open(new MemoryStream(content), isEditable: false);

    internal static List<string> Faults(byte[] content)
    {
        using var document = Open(content);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}").Take(5)];
    }

    internal static Report Report(string name) => name switch
    {
        "full" => SampleReport.Full(),
        "draft" => SampleReport.Full(draft: true),
        "rehearsal" => SampleReport.Full() with { Properties = SampleReport.Full().Properties with { RehearsalNotice = ReportWriter.RehearsalNotice } },
        "sample" => ReportWriter.Write(Sample.Sheet, new ReportEdition(SampleReport.Full().Properties.Created, Mark, IsDraft: false, Record: null)),
        "every kind" => EveryKind.Report(EveryKind.Score()),
        "short" => SampleReport.Saying("一句话，\n换行，还有控制字符\u0007和𬭎。"),
        _ => AnnexWriter.Write(Sample.Framework, SampleReport.Full().Properties.Created),
    };

    private static string WordLine(Block.Formula formula) => Line(formula.Layout);

    /// <summary>As a reader of Word files says a fraction on one line.</summary>
    private static string Line(Core.Formulas.Typeset part) => part switch
    {
        Core.Formulas.Typeset.Piece piece => piece.Text,
        Core.Formulas.Typeset.Sequence sequence => string.Concat(sequence.Parts.Select(Line)),
        Core.Formulas.Typeset.Fraction fraction => Side(Line(fraction.Numerator)) + "/" + Side(Line(fraction.Denominator)),
        _ => throw new UnreachableException(),
    };

    private static string Side(string text) => text.IndexOfAny(['+', '-', '−', '－', '＋', '×', '÷', '*', '/']) > 0 && text is not ['(', .., ')'] and not ['（', .., '）'] ? $"({text})" : text;

    private static string Shown(Run run) => string.Concat(run.Elements<Text>().Select(text => text.Text));

    private static int Millimetres(int twips) => (int)Math.Round(twips / 56.6929, MidpointRounding.AwayFromZero);

    private static Dictionary<Rune, int> Counted(string text) => text.EnumerateRunes().CountBy(rune => rune).ToDictionary();
}
