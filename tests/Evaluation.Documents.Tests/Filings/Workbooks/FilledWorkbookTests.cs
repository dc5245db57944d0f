using System.Text;
using CsCheck;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Tests.Frameworks;
using Evaluation.Documents.Filings.Workbooks;
using Evaluation.Documents.Frameworks;
using Evaluation.Documents.Tests.Kinds;
using Entries = Evaluation.Core.Filings.Entries;

namespace Evaluation.Documents.Tests.Filings.Workbooks;

/// <summary>A filled workbook comes back: only what was changed in it changes, what is wrong is said at its cell, nothing of the filing is lost.</summary>
public sealed class FilledWorkbookTests
{
    private static readonly IReadOnlyList<Framework> Frameworks = [.. FrameworkLibrary.Load(FrameworkLibrary.ShippedFolder).All, EveryKind.Framework];

    private static Gen<(Framework Framework, FilingRecord Record)> Filings => Gen.OneOf(
        Gen.Select(Gen.Int[0, Frameworks.Count - 1], Gen.ULong, (index, seed) => (Frameworks[index], AnyFiling.Of(Frameworks[index], seed))),
        Gen.Select(AnyFramework.Gen, Gen.ULong, (framework, seed) => (framework, AnyFiling.Of(framework, seed))));

    [Fact]
    public void What_is_written_and_read_again_changes_nothing() => Filings.Sample(
        filing =>
        {
            using var file = new MemoryStream(FilingWorkbook.Write(filing.Framework, filing.Record, FilingWorkbookTests.Origin));
            var reading = FilingWorkbook.Read(filing.Framework, filing.Record, filingId: null, file);
            return reading is { Problem: null, Changes: [], Faults: [], IsOlder: false };
        },
        iter: 120,
        print: filing => filing.Framework.Reference + " " + FilingJsonOf(filing.Record));

    [Fact]
    public void A_workbook_filled_with_the_figures_of_another_filing_makes_this_one_the_same() => Gen.Select(Gen.Int[0, Frameworks.Count - 1], Gen.ULong, Gen.ULong).Sample(
        (index, first, second) =>
        {
            var framework = Frameworks[index];
            var (before, after) = (AnyFiling.Of(framework, first, alone: true), AnyFiling.Of(framework, second, alone: true));
            IReadOnlyList<BookSheet> pages = [.. Pages(framework, after).SkipLast(1), Pages(framework, before)[^1]];
            using var file = new MemoryStream(BookWriting.Write(pages));
            var words = new CellWords(framework, []);

            var reading = FilingWorkbook.Read(framework, before, filingId: null, file);

            Assert.Null(reading.Problem);
            var kept = Kept(before);
            foreach (var change in reading.Changes)
            {
                Assert.Equal(kept.GetValueOrDefault(change.Path, string.Empty), change.Kept);
                kept[change.Path] = change.Text;
            }

            // Rows of lists that the other filing lacks are not in the workbook, and are not taken away by that.
            foreach (var (path, text) in Kept(after).Where(entry => BookAddress.Carries(entry.Key)))
            {
                Assert.True(kept.GetValueOrDefault(path)?.Trim() == text.Trim() || words.Read(path, words.Shown(path, text)) is not { Problem: null }, $"{path}: {text} ≠ {kept.GetValueOrDefault(path)}");
            }
        },
        iter: 40);

    [Fact]
    public async Task LibreOffice_saving_a_workbook_changes_nothing_in_it()
    {
        var filings = Frameworks.SelectMany((framework, index) => Enumerable.Range(10, 2).Select(seed => (Framework: framework, Record: AnyFiling.Of(framework, (ulong)(seed + index))))).ToList();
        var saved = await Office.Saved([.. filings.Select(filing => FilingWorkbook.Write(filing.Framework, filing.Record, FilingWorkbookTests.Origin))]);

        foreach (var (filing, file) in filings.Zip(saved))
        {
            var reading = FilingWorkbook.Read(filing.Framework, filing.Record, filingId: null, new MemoryStream(file));

            Assert.Null(reading.Problem);
            Assert.Equal(string.Empty, string.Join('\n', reading.Faults));
            Assert.Equal(string.Empty, string.Join('\n', reading.Changes));
        }
    }

