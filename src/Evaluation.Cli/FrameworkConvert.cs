using System.Text;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Cli;

/// <summary><c>evaluation framework convert</c>: YAML to workbook and back, by the endings of the two files.</summary>
internal static class FrameworkConvert
{
    /// <summary><c>evaluation framework blank</c>: an empty workbook to fill in.</summary>
    public static async Task<int> Blank(IReadOnlyList<string> files, Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Foreign("out") is { } foreign)
        {
            return await CommandLine.Refuse(errors, $"framework blank 不用“--{foreign}”。");
        }

        if (files.Count > 0 || arguments.Option("out") is not { } target || !FrameworkFiles.IsWorkbook(target))
        {
            return await CommandLine.Refuse(errors, "framework blank 后应是“--out 文件.xlsx”。");
        }

        if (!await FrameworkFiles.Write(target, FrameworkWorkbook.Blank(), errors))
        {
            return CommandLine.Failed;
        }

        await output.WriteLineAsync($"已生成 {target}");
        return CommandLine.Done;
    }

    public static async Task<int> Run(IReadOnlyList<string> files, Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Foreign() is { } foreign)
        {
            return await CommandLine.Refuse(errors, $"framework convert 不用“--{foreign}”。");
        }

        if (files is not [var from, var to])
        {
            return await CommandLine.Refuse(errors, "framework convert 后应是两个文件：从哪个文件、写到哪个文件。");
        }

        if (new[] { from, to }.FirstOrDefault(path => !FrameworkFiles.IsYaml(path) && !FrameworkFiles.IsWorkbook(path)) is { } odd)
        {
            return await CommandLine.Refuse(errors, $"“{CommandLine.OneLine(odd)}”不是 .yaml 或 .xlsx 文件。");
        }

        // A draft whose examples do not hold yet may change its spelling; it cannot be used before they do.
        if (await FrameworkCommand.Read(from, errors, prove: false) is not { } framework)
        {
            return CommandLine.Failed;
        }

        await FrameworkCommand.SayStale(from, framework, errors);
        byte[] content;
        try
        {
            content = FrameworkFiles.IsWorkbook(to) ? FrameworkWorkbook.Write(framework) : Encoding.UTF8.GetBytes(FrameworkYaml.Write(framework));
        }
        catch (NotSupportedException problem)
        {
            await errors.WriteLineAsync($"{CommandLine.OneLine(Path.GetFileName(to))}：{CommandLine.OneLine(problem.Message)}");
            return CommandLine.Failed;
        }

        if (!await FrameworkFiles.Write(to, content, errors))
        {
            return CommandLine.Failed;
        }

        await output.WriteLineAsync($"已生成 {to}");
        return CommandLine.Done;
    }
}
