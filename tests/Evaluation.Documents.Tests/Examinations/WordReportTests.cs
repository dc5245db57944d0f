using Evaluation.Core.Examinations;
using static Evaluation.Documents.Tests.Examinations.WordFile;

namespace Evaluation.Documents.Tests.Examinations;

public sealed class WordReportTests
{
    private const string Chapters = """
        <w:abstractNum w:abstractNumId="0">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%2）"/></w:lvl>
          <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/><w:isLgl/></w:lvl>
          <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="9"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pStyle w:val="Own"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
        """;

    [Fact]
    public async Task Text_split_over_any_number_of_runs_reads_as_one()
    {
        var texts = await Texts(P("支出", "完成", "率91", ".", "25%") + "<w:p/>" + P("第二段"));

        Assert.Equal(["支出完成率91.25%", "第二段"], texts.Select(text => text.Text));
        Assert.Equal([1, 3], texts.Select(text => text.Number));
    }

    [Fact]
    public async Task Automatic_numbers_are_counted_as_Word_counts_them()
    {
        var body = Item(1, 0, "甲") + Item(1, 1, "乙") + Item(1, 1, "丙") + Item(1, 2, "丁") + Item(1, 3, "点") + Item(1, 0, "戊") + Item(1, 1, "己") + Item(2, 0, "庚") + Item(0, 0, "无")
            + "<w:p><w:pPr><w:pStyle w:val=\"Own\"/></w:pPr>" + R("辛") + "</w:p>" + "<w:p><w:pPr><w:pStyle w:val=\"Child\"/></w:pPr>" + R("壬") + "</w:p>";
        const string Styles = """
            <w:style w:type="paragraph" w:styleId="Own"><w:name w:val="own"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="Child"><w:name w:val="child"/><w:basedOn w:val="Own"/></w:style>
            """;

        Assert.Equal(
            ["一、甲", "（一）乙", "（二）丙", "1.2.1丁", "点", "二、戊", "（一）己", "五、庚", "无", "9.辛", "10.壬"],
            await Reading.Texts(Of(body, Styles, Chapters)));
    }

    [Theory]
    [InlineData("chineseCounting", 10, "十")]
    [InlineData("chineseCounting", 11, "十一")]
    [InlineData("chineseCounting", 20, "二十")]
    [InlineData("chineseCountingThousand", 105, "一百零五")]
    [InlineData("chineseCountingThousand", 110, "一百一十")]
    [InlineData("chineseLegalSimplified", 10, "壹拾")]
    [InlineData("ideographDigital", 2021, "二〇二一")]
    [InlineData("ideographTraditional", 3, "丙")]
    [InlineData("upperRoman", 14, "XIV")]
    [InlineData("lowerLetter", 28, "bb")]
    [InlineData("decimalEnclosedCircle", 3, "③")]
    [InlineData("decimalFullWidth", 12, "１２")]
    [InlineData("decimalZero", 7, "07")]
    [InlineData("none", 7, "")]
    [InlineData("never heard of", 7, "7")]
    public void Numbers_have_the_formats_of_Word(string format, int number, string text) =>
        Assert.Equal(text, Documents.Examinations.WordFiles.ListNumberText.Of(format, number));

    [Fact]
    public async Task Headings_are_known_by_paragraph_style_and_inherited_style()
    {
        const string Styles = """
            <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
            <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>
            <w:style w:type="paragraph" w:styleId="mine"><w:name w:val="我的标题"/><w:basedOn w:val="1"/></w:style>
            <w:style w:type="paragraph" w:styleId="o"><w:name w:val="other"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>
            <w:style w:type="paragraph" w:styleId="loop"><w:name w:val="loop"/><w:basedOn w:val="loop"/></w:style>
            """;
        var body = string.Concat(new[] { "1", "mine", "o", "a", "t", "loop" }.Select(style => $"<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{R(style)}</w:p>"))
            + $"<w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>{R("direct")}</w:p><w:p><w:pPr><w:pStyle w:val=\"1\"/><w:outlineLvl w:val=\"9\"/></w:pPr>{R("body")}</w:p>";

        var paragraphs = await Reading.Paragraphs(Of(body, Styles));

        Assert.Equal(
            [("1", 1), ("mine", 1), ("o", 3), ("a", null), ("loop", null), ("direct", 2), ("body", null)],
            paragraphs.Select(paragraph => (paragraph.Text, paragraph.HeadingLevel)));
    }

