using System.Text;
using CsCheck;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Tests.Examinations;
using Evaluation.Documents.Tests.Filings;
using Evaluation.Documents.Tests.Pdf;
using Evaluation.Documents.Word;
using Evaluation.Documents.Word.Returns;

namespace Evaluation.Documents.Tests.Word;

/// <summary>A report goes out to Word and comes back: figures stay tied to the filing, and every change is seen.</summary>
public sealed class WordComesBackTests
{
    private const string Words = "本年支出合计{本年支出合计}，完成率{支出完成率}，由{单位}填报。\n一是加强管理，二是压减支出。";

    private static readonly string[] Chips = ["{本年支出合计}", "{支出完成率}", "{单位}", "{年度}", "{年末在职人员数}", "{没有这个数}"];
    private static readonly string[] Pieces = ["全年支出", "，为", "69人。", "\n", "4423.60万元", "1.", "（1）", "一是", " ", "其中：", "-3.07%", "{", "𬭎"];

    [Fact]
    public void A_file_that_nobody_touched_changes_nothing()
    {
        var sheet = Sample.Sheet;
        var sections = Sections(sheet);
        var file = Read(Out(sheet));

        var found = SectionMatching.Of(file, sections);
        Assert.Equal(sections.Select(section => section.Id), sections.Select(section => section.Id).Where(found.ContainsKey));
        Assert.All(sections, section => Unchanged(section, Back(sheet, section, found[section.Id], file)));
        Assert.Empty(SectionMatching.Unplaced(file, found, sections, Report(sheet)));
        Assert.Equal(Report(sheet).Properties.Title, file.Report);
    }

    [Fact]
    public void Out_and_back_changes_nothing_whatever_the_texts_say() => Gen.Int[0, Chips.Length + Pieces.Length - 1].Array[0, 25].Select(numbers => string.Concat(numbers.Select(number => number < Chips.Length ? Chips[number] : Pieces[number - Chips.Length]))).Sample(
        text =>
        {
            var sheet = With(("people", text));
            var section = Sections(sheet).Single(section => section.Id == "people");
            var file = Read(Out(sheet));
            Unchanged(section, Back(sheet, section, SectionMatching.Of(file, [section])["people"], file));
        },
        iter: 30, threads: 1);

    [Fact]
    public void A_very_long_text_is_compared_sentence_by_sentence_and_its_figures_stay_tied()
    {
        var text = string.Concat(Enumerable.Range(1, 700).Select(number => $"第{number}句写工作情况和{{本年支出合计}}。")) + "末句。";
        var (sheet, file) = Sent(text, body => Replace(body, "末句。", "改过的末句。"));

        var back = Back(sheet, "people", SectionMatching.Of(file, Sections(sheet))["people"], file);

        Assert.Equal(text.Replace("末句。", "改过的末句。", StringComparison.Ordinal), back.Bound);
        Assert.Equal(["末句。", "改过的末句。"], back.Differences.Where(one => one.Kind != DifferenceKind.Same).Select(one => one.Text));
    }

    /// <summary>Too long to be kept: it is shown as it is, and nobody waits for the comparison.</summary>
    [Fact]
    public void A_text_without_end_takes_the_place_of_the_old_one_uncompared()
    {
        var (sheet, text) = (With(("people", Words)), string.Concat(Enumerable.Range(0, 125_000).Select(number => (char)(0x4E00 + (number % 20_000)) + "。甲乙")));
        var section = Sections(sheet).Single(section => section.Id == "people");

        var back = Back(sheet, section, [new ReturnedParagraph("people", null, null, IsCell: false, [new ReturnedPiece(text, null)])], new ReturnedFile(null, [], new HashSet<(string, string)>()));

        Assert.Equal([DifferenceKind.Old, DifferenceKind.New], back.Differences.Select(one => one.Kind));
        Assert.Equal(text, back.Bound);
    }

