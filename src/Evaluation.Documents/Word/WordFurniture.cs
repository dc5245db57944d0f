using System.Security;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Evaluation.Core.Reports;
using Evaluation.Documents.Pdf;

namespace Evaluation.Documents.Word;

/// <summary>What stands at the edges of pages: notices above, — 1 — in the outer corner and the version opposite below, 草稿 across.</summary>
internal sealed class WordFurniture(ReportProperties properties)
{
    private const string Namespaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
        """;

    private const string PageNumber = """
        <w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> —</w:t></w:r>
        """;

    public void Write(MainDocumentPart main)
    {
        foreach (var (sampleNotice, name) in new[] { (false, "plain"), (true, "notice") })
        {
            Feed(main.AddNewPart<HeaderPart>(name + "-odd"), Head(sampleNotice, name + "odd"));
            Feed(main.AddNewPart<HeaderPart>(name + "-even"), Head(sampleNotice, name + "even"));
        }

        foreach (var isOdd in new[] { true, false })
        {
            var side = isOdd ? "odd" : "even";
            Feed(main.AddNewPart<FooterPart>("foot-" + side), $"<w:ftr {Namespaces}>{Foot(isOdd)}</w:ftr>");
            Feed(main.AddNewPart<FooterPart>("turned-" + side), $"<w:ftr {Namespaces}>{Turned(isOdd)}</w:ftr>");
        }
    }

    public static IEnumerable<OpenXmlElement> Heads(bool sampleNotice)
    {
        var name = sampleNotice ? "notice" : "plain";
        yield return new HeaderReference { Type = HeaderFooterValues.Default, Id = name + "-odd" };
        yield return new HeaderReference { Type = HeaderFooterValues.Even, Id = name + "-even" };
    }

    public static IEnumerable<OpenXmlElement> Feet(bool landscape)
    {
        var name = landscape ? "turned" : "foot";
        yield return new FooterReference { Type = HeaderFooterValues.Default, Id = name + "-odd" };
        yield return new FooterReference { Type = HeaderFooterValues.Even, Id = name + "-even" };
    }

    private string Head(bool sampleNotice, string id)
    {
        var notices = string.Join("；", new[] { properties.RehearsalNotice, sampleNotice ? properties.SampleNotice : null }.Where(notice => !string.IsNullOrEmpty(notice)));
        var said = notices.Length == 0 ? string.Empty : $"""<w:r><w:t xml:space="preserve">{Escaped(notices)}</w:t></w:r>""";
        return $"""<w:hdr {Namespaces}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{Mark(id)}{said}</w:p></w:hdr>""";
    }

    /// <summary>Across the page; a rehearsal is marked on every page, sealed or not.</summary>
    private string Mark(string id)
    {
        var mark = (properties.RehearsalNotice is null ? string.Empty : "演练") + (properties.IsDraft ? "草稿" : string.Empty);
        return mark.Length == 0 ? string.Empty : $"""
            <w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype><v:shape id="PowerPlusWaterMarkObject{id}" o:spid="_x0000_s{2049 + Array.IndexOf(Ids, id)}" type="#_x0000_t136" alt="{mark}" style="position:absolute;margin-left:0;margin-top:0;width:{mark.Length * 120}pt;height:120pt;rotation:325;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#e8e8e8" stroked="f"><v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" string="{mark}"/><w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>
            """;
    }

    private static string[] Ids { get; } = ["plainodd", "plaineven", "noticeodd", "noticeeven"];

    private string Foot(bool isOdd)
    {
        var version = properties.VersionMark is { } mark ? $"""<w:r><w:rPr><w:rStyle w:val="VersionMark"/></w:rPr><w:t>{Escaped(mark)}</w:t></w:r>""" : string.Empty;
        const string tab = "<w:r><w:tab/></w:r>";
        return $"""<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{(isOdd ? version + tab + PageNumber : PageNumber + tab + version)}</w:p>""";
    }

    /// <summary>On a landscape page the number keeps its place on the sheet: turned, in the left margin.</summary>
    private string Turned(bool isOdd) => $"""
        <w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{(isOdd ? 1 : 2)}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>900000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>972000</wp:posOffset></wp:positionV><wp:extent cx="288000" cy="5616000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="{(isOdd ? 11 : 12)}" name="页码" descr="页码"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="288000" cy="5616000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>{Foot(isOdd)}</w:txbxContent></wps:txbx><wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr" anchorCtr="0"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>
        """;

    private static string Escaped(string text) => SecurityElement.Escape(PressText.Clean(text));

    private static void Feed(OpenXmlPart part, string xml)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + xml), writable: false);
        part.FeedData(bytes);
    }
}
