using System.Globalization;
using Evaluation.Core.Formulas;
using Evaluation.Core.Reports;
using Evaluation.Documents.Pdf;

namespace Evaluation.Documents.Publication;

/// <summary>A report as a page of the web: headings, paragraphs, tables and formulas (MathML) as what they are, without script.</summary>
internal sealed class ReportHtml
{
    private const string Root = "../../";
    private readonly Html _page;
    private int _sections;

    private ReportHtml(PublishedFiling filing, SiteHead site)
    {
        var report = filing.Report;
        _page = Html.Page(report.Properties.Title, Root);
        _page.Line("<a class=\"skip\" href=\"#text\">跳到正文</a>").Line("<header>").Line($"<nav aria-label=\"位置\"><a href=\"{Root}index.html\">{Encoded(site.Title)}</a></nav>");
        _page.Element("h1", report.Properties.Title);
        _page.Line("<dl class=\"facts\">");
        foreach (var fact in report.Cover?.Facts ?? [])
        {
            _page.Element("dt", fact.Label).Element("dd", fact.Text);
        }

        _page.Line("</dl>").Line("<ul class=\"files\">");
        foreach (var (file, name) in SiteFiles.OfFiling)
        {
            _page.Line($"<li><a href=\"{file}\">{name}</a></li>");
        }

        _page.Line("</ul>").Line("</header>");
        Contents(report);
        _page.Line("<main id=\"text\">");
        Blocks(report.Body);
        foreach (var annex in report.Annexes)
        {
            Annex(annex, report.Properties);
        }

        _page.Line("</main>").Line("<footer>");
        Proof(filing, site);
        _page.Line("</footer>");
    }

    public static byte[] Write(PublishedFiling filing, SiteHead site) => new ReportHtml(filing, site)._page.Close();

