using Evaluation.Core.Campaigns;
using Evaluation.Core.Reports;
using Evaluation.Documents.Frameworks;
using Evaluation.Documents.Pdf;

namespace Evaluation.Cli;

/// <summary><c>evaluation framework annex</c>: the annexes of the notice, blank, as PDF or workbook.</summary>
internal static class FrameworkAnnex
{
    public static async Task<int> Run(IReadOnlyList<string> files, Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Foreign("out") is { } foreign)
        {
            return await CommandLine.Refuse(errors, $"framework annex 不用“--{foreign}”。");
        }

        if (files is not [var from])
        {
            return await CommandLine.Refuse(errors, "framework annex 后应是一个指标体系文件。");
        }

        var target = arguments.Option("out") ?? string.Empty;
        var isWorkbook = FrameworkFiles.IsWorkbook(target);
        if (!isWorkbook && !target.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase))
        {
            return await CommandLine.Refuse(errors, "缺少“--out 文件.pdf”或“--out 文件.xlsx”。");
        }

        if (await FrameworkCommand.Read(from, errors) is not { } framework)
        {
            return CommandLine.Failed;
        }

        // The day of the framework makes the paper the same each time; only one without a day takes the clock.
        var created = framework.Date is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), DeadlineClock.Offset) : TimeProvider.System.GetUtcNow();
        var report = AnnexWriter.Write(framework, created);
        byte[] content;
        try
        {
            if (isWorkbook)
            {
                content = AnnexWorkbook.Write(report);
            }
            else
            {
                await using var press = new PdfPress(new PressOptions());
                content = await press.PrintAsync(report);
            }
        }
        catch (Exception problem) when (problem is PressException or NotSupportedException)
        {
            await errors.WriteLineAsync(CommandLine.OneLine(problem.Message));
            return CommandLine.Failed;
        }

        if (!await FrameworkFiles.Write(target, content, errors))
        {
            return CommandLine.Failed;
        }

        await output.WriteLineAsync($"已生成 {target}");
        return CommandLine.Done;
    }
}