    [Fact]
    public void One_section_goes_out_alone_and_comes_back()
    {
        var sheet = With(("people", Words));
        var report = Report(sheet);
        var content = WordReport.WriteForEditing(report, "people");
        Assert.Empty(WordReportFileTests.Faults(content));
        var file = Read(Edited(content, body => Replace(body, "加强管理", "完善制度")));

        var found = SectionMatching.Of(file, EditableSection.Of(report));

        Assert.Equal(["people"], found.Keys);
        Assert.Contains("一是完善制度", Back(sheet, "people", found["people"], file).Bound, StringComparison.Ordinal);
        Assert.True(content.Length < WordReport.WriteForEditing(report).Length / 2);
    }

    [Fact]
    public void Changed_words_are_seen_and_figures_go_back_to_their_names()
    {
        var (sheet, file) = Sent(Words, body => Replace(body, "加强管理", "健全机制、加强监管"));

        var back = Back(sheet, "people", SectionMatching.Of(file, Sections(sheet))["people"], file);

        Assert.Equal(Words.Replace("加强管理", "健全机制、加强监管", StringComparison.Ordinal), back.Bound);
        Assert.Equal("健全机制、", string.Concat(back.Differences.Where(one => one.Kind == DifferenceKind.New).Take(1).Select(one => one.Text)));
        Assert.Empty(back.TypedOver);
    }

