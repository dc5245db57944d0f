using System.Diagnostics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Evaluation.Documents.Frameworks.Workbooks;

namespace Evaluation.Documents.Tests;

/// <summary>LibreOffice, where it is installed: opens files and saves them, workbooks with every formula worked out anew.</summary>
internal static class Office
{
    public static string? Program { get; } = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Append("/usr/lib/libreoffice/program")
        .Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);

    /// <summary>The workbooks as LibreOffice saves them, read as texts; results written with formulas are taken away first.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<Grid>>> Recalculated(IReadOnlyList<byte[]> workbooks, bool strip = true)
    {
        var saved = await Saved([.. workbooks.Select(workbook => strip ? WithoutResults(workbook) : workbook)]);
        return [.. saved.Select(file => GridReading.Read(new MemoryStream(file)))];
    }

    public static Task<IReadOnlyList<byte[]>> Saved(IReadOnlyList<byte[]> workbooks) => Converted(workbooks, "xlsx", "xlsx:Calc MS Excel 2007 XML");

    /// <summary>A Word file as LibreOffice saves it.</summary>
    public static async Task<byte[]> SavedWord(byte[] content) => (await Converted([content], "docx", "docx:MS Word 2007 XML"))[0];

    /// <summary>A Word file as LibreOffice prints it.</summary>
    public static async Task<byte[]> Printed(byte[] content) => (await Converted([content], "docx", "pdf"))[0];

    private static async Task<IReadOnlyList<byte[]>> Converted(IReadOnlyList<byte[]> files, string ending, string format)
    {
        Assert.SkipWhen(Program is null, "LibreOffice is not installed (Debian: libreoffice-calc-nogui libreoffice-writer-nogui libreoffice-math-nogui)");
        var folder = Directory.CreateTempSubdirectory("evaluation-office").FullName;
        try
        {
            var names = files.Select((_, index) => Path.Combine(folder, FormattableString.Invariant($"{index}.{ending}"))).ToList();
            for (var index = 0; index < names.Count; index++)
            {
                await File.WriteAllBytesAsync(names[index], files[index], TestContext.Current.CancellationToken);
            }

            var start = new ProcessStartInfo(Program!) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            foreach (var argument in new[] { $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", format, "--outdir", Path.Combine(folder, "out") }.Concat(names))
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            var said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, await said);
            return [.. names.Select(name => File.ReadAllBytes(Path.Combine(folder, "out", Path.ChangeExtension(Path.GetFileName(name), format.Split(':')[0]))))];
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
