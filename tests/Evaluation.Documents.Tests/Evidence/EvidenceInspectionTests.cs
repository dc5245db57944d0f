using System.Buffers.Binary;
using System.Text;
using Evaluation.Documents.Evidence;

namespace Evaluation.Documents.Tests.Evidence;

public sealed class EvidenceInspectionTests
{
    private static readonly string[] Kinds = ["pdf", "png", "jpg", "docx", "xlsx", "ofd"];

    public static TheoryData<string, string> AllPairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var content in Kinds)
        {
            foreach (var name in Kinds)
            {
                pairs.Add(content, name);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(AllPairs))]
    public void A_file_is_taken_only_under_the_name_of_its_own_kind(string content, string name)
    {
        var verdict = Inspect(EvidenceSamples.Of(content), "材料." + name);

        Assert.Equal(content == name, verdict.Problem is null);
        Assert.Equal(content == name ? EvidenceFormat.OfExtension("." + name) : null, verdict.Format);
    }

    [Theory]
    [InlineData("采购合同.PDF")]
    [InlineData("2021.12.31 批复.pdf")]
    [InlineData("关于印发〈办法〉的通知（湛财绩〔2022〕3号）.pdf")]
    public void Names_of_daily_life_are_taken(string name) => Assert.Null(Inspect(EvidenceSamples.Pdf(), name).Problem);

    [Theory]
    [InlineData("合同.exe.pdf")]
    [InlineData("合同.html.pdf")]
    [InlineData("合同.js .pdf")]
    [InlineData("合同.pdf\0.exe")]
    [InlineData("合同.pdf\0.pdf")]
    [InlineData("合同\u202efdp.pdf")]
    [InlineData("合同.pdf.exe")]
    [InlineData("合同.svg")]
    [InlineData("合同.html")]
    [InlineData("合同.xml")]
    [InlineData("合同.doc")]
    [InlineData("合同.zip")]
    [InlineData("合同.pdf.")]
    [InlineData("合同")]
    [InlineData("pdf")]
    [InlineData("")]
    public void Names_that_hide_or_run_something_are_refused(string name) => Assert.NotNull(Inspect(EvidenceSamples.Pdf(), name).Problem);

    [Theory]
    [InlineData("pdf")]
    [InlineData("png")]
    [InlineData("jpg")]
    [InlineData("docx")]
    [InlineData("xlsx")]
    [InlineData("ofd")]
    public void A_file_cut_short_is_refused_and_never_crashes(string kind)
    {
        var whole = EvidenceSamples.Of(kind);
        for (var length = 0; length < whole.Length - 1; length++)
        {
            Assert.NotNull(Inspect(whole[..length], "材料." + kind).Problem);
        }
    }

    [Theory]
    [InlineData("pdf")]
    [InlineData("png")]
    [InlineData("jpg")]
    [InlineData("docx")]
    [InlineData("xlsx")]
    [InlineData("ofd")]
    public void A_package_or_a_page_behind_the_file_is_refused(string kind)
    {
        Assert.NotNull(Inspect([.. EvidenceSamples.Of(kind), .. "<html><script>alert(1)</script></html>"u8], "材料." + kind).Problem);
        Assert.NotNull(Inspect([.. "<html>"u8, .. EvidenceSamples.Of(kind)], "材料." + kind).Problem);
        Assert.NotNull(Inspect([.. "MZ"u8, .. EvidenceSamples.Of(kind)], "材料." + kind).Problem);
        if (kind is "pdf" or "png" or "jpg")
        {
            Assert.NotNull(Inspect([.. EvidenceSamples.Of(kind), .. EvidenceSamples.Zip(("a.txt", "a"))], "材料." + kind).Problem);
        }
    }

    [Fact]
    public void An_empty_file_is_refused() => Assert.Equal("文件是空的，请检查后重新选择。", Inspect([], "材料.pdf").Problem);

    [Fact]
    public void A_file_over_the_limit_is_refused() =>
        Assert.Equal("文件超过 20 MB，请压缩或拆分后上传。", Inspect(new byte[EvidenceInspection.MaximumLength + 1], "材料.pdf").Problem);

    [Theory]
    [InlineData("", "/Encrypt 5 0 R", "PDF 加了密码或限制，请取消后上传。")]
    [InlineData("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>", "", "PDF 含有脚本或启动程序的动作，请用“打印为 PDF”重新生成后上传。")]
    [InlineData("/OpenAction << /S/Launch /F (cmd.exe) >>", "", "PDF 含有脚本或启动程序的动作，请用“打印为 PDF”重新生成后上传。")]
    public void A_pdf_with_a_password_or_an_action_is_refused(string catalogue, string trailer, string problem) =>
        Assert.Equal(problem, Inspect(EvidenceSamples.Pdf(catalogue, trailer), "材料.pdf").Problem);

    [Fact]
    public void A_document_with_a_password_is_refused_with_what_to_do()
    {
        var verdict = Inspect([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "材料.docx");

        Assert.Contains("取消密码", verdict.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_whose_parts_are_locked_is_refused()
    {
        var bytes = EvidenceSamples.Docx();
        // Bit 0 of the flags in every central record says: encrypted.
        for (var at = bytes.AsSpan().IndexOf("PK\x01\x02"u8); at >= 0 && at < bytes.Length;)
        {
            bytes[at + 8] |= 1;
            var next = bytes.AsSpan(at + 4).IndexOf("PK\x01\x02"u8);
            at = next < 0 ? -1 : at + 4 + next;
        }

        Assert.Equal("文件加了密码，请取消后上传。", Inspect(bytes, "材料.docx").Problem);
    }

    [Fact]
    public void A_document_with_a_macro_is_refused() =>
        Assert.Contains("宏", Inspect(EvidenceSamples.Docx(("word/vbaProject.bin", "x")), "材料.docx").Problem, StringComparison.Ordinal);

    [Fact]
    public void A_small_file_that_unpacks_to_hundreds_of_megabytes_is_refused()
    {
        var bomb = EvidenceSamples.Xlsx(("xl/sharedStrings.xml", new string('0', 40 * 1024 * 1024)));

        Assert.True(bomb.Length < 100_000);
        Assert.Contains("解压后过大", Inspect(bomb, "材料.xlsx").Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_lies_about_its_size_is_counted_while_it_unpacks()
    {
        var bytes = EvidenceSamples.Xlsx(("xl/sharedStrings.xml", new string('0', 40 * 1024 * 1024)));
        // The uncompressed size of the last central record, made small.
        var last = bytes.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(last + 24), 100);

        Assert.NotNull(Inspect(bytes, "材料.xlsx").Problem);
    }

    [Fact]
    public void A_package_of_many_thousand_parts_is_refused() =>
        Assert.Contains(
            "解压后过大",
            Inspect(EvidenceSamples.Docx([.. Enumerable.Range(0, 4_100).Select(i => ($"a/{i}.xml", string.Empty))]), "材料.docx").Problem,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("../evil.xml")]
    [InlineData("/evil.xml")]
    [InlineData("word\\evil.xml")]
    [InlineData("WORD/DOCUMENT.XML")]
    public void A_package_with_paths_that_escape_or_repeat_is_refused(string part) =>
        Assert.NotNull(Inspect(EvidenceSamples.Docx((part, "<a/>")), "材料.docx").Problem);

    [Fact]
    public void A_part_with_a_document_type_is_refused()
    {
        var types = """<!DOCTYPE Types [<!ENTITY a "aaaa">]><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>""";

        Assert.NotNull(Inspect(EvidenceSamples.Zip(("[Content_Types].xml", types), ("word/document.xml", "<document/>")), "材料.docx").Problem);
    }

    [Fact]
    public void A_plain_archive_is_refused_under_any_name()
    {
        var zip = EvidenceSamples.Zip(("a.txt", "a"));

        Assert.All(new[] { "a.docx", "a.xlsx", "a.ofd", "a.pdf" }, name => Assert.Equal("压缩包不能作为佐证材料，请逐个上传其中的文件。", Inspect(zip, name).Problem));
    }

    [Fact]
    public void Pages_and_drawings_are_refused_whatever_they_are_called() =>
        Assert.All(
            new[] { "<svg xmlns='http://www.w3.org/2000/svg'/>", "<!doctype html><script/>", "MIME-Version: 1.0", "<?xml version='1.0'?>", "GIF89a", "MZ\u0090" },
            text => Assert.All(Kinds, kind => Assert.NotNull(Inspect(Encoding.Latin1.GetBytes(text), "材料." + kind).Problem)));

    [Fact]
    public void A_png_with_a_changed_byte_is_refused()
    {
        var bytes = EvidenceSamples.Png();
        bytes[30] ^= 1;

        Assert.NotNull(Inspect(bytes, "图.png").Problem);
    }

    [Fact]
    public void A_png_of_enormous_size_is_refused() => Assert.Contains("尺寸过大", Inspect(EvidenceSamples.Png(40_000), "图.png").Problem, StringComparison.Ordinal);

    [Fact]
    public void A_photograph_followed_by_its_preview_is_taken() =>
        Assert.Null(Inspect([.. EvidenceSamples.Jpeg(), 0, 0, .. EvidenceSamples.Jpeg()], "照片.jpg").Problem);

    [Theory]
    [InlineData("C:\\资料\\合同.pdf", "合同.pdf")]
    [InlineData("../../etc/合同.pdf", "合同.pdf")]
    [InlineData("合同<1>.pdf", "合同1.pdf")]
    [InlineData("合\r\n同.pdf", "合同.pdf")]
    [InlineData("合同.pdf. ", "合同.pdf")]
    public void A_kept_name_has_no_folder_and_nothing_a_file_cannot_have(string name, string kept) =>
        Assert.Equal(kept, EvidenceInspection.CleanName(name));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var kept = EvidenceInspection.CleanName(new string('长', 500) + ".pdf");

        Assert.Equal(EvidenceInspection.MaximumName, kept.Length);
        Assert.EndsWith("长.pdf", kept, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_name_whose_last_dot_stands_early_is_cut()
    {
        var kept = EvidenceInspection.CleanName("合同." + new string('长', 500));

        Assert.Equal("合同." + new string('长', EvidenceInspection.MaximumName - 3), kept);
    }

    [Fact]
    public void A_long_name_is_not_cut_inside_a_character()
    {
        var kept = EvidenceInspection.CleanName("一" + string.Concat(Enumerable.Repeat("𬭎", 300)) + ".pdf");

        Assert.InRange(kept.Length, EvidenceInspection.MaximumName - 1, EvidenceInspection.MaximumName);
        Assert.EndsWith("𬭎.pdf", kept, StringComparison.Ordinal);
    }

    private static EvidenceVerdict Inspect(byte[] bytes, string name) => EvidenceInspection.Inspect(new MemoryStream(bytes), name);
}