    [Fact]
    public void What_is_filled_in_is_a_change_with_its_cell()
    {
        using var book = new FilledWorkbook();
        var cell = book.Number("input/exec_total", "4500.5");
        book.Text("source/exec_total", "=决算!F12");
        book.Text("claim/ZJ21-2201", "4.5");
        book.Text("answer/has_projects", "否");
        book.Clear("input/staff_retired");
        var row = book.BlankRow("key_works");
        book.Text($"list/key_works/{row}/name", "新的重点工作");

        var reading = book.Read();

        Assert.Equal(string.Empty, string.Join('\n', reading.Faults));
        var changes = reading.Changes.ToDictionary(change => change.Path, StringComparer.Ordinal);
        Assert.Equal(6, changes.Count);
        Assert.Equal(new WorkbookChange("input/exec_total", "数据表", cell, "44236000", "45005000", "4423.6", "4500.5", Before: null, FromFormula: false), changes["input/exec_total"]);
        Assert.Equal("=决算!F12", changes["source/exec_total"].Text);
        Assert.Equal("4.5", changes["claim/ZJ21-2201"].Text);
        Assert.Equal("0", changes["answer/has_projects"].Text);
        Assert.Equal(string.Empty, changes["input/staff_retired"].Text);
        Assert.Equal("新的重点工作", changes[$"list/key_works/{row}/name"].Text);
    }

    [Fact]
    public void A_formula_in_an_input_gives_its_result_and_says_so()
    {
        using var book = new FilledWorkbook();
        book.Formula("input/exec_total", "1000+3423.61", "4423.61");

        var change = Assert.Single(book.Read().Changes);

        Assert.True(change.FromFormula);
        Assert.Equal("44236100", change.Text);
    }