    [Fact]
    public async Task Tables_are_read_cell_by_cell_with_their_places()
    {
        static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{P(text)}</w:tc>";
        var body = P("前") + "<w:tbl><w:tr>" + Cell("甲", "<w:gridSpan w:val=\"2\"/>") + Cell("乙", "<w:vMerge w:val=\"restart\"/>") + "</w:tr><w:tr>" + Cell("1") + Cell("2") + Cell("多", "<w:vMerge/>")
            + "</w:tr><w:tr><w:trPr><w:del w:id=\"1\" w:author=\"x\"/></w:trPr>" + Cell("删") + "</w:tr><w:tr>" + Cell("3") + $"<w:tc>{P("内")}<w:tbl><w:tr>{Cell("嵌")}</w:tr></w:tbl>{P("")}</w:tc></w:tr></w:tbl>" + P("后");

        var paragraphs = await Texts(body);

        Assert.Equal(
            [("前", null), ("甲", new TableSpot(1, 1, 1)), ("乙", new TableSpot(1, 1, 3)), ("1", new(1, 2, 1)), ("2", new(1, 2, 2)), ("3", new(1, 3, 1)), ("内", new(1, 3, 2)), ("嵌", new(2, 1, 1)), ("后", (TableSpot?)null)],
            paragraphs.Select(paragraph => (paragraph.Text, paragraph.Cell)));
    }

    [Fact]
    public async Task Tracked_changes_read_as_accepted()
    {
        var body = "<w:p>" + R("收入") + "<w:del w:id=\"1\" w:author=\"x\"><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"x\">" + R("新") + "</w:ins></w:p>"
            + "<w:p><w:pPr><w:rPr><w:del w:id=\"3\" w:author=\"x\"/></w:rPr></w:pPr>" + R("上半句，") + "</w:p>" + P("下半句。")
            + "<w:p><w:moveFrom w:id=\"4\" w:author=\"x\">" + R("移") + "</w:moveFrom><w:moveTo w:id=\"5\" w:author=\"x\">" + R("到") + "</w:moveTo></w:p>";

        Assert.Equal(["收入新", "上半句，下半句。", "到"], (await Texts(body)).Select(one => one.Text));
    }

    [Fact]
    public async Task Fields_symbols_breaks_links_controls_and_formulas_read_as_printed()
    {
        var body = "<w:p>" + R("共") + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>SUM(ABOVE)</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + R("69")
            + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + R("人") + "<w:r><w:br/><w:t>次行</w:t><w:tab/><w:noBreakHyphen/><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:sym w:font=\"Symbol\" w:char=\"F0B4\"/></w:r></w:p>"
            + "<w:p><w:hyperlink w:anchor=\"a\">" + R("链接") + "</w:hyperlink><w:sdt><w:sdtContent>" + R("控件") + "</w:sdtContent></w:sdt><w:smartTag w:uri=\"u\" w:element=\"e\">" + R("标记") + "</w:smartTag><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r></w:p>"
            + "<w:p>" + R("率=") + "<m:oMath><m:f><m:num><m:r><m:t>a-b</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f><m:r><m:t>×100%</m:t></m:r></m:oMath></w:p>"
            + "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>BROKEN</w:instrText></w:r></w:p>" + P("未关闭的域不吞掉后文");

        Assert.Equal(["共69人\n次行\t-☑×", "链接控件标记", "率=(a-b)/b×100%", "未关闭的域不吞掉后文"], (await Texts(body)).Select(one => one.Text));
    }

    [Fact]
    public async Task Text_boxes_and_notes_are_read_once_after_their_paragraph()
    {
        var box = "<w:txbxContent>" + P("框内") + "</w:txbxContent>";
        var body = "<w:p>" + R("正文") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>" + box
            + "</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>" + P("下段");
        const string Notes = "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote>";

        Assert.Equal(["正文", "脚注", "框内", "下段"], await Reading.Texts(Of(body, footnotes: Notes + $"<w:footnote w:id=\"2\">{P("脚注")}</w:footnote>")));
    }

    private static Task<IReadOnlyList<ReportParagraph>> Texts(string body) => Reading.Paragraphs(Of(body));
}
