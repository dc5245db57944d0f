using Evaluation.Documents.Pdf;

namespace Evaluation.Cli;

/// <summary><c>evaluation template</c>: takes out the shipped template of reports, and tries one that was changed.</summary>
internal static class TemplateCommand
{
    public static Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors) => arguments.Words switch
    {
        ["copy"] => CopyAsync(arguments, output, errors),
        ["test", var file] => TestAsync(arguments, file, output, errors),
        _ => CommandLine.Refuse(errors, "template 后面写 copy --out 文件.typ，或 test 文件.typ。"),
    };

    private static async Task<int> CopyAsync(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Foreign("out") is { } foreign)
        {
            return await CommandLine.Refuse(errors, $"template copy 不用“--{foreign}”。");
        }

        if (arguments.Option("out") is not { Length: > 0 } target)
        {
            return await CommandLine.Refuse(errors, "缺少“--out 文件.typ”。");
        }

        try
        {
            File.Copy(Path.Combine(new PressOptions().Folder, "report.typ"), target);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            await errors.WriteLineAsync($"{CommandLine.OneLine(target)}：{(File.Exists(target) ? "已有这个文件，请换一个名称。" : "文件写不进去。请检查文件夹是否存在、有没有写入权限。")}");
            return CommandLine.Failed;
        }

        await output.WriteLineAsync($"已生成 {target}。修改后用 evaluation template test 检查，再在设置 Press:TemplateFile 里写明。");
        return CommandLine.Done;
    }

    private static async Task<int> TestAsync(Arguments arguments, string file, TextWriter output, TextWriter errors)
    {
        if (arguments.Foreign() is { } foreign)
        {
            return await CommandLine.Refuse(errors, $"template test 不用“--{foreign}”。");
        }

        if (!File.Exists(file))
        {
            await errors.WriteLineAsync($"{CommandLine.OneLine(file)}：找不到文件。");
            return CommandLine.Failed;
        }

        IReadOnlyList<TemplateCheck> checks;
        try
        {
            checks = await TemplateTrial.RunAsync(new PressOptions { TemplateFile = Path.GetFullPath(file), Workers = 1 }, TrialReport.Make(), CancellationToken.None);
        }
        catch (PressException problem)
        {
            await errors.WriteLineAsync(CommandLine.OneLine(problem.Message));
            return CommandLine.Failed;
        }

        foreach (var check in checks)
        {
            await output.WriteLineAsync($"{(check.Holds ? "符合" : "不符合")}　{check.Name}{(check.Detail is { } detail ? "：" + CommandLine.OneLine(detail) : string.Empty)}");
        }

        return checks.All(check => check.Holds) ? CommandLine.Done : CommandLine.Wrong;
    }
}
