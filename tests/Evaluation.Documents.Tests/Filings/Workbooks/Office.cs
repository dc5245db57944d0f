using System.Diagnostics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Evaluation.Documents.Frameworks.Workbooks;

namespace Evaluation.Documents.Tests.Filings.Workbooks;

/// <summary>LibreOffice, where it is installed: opens workbooks, works every formula out anew and saves them.</summary>
internal static class Office
{
    public static string? Program { get; } = new[] { "/usr/bin/soffice", "/usr/lib/libreoffice/program/soffice" }.FirstOrDefault(File.Exists);

    /// <summary>The workbooks as LibreOffice saves them, read as texts; results written with formulas are taken away first.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<Grid>>> Recalculated(IReadOnlyList<byte[]> workbooks, bool strip = true)
    {
        var saved = await Saved([.. workbooks.Select(workbook => strip ? WithoutResults(workbook) : workbook)]);
        return [.. saved.Select(file => GridReading.Read(new MemoryStream(file)))];
    }

    public static async Task<IReadOnlyList<byte[]>> Saved(IReadOnlyList<byte[]> workbooks)
    {
        Assert.SkipWhen(Program is null, "LibreOffice is not installed (Debian: libreoffice-calc-nogui)");
        var folder = Directory.CreateTempSubdirectory("evaluation-office").FullName;
        try
        {
            var names = workbooks.Select((_, index) => Path.Combine(folder, FormattableString.Invariant($"{index}.xlsx"))).ToList();
            for (var index = 0; index < names.Count; index++)
            {
                await File.WriteAllBytesAsync(names[index], workbooks[index], TestContext.Current.CancellationToken);
            }

            var start = new ProcessStartInfo(Program!) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            foreach (var argument in new[] { $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", Path.Combine(folder, "out") }.Concat(names))
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            var said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, await said);
            return [.. names.Select(name => File.ReadAllBytes(Path.Combine(folder, "out", Path.GetFileName(name))))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] WithoutResults(byte[] workbook)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var document = SpreadsheetDocument.Open(file, isEditable: true))
        {
            foreach (var cell in document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<Cell>()).Where(cell => cell.CellFormula is not null))
            {
                cell.CellValue = null;
                cell.DataType = null;
            }
        }

        return file.ToArray();
    }
}