    [Fact]
    public void Controls_that_another_program_dropped_are_found_by_their_numbers()
    {
        var (sheet, file) = Sent(Words, body =>
        {
            Replace(body, "压减支出", "节约开支");
            Unwrap<SdtRun>(body);
        });

        var back = Back(sheet, "people", SectionMatching.Of(file, Sections(sheet))["people"], file);

        Assert.Equal(Words.Replace("压减支出", "节约开支", StringComparison.Ordinal), back.Bound);
        Assert.Empty(back.TypedOver);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_figure_typed_over_is_flagged_with_what_it_is_now_and_kept_only_when_wanted(bool keepsControls)
    {
        var (sheet, file) = Sent(Words, body =>
        {
            Replace(body, "4423.60万元", "4432.60万元");
            if (!keepsControls)
            {
                Unwrap<SdtRun>(body);
            }
        });

        var back = Back(sheet, "people", SectionMatching.Of(file, Sections(sheet))["people"], file);

        var over = Assert.Single(back.TypedOver);
        Assert.Equal(("4423.60万元", "4432.60万元"), (over.Present, over.Typed));
        Assert.Equal(Words, back.Bound);
        Assert.Equal(Words.Replace("{本年支出合计}", "4432.60万元", StringComparison.Ordinal), back.AsTyped);
        Assert.True(back.IsChanged);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_figure_that_changed_in_the_filing_meanwhile_is_no_change_of_the_text(bool keepsControls)
    {
        var (_, file) = Sent(Words, body =>
        {
            if (!keepsControls)
            {
                Unwrap<SdtRun>(body);
            }
        });
        var now = With(("people", Words));
        now = Scorer.Score(now.Facts.Framework, now.Facts.Record with
        {
            Inputs = now.Facts.Record.Inputs.With("exec_total", now.Facts.Record.Inputs["exec_total"] with { Value = 45_000_000m }),
        });

        var back = Back(now, "people", SectionMatching.Of(file, Sections(now))["people"], file);

        Assert.Equal(Words, back.Bound);
        Assert.Empty(back.TypedOver);
        Assert.Equal(!keepsControls, back.IsChanged);
    }

    [Fact]
    public void Without_blocks_sections_are_found_by_their_headings_and_what_the_system_wrote_is_left_out()
    {
        var (sheet, file) = Sent(Words, body =>
        {
            Replace(body, "加强管理", "完善制度");
            Unwrap<SdtRun>(body);
            Unwrap<SdtBlock>(body);
        });
        var sections = Sections(sheet);

        var found = SectionMatching.Of(file, sections);

        Assert.Equal(Words.Replace("加强管理", "完善制度", StringComparison.Ordinal), Back(sheet, "people", found["people"], file).Bound);
        var written = sections.Where(section => section.Own.Count > 0).ToList();
        Assert.All(written.Where(section => section.Id != "people"), section => Unchanged(section, Back(sheet, section, found[section.Id], file)));
        Assert.DoesNotContain(sections.Except(written), section => found.ContainsKey(section.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_figure_typed_over_in_a_sentence_of_the_system_is_named_and_not_taken_as_a_text(bool keepsBlocks)
    {
        var (sheet, file) = Sent(Words, body =>
        {
            Replace(body.Descendants<Text>().First(text => text.Text == "69人"), "69人", "70人");
            if (!keepsBlocks)
            {
                Unwrap<SdtRun>(body);
                Unwrap<SdtBlock>(body);
            }
        });
        var sections = Sections(sheet);

        var found = SectionMatching.Of(file, sections);
        var retyped = SectionMatching.Retyped(file, Report(sheet));

        Assert.Equal([new RetypedNumber("69", "70")], Assert.Single(retyped).Numbers);
        Assert.All(sections.Where(section => found.ContainsKey(section.Id)), section => Unchanged(section, Back(sheet, section, found[section.Id], file)));
        Assert.Empty(SectionMatching.Unplaced(file, found, sections, Report(sheet)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Words_written_outside_of_the_open_texts_are_named(bool keepsBlocks)
    {
        var (sheet, file) = Sent(Words, body =>
        {
            Replace(Text(body, "本单位在职人员"), "本单位", "我们改过的单位");
            body.InsertBefore(new Paragraph(new Run(new Text("封面前加的一句话。"))), body.FirstChild);
            if (!keepsBlocks)
            {
                Unwrap<SdtRun>(body);
                Unwrap<SdtBlock>(body);
            }
        });
        var sections = Sections(sheet);

        var unplaced = SectionMatching.Unplaced(file, SectionMatching.Of(file, sections), sections, Report(sheet));

        Assert.Equal(keepsBlocks ? ["封面前加的一句话。", "截至2021年12月31日，我们改过的单位在职人员69人。"] : ["封面前加的一句话。"], unplaced);
    }

    [Fact]
    public void A_plain_Word_file_with_typed_headings_is_matched_and_numbers_of_lists_are_made_one()
    {
        var sheet = With(("people", "原文。"));
        var section = Sections(sheet).Single(one => one.Id == "people");
        const string numbering = """<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>""";
        var file = Read(WordFile.Of(
            WordFile.P("2．" + section.Heading) + WordFile.Item(1, 0, "1. 在职人员若干。") + WordFile.Item(1, 0, "离退休人员若干。") + WordFile.P("（1）只有一条。"), numbering: numbering));

        var back = Back(sheet, section, SectionMatching.Of(file, [section])["people"], file);

        Assert.Equal("1.在职人员若干。\n2.离退休人员若干。\n只有一条。", back.Bound);
    }

    [Theory]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1 }, "另存为 .docx")]
    [InlineData(new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D, 0x31 }, "请上传修改后的 Word 文件（.docx）")]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 0x00 }, "已损坏")]
    [InlineData(new byte[0], "空的")]
    public void Other_files_are_refused_with_what_to_do(byte[] content, string expected) => Assert.Contains(expected, Read(content).Problem, StringComparison.Ordinal);

    [Fact]
    public void Figures_are_locked_bound_and_tagged_and_only_the_unit_s_texts_are_open()
    {
        using var document = WordReportFileTests.Open(Out(With(("people", Words))));
        var body = document.MainDocumentPart!.Document!.Body!;

        var figures = body.Descendants<SdtRun>().Select(control => control.SdtProperties!).ToList();
        Assert.All(figures, figure => Assert.Equal(LockingValues.SdtContentLocked, figure.GetFirstChild<DocumentFormat.OpenXml.Wordprocessing.Lock>()!.Val!.Value));
        Assert.All(figures, figure => Assert.NotNull(figure.GetFirstChild<DataBinding>()!.XPath));
        Assert.Contains(figures, figure => figure.GetFirstChild<Tag>()!.Val == "exec_total");
        var open = body.Descendants<SdtBlock>().Where(block => block.SdtProperties!.GetFirstChild<DocumentFormat.OpenXml.Wordprocessing.Lock>()?.Val?.Value == LockingValues.SdtLocked).ToList();
        Assert.Equal(Sections(Sample.Sheet).Select(section => "section/" + section.Id), open.Select(block => block.SdtProperties!.GetFirstChild<Tag>()!.Val!.Value));
    }

    [Fact]
    public async Task A_file_without_controls_that_LibreOffice_saved_comes_back_with_the_change()
    {
        var sheet = With(("people", Words));
        var file = Read(await Office.SavedWord(Edited(WordReport.WriteForEditing(Report(sheet), withControls: false), body => Text(body, "加强管理").Text = "一是完善制度，二是压减支出。")));

        var found = SectionMatching.Of(file, Sections(sheet));

        Assert.Equal(Words.Replace("加强管理", "完善制度", StringComparison.Ordinal), Back(sheet, "people", found["people"], file).Bound);
        Assert.All(Sections(sheet).Where(section => section.Id != "people" && found.ContainsKey(section.Id)), section => Unchanged(section, Back(sheet, section, found[section.Id], file)));
    }

    private static void Unchanged(EditableSection section, ReturnedText back)
    {
        Assert.True(!back.IsChanged, $"{section.Id}: {string.Join('|', back.Differences.Where(one => one.Kind != DifferenceKind.Same))}");
        Assert.Equal(section.Written, back.Bound);
        Assert.Empty(back.TypedOver);
    }

    private static ReturnedText Back(ScoreSheet sheet, string id, IReadOnlyList<ReturnedParagraph> paragraphs, ReturnedFile file) =>
        Back(sheet, Sections(sheet).Single(section => section.Id == id), paragraphs, file);

    private static ReturnedText Back(ScoreSheet sheet, EditableSection section, IReadOnlyList<ReturnedParagraph> paragraphs, ReturnedFile file) =>
        Rebinding.Of(section, paragraphs, file, key => NamedFigure.Of(sheet, key));

    private static (ScoreSheet Sheet, ReturnedFile File) Sent(string text, Action<Body> edit)
    {
        var sheet = With(("people", text));
        return (sheet, Read(Edited(Out(sheet), edit)));
    }

    private static ScoreSheet With(params (string Section, string Text)[] texts)
    {
        return Scorer.Score(
            Sample.Framework,
            Sample.Record with { Texts = texts.Aggregate(Sample.Record.Texts, (all, text) => all.With(text.Section, text.Text)) });
    }

    private static Report Report(ScoreSheet sheet) =>
        ReportWriter.Write(sheet, new ReportEdition(SampleReport.Full().Properties.Created, VersionMark: null, IsDraft: true, Record: null) { IsForEditing = true });

    private static IReadOnlyList<EditableSection> Sections(ScoreSheet sheet) => EditableSection.Of(Report(sheet));

    private static byte[] Out(ScoreSheet sheet) => WordReport.WriteForEditing(Report(sheet));

    private static ReturnedFile Read(byte[] content) => ReturnReading.Read(new MemoryStream(content));

    private static byte[] Edited(byte[] content, Action<Body> edit)
    {
        using var file = new MemoryStream();
        file.Write(content);
        using (var document = WordprocessingDocument.Open(file, isEditable: true))
        {
            edit(document.MainDocumentPart!.Document!.Body!);
        }

        return file.ToArray();
    }

    private static Text Text(Body body, string said) => body.Descendants<Text>().Single(text => text.Text.Contains(said, StringComparison.Ordinal));

    private static void Replace(Text text, string old, string fresh) => text.Text = text.Text.Replace(old, fresh, StringComparison.Ordinal);

    private static void Replace(Body body, string old, string fresh)
    {
        var text = body.Descendants<Text>().First(text => text.Ancestors<SdtBlock>().Any(block => block.SdtProperties?.GetFirstChild<Tag>()?.Val == "section/people") && text.Text.Contains(old, StringComparison.Ordinal));
        text.Text = text.Text.Replace(old, fresh, StringComparison.Ordinal);
    }

    private static void Unwrap<T>(Body body)
        where T : SdtElement
    {
        foreach (var control in body.Descendants<T>().Reverse().ToList())
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
