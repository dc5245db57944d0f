using System.Globalization;

namespace Evaluation.Documents.Publication;

/// <summary>The first page of a site: the filings by year and unit, and the files for machines.</summary>
internal static class IndexHtml
{
    public static byte[] Write(SiteHead head, IReadOnlyList<SiteLine> lines)
    {
        var page = Html.Page(head.Title, string.Empty);
        page.Line("<header>").Element("h1", head.Title);
        page.Element("p", string.Create(CultureInfo.InvariantCulture, $"{head.Region}，评价年度 {head.Year} 年，公开 {lines.Count} 个单位的自评报告。指标体系：{head.Framework}。"));
        if (head.SampleNotice is { } notice)
        {
            page.Element("p", notice, "class=\"remark\"");
        }

        page.Line("</header>").Line("<main>");
        foreach (var year in lines.GroupBy(line => line.Year).OrderByDescending(year => year.Key))
        {
            Year(page, year.Key, [.. year.OrderBy(line => line.Code, StringComparer.Ordinal)]);
        }

        if (lines.Count == 0)
        {
            page.Element("p", "没有公开的报告。");
        }

        page.Element("h2", "数据文件").Line("<ul class=\"files\">");
        foreach (var (file, name) in new[]
        {
            (SiteFiles.Units, "各单位得分（CSV）"), (SiteFiles.DictionaryTable, "数据字典（CSV）"), (SiteFiles.DictionaryTree, "数据字典（JSON）"), (SiteFiles.Hashes, "全部文件的 SHA-256"),
        })
        {
            page.Mark("<li>").Mark($"<a {Html.Attribute("href", file)}>").Text(name).Line("</a></li>");
        }

        page.Line("</ul>");
        page.Element("p", "系统测算得分按填报数据和评分标准计算，仅供参考；待财政部门核定的部分为预填，不代表核定结果。", "class=\"remark\"");
        if (head.VerifyAddress is { } address)
        {
            page.Element("p", $"核对副本与报送的是否一致：{address}{Core.Reports.ReportProof.Page}", "class=\"remark\"");
        }

        return page.Line("</main>").Close();
    }

    private static void Year(Html page, int year, IReadOnlyList<SiteLine> lines)
    {
        page.Element("h2", string.Create(CultureInfo.InvariantCulture, $"{year}年度"));
        page.Line("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"各单位自评报告\">").Line("<table class=\"cards\">");
        page.Element("caption", "各单位自评报告　单位：分");
        page.Mark("<thead><tr>");
        foreach (var (name, kind) in new[] { ("单位", "middle"), ("单位编码", ""), ("自评得分", "figure"), ("自评等级", "centre"), ("系统测算得分", "figure"), ("报告", ""), ("数据", "") })
        {
            page.Mark($"<th scope=\"col\"{(kind.Length > 0 ? $" class=\"{kind}\"" : string.Empty)}>").Text(name).Mark("</th>");
        }

        page.Line("</tr></thead>").Line("<tbody>");
        foreach (var line in lines)
        {
            page.Mark("<tr><th scope=\"row\">");
            Link(page, line, SiteFiles.Index, line.Name);
            page.Mark("</th><td data-label=\"单位编码\">").Text(line.Code).Mark("</td><td class=\"figure\" data-label=\"自评得分\">").Text(line.Self)
                .Mark("</td><td class=\"centre\" data-label=\"自评等级\">").Text(line.Grade).Mark("</td><td class=\"figure\" data-label=\"系统测算得分\">").Text(line.Computed).Mark("</td><td data-label=\"报告\">");
            if (line.HasPdf)
            {
                Link(page, line, SiteFiles.Pdf, "PDF");
            }

            page.Mark("</td><td data-label=\"数据\">");
            Link(page, line, SiteFiles.Facts, "数据表");
            page.Mark(" ");
            Link(page, line, SiteFiles.Scores, "评分表");
            page.Mark(" ");
            Link(page, line, SiteFiles.Data, "JSON");
            page.Line("</td></tr>");
        }

        page.Line("</tbody>").Line("</table>").Line("</div>");
    }

    private static void Link(Html page, SiteLine line, string file, string text) =>
        page.Mark($"<a {Html.Attribute("href", $"{string.Join('/', line.Folder.Split('/').Select(Uri.EscapeDataString))}/{file}")} {Html.Attribute("aria-label", $"{line.Name} {text}")}>").Text(text).Mark("</a>");
}
