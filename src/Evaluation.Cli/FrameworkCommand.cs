using Evaluation.Core.Quantities;

namespace Evaluation.Cli;

/// <summary><c>evaluation framework check</c>: everything that is wrong with framework files, each with its line or cell.</summary>
internal static class FrameworkCommand
{
    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        switch (arguments.Words)
        {
            case ["check", ..]:
                return await Check(arguments, output, errors);
            case ["convert", ..]:
                return await FrameworkConvert.Run(arguments, output, errors);
            default:
                return await CommandLine.Refuse(errors, "framework 后应是 check 或 convert。");
        }
    }

    private static async Task<int> Check(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Foreign() is { } foreign)
        {
            return await CommandLine.Refuse(errors, $"framework check 不用“--{foreign}”。");
        }

        if (arguments.Words.Count == 1)
        {
            return await CommandLine.Refuse(errors, "缺少指标体系文件。");
        }

        var result = CommandLine.Done;
        foreach (var path in arguments.Words.Skip(1))
        {
            var (framework, faults) = FrameworkFiles.Read(path);
            foreach (var fault in faults)
            {
                await errors.WriteLineAsync(CommandLine.OneLine(fault.ToString()));
            }

            if (framework is null)
            {
                result = CommandLine.Failed;
                continue;
            }

            await output.WriteLineAsync(FormattableString.Invariant(
                $"{Path.GetFileName(path)}：{framework.Reference}　{framework.Title}，{framework.Indicators.Count()}项指标，{FigureText.Short(framework.Weight)}分，{framework.Inputs.Count}个数据项，没有发现问题。"));
        }

        return result;
    }
}
