using Evaluation.Core.Campaigns;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Pdf;

namespace Evaluation.Cli;

/// <summary><c>evaluation report</c>: the draft of the report as PDF.</summary>
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
            return await CommandLine.Refuse(errors, "缺少“--out 文件.pdf”。");
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
            await using var press = new PdfPress(new PressOptions());
            await File.WriteAllBytesAsync(target, await press.PrintAsync(report));
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
}
