using Evaluation.Core.Claims;
using Evaluation.Core.Examinations;
using Evaluation.Documents.Examinations;

namespace Evaluation.Cli;

/// <summary><c>evaluation check</c>: examines reports one after another; each one's result is written before the next is read.</summary>
internal static class CheckCommand
{
    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Foreign("format") is { } foreign)
        {
            return await CommandLine.Refuse(errors, $"check 不用“--{foreign}”。");
        }

        var format = arguments.Option("format") ?? "text";
        if (format is not ("text" or "jsonl"))
        {
            return await CommandLine.Refuse(errors, $"check 的 --format 应是 text 或 jsonl，不是“{CommandLine.OneLine(format)}”。");
        }

        if (arguments.Words.Count == 0)
        {
            return await CommandLine.Refuse(errors, "缺少要校核的报告。");
        }

        var counts = new Dictionary<Verdict, int>();
        var (unread, read, isWrong) = (0, 0, false);
        using var reader = new ReportReader();
        foreach (var path in arguments.Words.SelectMany(Files))
        {
            var reading = await reader.ReadAsync(path);
            var name = CommandLine.OneLine(path);
            if (reading.Text is not { } text)
            {
                unread++;
                await errors.WriteLineAsync($"{name}：{reading.Problem}");
                continue;
            }

            read++;
            if (reading.Remark is { } remark)
            {
                await errors.WriteLineAsync($"{name}：{remark}");
            }

            var examination = ReportExaminer.Examine(text);
            isWrong |= examination.HasWrong;
            foreach (var finding in examination.Findings)
            {
                counts[finding.Verdict] = counts.GetValueOrDefault(finding.Verdict) + 1;
            }

            await (format == "text" ? CheckText.Write(name, text, examination, output) : CheckLines.Write(name, examination, output));
            await output.FlushAsync();
        }

        if (read + unread == 0)
        {
            return await CommandLine.Refuse(errors, "文件夹里没有 .docx、.pdf、.txt 报告。");
        }

        if (format == "text")
        {
            await output.WriteLineAsync($"{(unread == 0 ? string.Empty : FormattableString.Invariant($"{unread} 个文件不能读取。"))}{CheckText.Summary(read, counts)}");
        }

        return unread > 0 ? CommandLine.Failed : isWrong ? CommandLine.Wrong : CommandLine.Done;
    }

    /// <summary>The file itself, or the reports of a folder and its folders in order of their names.</summary>
    private static IEnumerable<string> Files(string path) => !Directory.Exists(path)
        ? [path]
        : Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Where(file => ReportReader.Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);
}
