using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Evaluation.Documents.Archives;

namespace Evaluation.Documents.Lists;

/// <summary>
/// Writes lists as .xlsx while their rows are read, so that a long list takes no more memory than a short one. Texts are text cells, never
/// formulas; the same rows give the same bytes.
/// </summary>
/// <param name="title">Printed above every page.</param>
/// <param name="foot">Printed below every page, beside its number.</param>
public sealed class ListWorkbook(string title, string foot, IReadOnlyList<ListSheet> sheets)
{
    /// <param name="target">Written from start to end; need not be seekable.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    public void Write(Stream target, CancellationToken cancellationToken)
    {
        using var package = new MemoryStream();
        var contents = new Dictionary<string, Action<Stream>>(StringComparer.Ordinal);
        using (var document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            document.ChangeIdOfPart(book, "book");
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = ListStyles.Sheet();
            foreach (var (index, sheet) in sheets.Index())
            {
                var part = book.AddNewPart<WorksheetPart>(Id(index));
                contents.Add(part.Uri.OriginalString.TrimStart('/'), stream => Write(stream, sheet, cancellationToken));
            }

            book.Workbook = new Workbook(
                new Sheets(sheets.Select((sheet, index) => new Sheet { Id = Id(index), SheetId = (uint)(index + 1), Name = sheet.Name })),
                new DefinedNames(sheets.SelectMany(Names)));
        }

        FixedArchive.Write(package, target, CompressionLevel.Fastest, contents);
    }

    private void Write(Stream part, ListSheet sheet, CancellationToken cancellationToken)
    {
        using var writer = XmlWriter.Create(part, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        new SheetWriting(writer, sheet).Write(title, foot, cancellationToken);
    }

    private static string Id(int index) => FormattableString.Invariant($"sheet{index + 1}");

    private static IEnumerable<DefinedName> Names(ListSheet sheet, int index)
    {
        if (sheet.HasFilter)
        {
            yield return Name("_FilterDatabase", sheet.Range(sheet.Columns.Count), isHidden: true);
        }

        if (sheet.PrintedColumns is { } printed)
        {
            yield return Name("Print_Area", sheet.Range(printed));
        }

        yield return Name("Print_Titles", "$1:$1");

        DefinedName Name(string name, string range, bool isHidden = false) =>
            new($"'{sheet.Name}'!{range}") { Name = "_xlnm." + name, LocalSheetId = (uint)index, Hidden = isHidden ? true : null };
    }
}
