using System.Text;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Filings.Workbooks;

namespace Evaluation.Cli;

/// <summary><c>evaluation workbook</c>: data table and score table of a filing as a workbook to fill in, and the filled workbook back into the filing.</summary>
internal static class WorkbookCommand
{
    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Foreign("out", "into", "marked", "frameworks") is { } foreign)
        {
            return await CommandLine.Refuse(errors, $"workbook 不用“--{foreign}”。");
        }

        if (arguments.Option("out") is not { Length: > 0 } target)
        {
            return await CommandLine.Refuse(errors, "缺少“--out 文件”。");
        }

        return arguments.Option("into") is { } filing
            ? await Into(filing, target, arguments, output, errors)
            : await Out(target, arguments, output, errors);
    }

    private static async Task<int> Out(string target, Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (!FrameworkFiles.IsWorkbook(target))
        {
            return await CommandLine.Refuse(errors, "“--out”应是 .xlsx 文件。");
        }

        if (await FilingReading.Read(arguments, errors) is not var (framework, record))
        {
            return CommandLine.Failed;
        }

        byte[] content;
        try
        {
            content = FilingWorkbook.Write(framework, record, new WorkbookOrigin(FilingId: null, TimeProvider.System.GetUtcNow().ToOffset(DeadlineClock.Offset)));
        }
        catch (NotSupportedException problem)
        {
            await errors.WriteLineAsync(CommandLine.OneLine(problem.Message));
            return CommandLine.Failed;
        }

        return await Write(target, content, output, errors);
    }

    private static async Task<int> Into(string filing, string target, Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Words is not [var workbook])
        {
            return await CommandLine.Refuse(errors, "“--into”前应是一个填好的 .xlsx 文件。");
        }

        if (await FilingReading.Read(filing, FilingReading.Library(arguments), errors) is not var (framework, record))
        {
            return CommandLine.Failed;
        }

        var file = CommandLine.OneLine(Path.GetFileName(workbook));
        MemoryStream content;
        try
        {
            content = await Content(workbook);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            await errors.WriteLineAsync($"{file}：文件打不开。请检查路径和权限。");
            return CommandLine.Failed;
        }

        await using (content)
        {
            var reading = FilingWorkbook.Read(framework, record, filingId: null, content);
            List<string> problems =
            [
                .. new[] { reading.Problem }.OfType<string>(),
                .. reading.Faults.Select(fault => fault.ToString()),
                .. reading.Changes.Where(change => change.IsConflict).Select(change => $"“{change.Sheet}”{change.Cell}：生成工作簿以后，填报文件里已改为“{change.Shown}”，工作簿里填的是“{change.Filled}”。请核对。"),
            ];
            if (problems.Count == 0)
            {
                foreach (var change in reading.Changes)
                {
                    await output.WriteLineAsync(CommandLine.OneLine($"{change.Sheet}!{change.Cell}：{Words(change.Shown)} → {Words(change.Filled)}{(change.FromFormula ? "（公式的结果）" : string.Empty)}"));
                }

                return await Write(target, Encoding.UTF8.GetBytes(FilingJson.Write(Changed(framework, record, reading.Changes))), output, errors);
            }

            foreach (var problem in problems)
            {
                await errors.WriteLineAsync($"{file}：{CommandLine.OneLine(problem)}");
            }

            if (arguments.Option("marked") is { } marked && FilingWorkbook.Mark(content, reading) is { } copy)
            {
                await Write(marked, copy, output, errors);
            }

            return CommandLine.Failed;
        }
    }

    private static async Task<MemoryStream> Content(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var content = new MemoryStream();

        // One byte more than is taken tells that the file is too large, without reading it all.
        var buffer = new byte[81_920];
        int read;
        while (content.Length <= FilingWorkbook.LargestFile && (read = await file.ReadAsync(buffer)) > 0)
        {
            content.Write(buffer, 0, read);
        }

        return content;
    }

    private static string Words(string text) => text.Length == 0 ? "（空）" : text;

    private static FilingRecord Changed(Framework framework, FilingRecord record, IEnumerable<WorkbookChange> changes)
    {
        var entries = Entries.FromRecord(record).ToDictionary(entry => entry.Path, entry => entry.Text, StringComparer.Ordinal);
        foreach (var change in changes)
        {
            entries[change.Path] = change.Text;
        }

        return Entries.ToRecord(framework, record, entries.Select(entry => new Entry(entry.Key, entry.Value)));
    }

    private static async Task<int> Write(string target, byte[] content, TextWriter output, TextWriter errors)
    {
        if (!await FrameworkFiles.Write(target, content, errors))
        {
            return CommandLine.Failed;
        }

        await output.WriteLineAsync($"已生成 {target}");
        return CommandLine.Done;
    }
}
