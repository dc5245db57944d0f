using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Pdf;
using Evaluation.Documents.Word;

namespace Evaluation.Cli;

/// <summary><c>evaluation report</c>: drafts of reports as PDF or Word, one file or many at once.</summary>
internal static class ReportCommand
{
    private const string Word = "docx";
    private const string Accessible = "pdf-ua";
    private const string Archive = "pdf";

    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Foreign("out", "frameworks", "format") is { } foreign)
        {
            return await CommandLine.Refuse(errors, $"report 不用“--{foreign}”。");
        }

        if (arguments.Option("out") is not { Length: > 0 } target)
        {
            return await CommandLine.Refuse(errors, "缺少“--out 文件.pdf”或“--out 文件.docx”；一次生成多份的，写“--out 文件夹”。");
        }

        if (arguments.Words.Count == 0)
        {
            return await CommandLine.Refuse(errors, "缺少填报文件。");
        }

        var isMany = arguments.Words.Count > 1 || Directory.Exists(arguments.Words[0]);
        return await FormatAsync(arguments, isMany ? null : target, errors) is not { } format ? CommandLine.Failed
            : isMany ? await ManyAsync(arguments, target, format, output, errors)
            : await OneAsync(arguments, target, format, output, errors);
    }

    /// <summary>What is made: as asked for, otherwise by the ending of the file.</summary>
    private static async Task<string?> FormatAsync(Arguments arguments, string? file, TextWriter errors)
    {
        var ending = Path.GetExtension(file ?? "x.pdf").TrimStart('.').ToLowerInvariant();
        var format = arguments.Option("format") ?? ending;
        if (format is not (Word or Archive or Accessible))
        {
            await CommandLine.Refuse(errors, arguments.Option("format") is null
                ? $"“{CommandLine.OneLine(file!)}”的后缀不对，报告只能生成 .pdf 或 .docx。"
                : $"“--format {CommandLine.OneLine(format)}”不对，可以写 pdf、pdf-ua（无障碍版）或 docx。");
            return null;
        }

        if (file is not null && ending != Ending(format))
        {
            await CommandLine.Refuse(errors, $"“{CommandLine.OneLine(file)}”的后缀与“--format {format}”不一致，请改为 .{Ending(format)}。");
            return null;
        }

        return format;
    }

    private static string Ending(string format) => format == Word ? Word : Archive;

    private static async Task<int> OneAsync(Arguments arguments, string target, string format, TextWriter output, TextWriter errors)
    {
        if (await FilingReading.Read(arguments, errors) is not var (framework, record))
        {
            return CommandLine.Failed;
        }

        await using var press = new PdfPress(new PressOptions { Workers = 1 });
        return await WriteAsync(press, framework, record, target, format, output, errors) ? CommandLine.Done : CommandLine.Failed;
    }

    /// <summary>On all cores, each beside the others; one that fails is named and the rest goes on.</summary>
    private static async Task<int> ManyAsync(Arguments arguments, string folder, string format, TextWriter output, TextWriter errors)
    {
        if (await FilesAsync(arguments, errors) is not { } files || !await MakeFolderAsync(folder, errors))
        {
            return CommandLine.Failed;
        }

        var library = FilingReading.Library(arguments);
        var (said, complained) = (TextWriter.Synchronized(output), TextWriter.Synchronized(errors));
        var failed = 0;
        await using var press = new PdfPress(new PressOptions());
        await Parallel.ForEachAsync(files, async (file, _) =>
        {
            var target = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(file)}.{Ending(format)}");
            if (await FilingReading.Read(file, library, complained) is not var (framework, record) || !await WriteAsync(press, framework, record, target, format, said, complained))
            {
                Interlocked.Increment(ref failed);
            }
        });
        await output.WriteLineAsync($"共 {files.Count} 份，已生成 {files.Count - failed} 份。");
        return failed == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    /// <summary>The files named, and those of folders named; each gives a report of its own name.</summary>
    private static async Task<IReadOnlyList<string>?> FilesAsync(Arguments arguments, TextWriter errors)
    {
        List<string> files = [.. arguments.Words.SelectMany(word => Directory.Exists(word) ? Directory.EnumerateFiles(word, "*.json").Order(StringComparer.Ordinal) : (IEnumerable<string>)[word])];
        if (files.Count == 0)
        {
            await CommandLine.Refuse(errors, "文件夹里没有填报文件（.json）。");
            return null;
        }

        if (files.GroupBy(file => Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            await CommandLine.Refuse(errors, $"有几个文件都叫“{CommandLine.OneLine(twice.Key)}”，生成的报告会互相覆盖，请改名后重试。");
            return null;
        }

        return files;
    }

    private static async Task<bool> MakeFolderAsync(string folder, TextWriter errors)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            await CommandLine.Refuse(errors, $"一次生成多份报告时，--out 要写文件夹；“{CommandLine.OneLine(folder)}”不能作为文件夹。");
            return false;
        }
    }

    private static async Task<bool> WriteAsync(PdfPress press, Framework framework, FilingRecord record, string target, string format, TextWriter output, TextWriter errors)
    {
        // The day on the report makes the paper the same each time; only a report without one takes the clock.
        var created = record.ReportDate is { } day
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), DeadlineClock.Offset)
            : TimeProvider.System.GetUtcNow();
        var report = ReportWriter.Write(Scorer.Score(framework, record), new ReportEdition(created, VersionMark: null, IsDraft: true, CanonicalRecord.Of(record)));
        try
        {
            await File.WriteAllBytesAsync(target, format == Word
                ? WordReport.Write(report)
                : await press.PrintAsync(report, format == Accessible ? PaperStandard.Accessible : PaperStandard.Archive, CancellationToken.None));
        }
        catch (PressException problem)
        {
            await errors.WriteLineAsync($"{CommandLine.OneLine(Path.GetFileName(target))}：{CommandLine.OneLine(problem.Message)}");
            return false;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            await errors.WriteLineAsync($"{CommandLine.OneLine(target)}：文件写不进去。请检查文件夹是否存在、有没有写入权限。");
            return false;
        }

        await output.WriteLineAsync($"已生成 {target}");
        return true;
    }
}