    private static string Encoded(string text) => System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All).Encode(text);

    /// <summary>Links to the parts of the first level and the annexes, in the order in which they follow.</summary>
    private void Contents(Report report)
    {
        string[] parts = [.. report.Body.OfType<Block.Heading>().Where(heading => heading.Level == 1).Select(heading => heading.Number + heading.Text), .. report.Annexes.Select(AnnexTitle)];
        _page.Line("<nav class=\"contents\" aria-label=\"目录\">").Line("<ol>");
        for (var index = 0; index < parts.Length; index++)
        {
            _page.Mark("<li>").Mark($"<a {Html.Attribute("href", "#" + Section(index + 1))}>").Text(parts[index]).Line("</a></li>");
        }

        _page.Line("</ol>").Line("</nav>");
    }

    private static string Section(int number) => string.Create(CultureInfo.InvariantCulture, $"part-{number}");

    private static string AnnexTitle(ReportAnnex annex) => string.Create(CultureInfo.InvariantCulture, $"附件{annex.Number} {annex.Title}");

    private void Annex(ReportAnnex annex, ReportProperties properties)
    {
        _page.Line("<section class=\"annex\">").Element("h2", AnnexTitle(annex), Html.Attribute("id", Section(++_sections)));
        if (annex.CarriesSampleNotice && properties.SampleNotice is { } notice)
        {
            _page.Element("p", notice, "class=\"remark\"");
        }

        Blocks(annex.Blocks);
        _page.Line("</section>");
    }

    private void Blocks(IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Block.Heading heading:
                    var level = Math.Clamp(heading.Level, 1, 4) + 1;
                    _page.Element(string.Create(CultureInfo.InvariantCulture, $"h{level}"), Clean(heading.Number + heading.Text), heading.Level == 1 ? Html.Attribute("id", Section(++_sections)) : string.Empty);
                    break;
                case Block.Paragraph paragraph:
                    Paragraph(paragraph);
                    break;
                case Block.Formula formula:
                    _page.Mark("<div class=\"formula\" role=\"group\" tabindex=\"0\" aria-label=\"公式\">").Mark($"<math display=\"block\" {Html.Attribute("alttext", Clean(formula.Alternative))}><mrow>");
                    Formula(formula.Layout);
                    _page.Line("</mrow></math></div>");
                    break;
                case Block.Table table:
                    Table(table);
                    break;
                case Block.Chart chart:
                    Chart(chart);
                    break;
                case Block.Recipient recipient:
                    _page.Element("p", Clean(recipient.Text));
                    break;
                case Block.Remark remark:
                    _page.Element("p", Clean(remark.Text), "class=\"remark\"");
                    break;
                case Block.Signature signature:
                    _page.Line("<div class=\"signature\">").Element("p", Clean(signature.Unit)).Element("p", Clean(signature.Date)).Line("</div>");
                    break;
                case Block.AnnexList list:
                    _page.Line("<p>附件：</p>").Line("<ol>");
                    foreach (var title in list.Titles)
                    {
                        _page.Element("li", Clean(title));
                    }

                    _page.Line("</ol>");
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
    }

    private void Paragraph(Block.Paragraph paragraph)
    {
        _page.Mark("<p>");
        foreach (var inline in paragraph.Inlines)
        {
            var lines = Clean(inline.Text).Split('\n');
            for (var line = 0; line < lines.Length; line++)
            {
                _page.Mark(line > 0 ? "<br>" : string.Empty);
                _ = inline switch
                {
                    Inline.Figure figure => _page.Mark($"<data {Html.Attribute("value", Clean(figure.Fact))}>").Text(lines[line]).Mark("</data>"),
                    Inline.Gap => _page.Mark("<mark>").Text(lines[line]).Mark("</mark>"),
                    _ => _page.Text(lines[line]),
                };
            }
        }

        _page.Line("</p>");
    }

    private void Formula(Typeset part)
    {
        switch (part)
        {
            case Typeset.Piece piece:
                _page.Mark("<mtext>").Text(Clean(piece.Text)).Mark("</mtext>");
                break;
            case Typeset.Sequence sequence:
                foreach (var one in sequence.Parts)
                {
                    Formula(one);
                }

                break;
            case Typeset.Fraction fraction:
                _page.Mark("<mfrac><mrow>");
                Formula(fraction.Numerator);
                _page.Mark("</mrow><mrow>");
                Formula(fraction.Denominator);
                _page.Mark("</mrow></mfrac>");
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The figures of a chart as a table; its bars only repeat them.</summary>
    private void Chart(Block.Chart chart)
    {
        _page.Line("<figure>").Line("<div class=\"table\" role=\"region\" tabindex=\"0\" " + Html.Attribute("aria-label", Clean($"{chart.Number} {chart.Title}")) + ">").Line("<table class=\"chart\">").Mark("<thead><tr><th scope=\"col\">").Text("项目").Mark("</th>");
        foreach (var series in chart.Series)
        {
            _page.Mark("<th scope=\"col\">").Text(Clean(series)).Mark("</th>");
        }

        _page.Line("</tr></thead>").Line("<tbody>");
        foreach (var row in chart.Rows)
        {
            _page.Mark("<tr><th scope=\"row\">").Text(Clean(row.Label)).Mark("</th>");
            foreach (var bar in row.Bars)
            {
                _page.Mark("<td>").Text(Clean(bar.Printed)).Mark($" <meter aria-hidden=\"true\" max=\"1000\" {Html.Attribute("value", Math.Max(0, bar.Length))}></meter></td>");
            }

            _page.Line("</tr>");
        }

        _page.Line("</tbody>").Line("</table>").Line("</div>");
        _page.Element("figcaption", Clean(string.Join("　", new[] { $"{chart.Number} {chart.Title}", chart.UnitLine }.Where(part => !string.IsNullOrEmpty(part))))).Line("</figure>");
    }

    private void Table(Block.Table table)
    {
        var caption = string.Join("　", new[] { table.Number, table.Title, table.UnitLine }.Where(part => !string.IsNullOrEmpty(part)));
        _page.Line("<div class=\"table\" role=\"region\" tabindex=\"0\" " + Html.Attribute("aria-label", caption.Length > 0 ? caption : "表格") + ">").Line("<table>");
        if (caption.Length > 0)
        {
            _page.Element("caption", Clean(caption));
        }

        _page.Mark("<thead><tr>");
        foreach (var column in table.Columns)
        {
            _page.Mark($"<th scope=\"col\" class=\"{Width(column)}{Alignment(column)}\">").Text(Clean(column.Header)).Mark("</th>");
        }

        _page.Line("</tr></thead>").Line("<tbody>");
        foreach (var (cells, row) in TableGrid.Place(table).Zip(table.Rows))
        {
            _page.Mark(row.Kind == TableRowKind.Total ? "<tr class=\"total\">" : "<tr>");
            foreach (var cell in cells)
            {
                var name = row.Kind == TableRowKind.Group ? "th scope=\"colgroup\"" : "td" + Class(table.Columns[cell.Column]);
                _page.Mark($"<{name}{Spans(cell)}>").Text(Clean(cell.Cell.Text)).Mark(row.Kind == TableRowKind.Group ? "</th>" : "</td>");
            }

            _page.Line("</tr>");
        }

        _page.Line("</tbody>").Line("</table>").Line("</div>");
    }

    private static string Spans(TableGrid.Placed cell) =>
        (cell.Columns > 1 ? " " + Html.Attribute("colspan", cell.Columns) : string.Empty) + (cell.Rows > 1 ? " " + Html.Attribute("rowspan", cell.Rows) : string.Empty);

    private static string Class(TableColumn column) => Alignment(column) is { Length: > 0 } kind ? $" class=\"{kind.TrimStart()}\"" : string.Empty;

    private static string Alignment(TableColumn column) => column.Alignment switch
    {
        CellAlignment.Right => " figure",
        CellAlignment.Centre => " centre",
        _ => string.Empty,
    };

    /// <summary>How much room a column keeps on a narrow screen, by its share on paper.</summary>
    private static string Width(TableColumn column) => column.Share switch
    {
        < 12m => "slim",
        < 20m => "small",
        < 36m => "middle",
        _ => "wide",
    };

    private static string Clean(string text) => PressText.Clean(text);

    private void Proof(PublishedFiling filing, SiteHead site)
    {
        var code = VersionMark.Code(filing.Hash);
        _page.Element("p", ReportProof.Of(filing.Hash, publicAddress: null).Statement);
        _page.Line("<dl class=\"facts\">").Element("dt", "版本").Element("dd", VersionMark.Of(filing.Number, filing.Hash))
            .Element("dt", "自评数据 SHA-256").Element("dd", filing.Hash, "class=\"digest\"").Line("</dl>");
        if (site.VerifyAddress is { } address)
        {
            // Written out, not linked: the site refers to nothing outside itself.
            _page.Element("p", $"核对副本：{address}{ReportProof.Page}，输入校验码 {code} 或选择文件。");
        }
    }
}
