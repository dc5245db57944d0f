using System.Globalization;

namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>填写说明: what the sheets are and how the workbook comes back.</summary>
internal static class GuidePage
{
    public const string Name = "填写说明";

    public static BookSheet Of(BookContext context, IEnumerable<BookSheet> sheets)
    {
        var page = new BookSheet(Name, [2, 22, 84]) { Landscape = false };
        page.Line($"{context.Record.Unit.Name}{context.Record.Year.ToString(CultureInfo.InvariantCulture)}年度部门整体支出绩效自评数据表和评分表", BookLook.Title);
        (string Item, string Text)[] lines =
        [
            ("单位", $"{context.Record.Unit.Name}（{context.Record.Unit.Code}）"),
            ("评价年度", context.Record.Year.ToString(CultureInfo.InvariantCulture) + "年"),
            ("指标体系", $"{context.Framework.Title}（{context.Framework.Reference}）"),
            ("工作表", string.Join("、", sheets.Select(sheet => sheet.Name))),
            ("怎样填", "只填黄色单元格，灰色的由公式计算。金额一律填万元，最多填到分（小数点后六位）。比率填百分数，92.5%填92.5。"),
            ("不要改动", "不要改动隐藏的行、列和工作表，否则不能导回系统。可以调整行高和列宽。"),
            ("怎样导回", "保存为 .xlsx 后，在系统的“数据表”页点“用 Excel 填写”，上传本文件。系统先列出每个改动，逐格选择是否采用，确认后才写入。"),
            ("公式", "单元格里填公式的，导回时取公式的结果。以等号开头的文字按文字保存。"),
            ("导出时间", context.Origin.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)),
            ("说明", context.Framework.Notice ?? string.Empty),
        ];
        foreach (var (item, text) in lines.Where(line => line.Text.Length > 0))
        {
            page.Add(null, new BookCell(BookLook.Heading, item), new BookCell(BookLook.Plain, text));
        }

        return page;
    }
}
