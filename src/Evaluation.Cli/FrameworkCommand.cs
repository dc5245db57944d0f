using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Cli;

/// <summary><c>evaluation framework …</c>: check, test, diff, replay, convert and print framework files.</summary>
internal static class FrameworkCommand
{
    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors) => arguments.Words.ToArray() switch
    {
        ["check", .. var files] => await OnFiles("check", files, arguments, Check, output, errors),
        ["test", .. var files] => await OnFiles("test", files, arguments, Test, output, errors),
        ["diff", .. var files] => await Diff(files, arguments, output, errors),
        ["replay", .. var files] => await ReplayCommand.Run(files, arguments, output, errors),
        ["convert", .. var files] => await FrameworkConvert.Run(files, arguments, output, errors),
        ["blank", .. var files] => await FrameworkConvert.Blank(files, arguments, output, errors),
        ["annex", .. var files] => await FrameworkAnnex.Run(files, arguments, output, errors),
        _ => await CommandLine.Refuse(errors, "framework 后应是 check、test、diff、replay、convert、blank 或 annex。"),
    };

    /// <summary>The framework of a file; its faults are said one by one.</summary>
    internal static async Task<Framework?> Read(string path, TextWriter errors, bool prove = true)
    {
        var (framework, faults) = FrameworkFiles.Read(path, prove);
        foreach (var fault in faults)
        {
            await errors.WriteLineAsync(CommandLine.OneLine(fault.ToString()));
        }

        return framework;
    }

    /// <summary>Says that examples of the file do not hold yet; for commands that only look.</summary>
    internal static async Task SayStale(string path, Framework framework, TextWriter errors)
    {
        if (FrameworkProof.Run(framework).Count(example => !example.Holds) is var stale and > 0)
        {
            await errors.WriteLineAsync(CommandLine.OneLine(FormattableString.Invariant($"注意：{Path.GetFileName(path)}有{stale}个例子与规则不符，使用前请改正（framework test 列出是哪些）。")));
        }
    }

    private static async Task<int> OnFiles(
        string verb, IReadOnlyList<string> files, Arguments arguments, Func<string, TextWriter, TextWriter, Task<bool>> each, TextWriter output, TextWriter errors)
    {
        if (arguments.Foreign() is { } foreign)
        {
            return await CommandLine.Refuse(errors, $"framework {verb} 不用“--{foreign}”。");
        }

        if (files.Count == 0)
        {
            return await CommandLine.Refuse(errors, "缺少指标体系文件。");
        }

        var result = CommandLine.Done;
        foreach (var path in files)
        {
            if (!await each(path, output, errors))
            {
                result = CommandLine.Failed;
            }
        }

        return result;
    }

    private static async Task<bool> Check(string path, TextWriter output, TextWriter errors)
    {
        if (await Read(path, errors) is not { } framework)
        {
            return false;
        }

        await output.WriteLineAsync($"{Summary(path, framework)}，没有发现问题。");
        await Notes(framework, output);
        return true;
    }

    private static string Named(ProvedExample example) => example.Subject == example.Name ? example.Name : $"{example.Subject}　{example.Name}";

    private static async Task<bool> Test(string path, TextWriter output, TextWriter errors)
    {
        if (await Read(path, errors, prove: false) is not { } framework)
        {
            return false;
        }

        var examples = FrameworkProof.Run(framework).ToList();
        await output.WriteLineAsync(Summary(path, framework));
        foreach (var example in examples)
        {
            await output.WriteLineAsync(CommandLine.OneLine(example.Holds
                ? $"  符合　{Named(example)}：{example.Actual}"
                : $"  不符　{Named(example)}：应为{example.Expected}，按规则算{example.Came}"));
        }

        var failed = examples.Count(example => !example.Holds);
        await output.WriteLineAsync(FormattableString.Invariant($"例子{examples.Count}个，符合{examples.Count - failed}个，不符{failed}个。"));
        if (FrameworkProof.Unproved(framework).Select(indicator => $"{indicator.Code} {indicator.Name}").ToList() is { Count: > 0 } bare)
        {
            await output.WriteLineAsync(FormattableString.Invariant($"有{bare.Count}项指标没有例子：{string.Join("、", bare)}。请各补上至少一个。"));
        }

        await Notes(framework, output);
        return failed == 0;
    }

    /// <summary>What the author should look at again; it keeps nothing from being used.</summary>
    private static async Task Notes(Framework framework, TextWriter output)
    {
        foreach (var note in FrameworkNotes.Run(framework))
        {
            await output.WriteLineAsync(CommandLine.OneLine($"  提示　{note}"));
        }
    }

    private static async Task<int> Diff(IReadOnlyList<string> files, Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Foreign() is { } foreign)
        {
            return await CommandLine.Refuse(errors, $"framework diff 不用“--{foreign}”。");
        }

        if (files.Count != 2)
        {
            return await CommandLine.Refuse(errors, "framework diff 后应是两个指标体系文件：先旧后新。");
        }

        if (await Read(files[0], errors, prove: false) is not { } before || await Read(files[1], errors, prove: false) is not { } after)
        {
            return CommandLine.Failed;
        }

        await SayStale(files[0], before, errors);
        await SayStale(files[1], after, errors);

        var changes = FrameworkDiff.Run(before, after);
        await output.WriteLineAsync(FormattableString.Invariant($"{before.Reference} → {after.Reference}：{changes.Count}处不同，其中{changes.Count(change => change.MovesScores)}处影响得分。"));
        foreach (var change in changes)
        {
            await output.WriteLineAsync(CommandLine.OneLine($"  {(change.MovesScores ? "得分" : "其他")}　{FrameworkDiff.Where(change)}：{FrameworkDiff.Say(change)}"));
        }

        return CommandLine.Done;
    }

    private static string Summary(string path, Framework framework) => FormattableString.Invariant(
        $"{Path.GetFileName(path)}：{framework.Reference}　{framework.Title}，{framework.Indicators.Count()}项指标，{FigureText.Short(framework.Weight)}分，{framework.Inputs.Count}个数据项");
}
