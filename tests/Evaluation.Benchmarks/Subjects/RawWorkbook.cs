using System.Globalization;
using System.IO.Compression;
using System.Text;
using Evaluation.Documents.Campaigns;

namespace Evaluation.Benchmarks.Subjects;

/// <summary>The same cells as the 汇总表 by the shortest way there is: letters into a zip. No styles, no widths, no contents page, nothing checked but XML's own signs.</summary>
internal static class RawWorkbook
{
    public static void Write(Stream target, IEnumerable<SummaryRow> rows, IReadOnlyList<SummaryColumn> values)
    {
        using var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        Part(archive, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
        Part(archive, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part(archive, "xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
        Part(archive, "xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="汇总表" sheetId="1" r:id="r1"/></sheets></workbook>""");
        using var sheet = new StreamWriter(archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 64 * 1024);
        sheet.Write("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>""");
        var number = 0;
        foreach (var row in rows)
        {
            number++;
            sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{number}\">"));
            Word(sheet, 'A', number, row.Code);
            Word(sheet, 'B', number, row.Name);
            Word(sheet, 'C', number, row.Desk);
            Word(sheet, 'D', number, row.State);
            Word(sheet, 'E', number, row.Deadline);
            Word(sheet, 'F', number, row.SubmittedAt);
            Figure(sheet, 'G', number, row.DaysLate);
            Figure(sheet, 'H', number, row.Self);
            Figure(sheet, 'I', number, row.Computed);
            Figure(sheet, 'J', number, row.Data);
            Figure(sheet, 'K', number, row.Own);
            Figure(sheet, 'L', number, row.Bureau);
            Figure(sheet, 'M', number, row.Difference);
            Word(sheet, 'N', number, row.Grade);
            Figure(sheet, 'O', number, row.ToExplain);
            for (var index = 0; index < values.Count; index++)
            {
                Figure(sheet, (char)('P' + index), number, row.Values[values[index].Indicator]);
            }

            Word(sheet, (char)('P' + values.Count), number, row.Contact);
            Word(sheet, (char)('Q' + values.Count), number, row.Phone);
            sheet.Write("</row>");
        }

        sheet.Write("</sheetData></worksheet>");
    }

    private static void Part(ZipArchive archive, string name, string text)
    {
        using var part = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open());
        part.Write(text);
    }

    private static void Word(StreamWriter sheet, char column, int row, string? text) =>
        sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{column}{row}\" t=\"inlineStr\"><is><t>{System.Security.SecurityElement.Escape(text)}</t></is></c>"));

    private static void Figure(StreamWriter sheet, char column, int row, decimal? value) =>
        sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{column}{row}\"><v>{value}</v></c>"));
}
