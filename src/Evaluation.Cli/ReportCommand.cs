using Evaluation.Core.Campaigns;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Pdf;
using Evaluation.Documents.Word;

namespace Evaluation.Cli;

/// <summary><c>evaluation report</c>: the draft of the report as PDF or Word, by the ending of the file.</summary>
internal static class ReportCommand
{
    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Foreign("out", "frameworks") is { } foreign)
        {
            return await CommandLine.Refuse(errors, $"report 不用“--{foreign}”。");
        }

        if (arguments.Option("out") is not { Length: > 0 } target)
        {
            return await CommandLine.Refuse(errors, "缺少“--out 文件.pdf”或“--out 文件.docx”。");
        }

        var isWord = target.EndsWith(".docx", StringComparison.OrdinalIgnoreCase);
        if (!isWord && !target.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase))
        {
            return await CommandLine.Refuse(errors, $"“{CommandLine.OneLine(target)}”的后缀不对，报告只能生成 .pdf 或 .docx。");
        }

        if (await FilingReading.Read(arguments, errors) is not var (framework, record))
        {
            return CommandLine.Failed;
        }

        // The day on the report makes the paper the same each time; only a report without one takes the clock.
        var created = record.ReportDate is { } day
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), DeadlineClock.Offset)
            : TimeProvider.System.GetUtcNow();
        var report = ReportWriter.Write(Scorer.Score(framework, record), new ReportEdition(created, VersionMark: null, IsDraft: true, CanonicalRecord.Of(record)));
        try
        {
            await File.WriteAllBytesAsync(target, isWord ? WordReport.Write(report) : await Print(report));
        }
        catch (PressException problem)
        {
            await errors.WriteLineAsync(CommandLine.OneLine(problem.Message));
            return CommandLine.Failed;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            await errors.WriteLineAsync($"{CommandLine.OneLine(target)}：文件写不进去。请检查文件夹是否存在、有没有写入权限。");
            return CommandLine.Failed;
        }

        await output.WriteLineAsync($"已生成 {target}");
        return CommandLine.Done;
    }

    private static async Task<byte[]> Print(Report report)
    {
        await using var press = new PdfPress(new PressOptions());
        return await press.PrintAsync(report);
    }
}