    public static TheoryData<string, string, string, string> Wrong() => new()
    {
        { "text", "input/exec_total", "约四千万", "不是数字" },
        { "text", "input/exec_total", "4423.6000001", "两位小数" },
        { "number", "input/exec_total", "-5", "不能是负数" },
        { "number", "input/staff_actual", "69.5", "应为整数" },
        { "text", "answer/has_projects", "有的", "可选范围" },
        { "number", "claim/ZJ21-2201", "6", "0至5分" },
        { "number", "claim/ZJ21-2201", "4.567", "两位小数" },
        { "text", "item/ZJ21-1101/duty", "对", "符合、不符合" },
        { "error", "input/exec_total", "", "错误值" },
        { "formula", "input/exec_total", "", "没有结果" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said_at_its_cell(string kind, string path, string text, string said)
    {
        using var book = new FilledWorkbook();
        var cell = kind switch
        {
            "number" => book.Number(path, text),
            "error" => book.Error(path),
            "formula" => book.Formula(path, "A1", null),
            _ => book.Text(path, text),
        };

        var reading = book.Read();

        var fault = Assert.Single(reading.Faults);
        Assert.Equal((book.Place(path).Sheet, cell), (fault.Sheet, fault.Cell));
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        Assert.Empty(reading.Changes);
    }

    [Fact]
    public void A_changed_key_is_said_and_changes_nothing()
    {
        using var book = new FilledWorkbook();
        var row = book.Place("input/exec_total").Cell.TrimStart('F');
        book.At(DataPage.Name, "A" + row, "exec_totle");

        var reading = book.Read();

        Assert.Empty(reading.Changes);
        Assert.Contains(reading.Faults, fault => fault.Cell == "F" + row && fault.Message.Contains("编号被改动", StringComparison.Ordinal));
        Assert.Contains(reading.Faults, fault => fault.Message.Contains("不会因此删去", StringComparison.Ordinal));
    }

    [Fact]
    public void What_somebody_changed_meanwhile_is_a_conflict_and_what_nobody_touched_here_is_left_alone()
    {
        using var book = new FilledWorkbook();
        book.Number("input/exec_total", "4500");
        var now = With(Sample.Record, ("input/exec_total", "44000000"), ("input/income_total", "50000000"));

        var reading = book.Read(now);

        Assert.True(reading.IsOlder);
        var change = Assert.Single(reading.Changes);
        Assert.Equal(("4400", "4500", "4423.6"), (change.Shown, change.Filled, change.Before));
    }

    [Fact]
    public void The_workbook_of_another_unit_year_framework_or_filing_is_refused()
    {
        using var book = new FilledWorkbook(origin: FilingWorkbookTests.Origin with { FilingId = Guid.Parse("0198a6b0-0000-7000-8000-000000000001") });

        Assert.Contains("请选择本单位", book.Read(Sample.Record with { Unit = Sample.Record.Unit with { Code = "9" } }).Problem, StringComparison.Ordinal);
        Assert.Contains("请选择本年度", book.Read(Sample.Record with { Year = 2022 }).Problem, StringComparison.Ordinal);
        Assert.Contains("指标体系", book.Read(Sample.Record with { Framework = "ZJ21@2" }).Problem, StringComparison.Ordinal);
        Assert.Contains("另一件", book.Read(filingId: Guid.Parse("0198a6b0-0000-7000-8000-000000000002")).Problem, StringComparison.Ordinal);
        Assert.Contains("填报范围", book.Read(Sample.Record with { Scope = [new ScopeMember("a", "本级")] }).Problem, StringComparison.Ordinal);
        Assert.Null(book.Read(filingId: Guid.Parse("0198a6b0-0000-7000-8000-000000000001")).Problem);
    }

    [Theory]
    [InlineData("", "Office 文档")]
    [InlineData("单位,金额\n甲,5", "Office 文档")]
    public void A_file_that_is_no_workbook_is_refused(string text, string said) => Assert.Contains(said, Refused(Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);

    [Fact]
    public void An_old_workbook_gets_the_sentence_how_to_save_it() => Assert.Contains("另存为", Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), StringComparison.Ordinal);

    [Fact]
    public void A_framework_workbook_is_refused() => Assert.Contains("先下载工作簿", Refused(FrameworkWorkbook.Write(Sample.Framework)), StringComparison.Ordinal);

    [Fact]
    public async Task The_workbook_comes_back_with_the_wrong_cells_marked_and_commented()
    {
        using var book = new FilledWorkbook();
        var wrong = book.Text("input/exec_total", "约四千万");
        book.Text("reason/ZJ21-2201", "照填的理由");
        var claim = book.Number("claim/ZJ21-2201", "9");
        var marked = book.Marked(book.Read())!;

        using (var file = new MemoryStream(marked))
        using (var document = SpreadsheetDocument.Open(file, isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken));
            var sheet = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;
            foreach (var (name, reference) in new[] { (DataPage.Name, wrong), (ScorePage.Name, claim) })
            {
                var part = FilingWorkbookTests.Part(document.WorkbookPart, name);
                var cell = part.Worksheet!.Descendants<Cell>().Single(cell => cell.CellReference == reference);
                var format = sheet.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);
                Assert.Equal("FFFFC7CE", sheet.Fills!.Elements<Fill>().ElementAt((int)format.FillId!.Value).PatternFill!.ForegroundColor!.Rgb!.Value);
                Assert.False(format.Protection!.Locked!.Value);
                Assert.Single(part.WorksheetCommentsPart!.Comments!.CommentList!.Elements<Comment>(), comment => comment.Reference == reference);
            }

            var comment = FilingWorkbookTests.Part(document.WorkbookPart, DataPage.Name).WorksheetCommentsPart!.Comments!.CommentList!.Elements<Comment>().Single(comment => comment.Reference == wrong).InnerText;
            Assert.Contains("不是数字", comment, StringComparison.Ordinal);
            Assert.Contains("数据来源", comment, StringComparison.Ordinal);
        }

        var again = FilingWorkbook.Read(Sample.Framework, Sample.Record, filingId: null, new MemoryStream(marked));
        Assert.Equal(2, again.Faults.Count);
        Assert.Equal("reason/ZJ21-2201", Assert.Single(again.Changes).Path);

        // What LibreOffice saved has comments and drawings of its own making.
        var saved = Assert.Single(await Office.Saved([marked]));
        var twice = FilingWorkbook.Mark(new MemoryStream(saved), FilingWorkbook.Read(Sample.Framework, Sample.Record, filingId: null, new MemoryStream(saved)))!;
        Assert.Equal(2, FilingWorkbook.Read(Sample.Framework, Sample.Record, filingId: null, new MemoryStream(twice)).Faults.Count);
        Assert.Single(await Office.Saved([twice]));
    }

    [Fact]
    public void Any_bytes_end_in_a_refusal() => Gen.Byte.Array[0, 300].Sample(bytes => Refused(bytes).Length > 0, iter: 200);

    private static FilingRecord With(FilingRecord record, params (string Path, string Text)[] changes)
    {
        var entries = Kept(record);
        foreach (var (path, text) in changes)
        {
            entries[path] = text;
        }

        return Entries.ToRecord(Sample.Framework, record, entries.Select(entry => new Entry(entry.Key, entry.Value)));
    }

    private static IReadOnlyList<BookSheet> Pages(Framework framework, FilingRecord record) => FilingWorkbook.Pages(Core.Scoring.Scorer.Score(framework, record), FilingWorkbookTests.Origin);

    private static Dictionary<string, string> Kept(FilingRecord record) => Entries.FromRecord(record).ToDictionary(entry => entry.Path, entry => entry.Text, StringComparer.Ordinal);

    private static string Refused(byte[] bytes) => FilingWorkbook.Read(Sample.Framework, Sample.Record, filingId: null, new MemoryStream(bytes)).Problem ?? string.Empty;

    private static string FilingJsonOf(FilingRecord record) => Documents.Filings.FilingJson.Write(record);
}
