using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Cli;

/// <summary>Reads the filing a command is about, with its framework; says every fault on its own line.</summary>
internal static class FilingReading
{
    public static async Task<(Framework Framework, FilingRecord Record)?> Read(Arguments arguments, TextWriter errors)
    {
        if (arguments.Words.Count != 1)
        {
            await CommandLine.Refuse(errors, arguments.Words.Count == 0 ? "缺少填报文件。" : "一次只能处理一个填报文件。");
            return null;
        }

        return await Read(arguments.Words[0], Library(arguments), errors);
    }

    /// <summary>The frameworks a command scores with.</summary>
    public static FrameworkLibrary Library(Arguments arguments) => FrameworkLibrary.Load(arguments.Option("frameworks") ?? FrameworkLibrary.ShippedFolder);

    /// <summary>Reads one of several filings.</summary>
    public static async Task<(Framework Framework, FilingRecord Record)?> Read(string path, FrameworkLibrary library, TextWriter errors)
    {
        var file = CommandLine.OneLine(Path.GetFileName(path));
        var (record, faults) = FilingFile.ReadFile(path);
        if (record is null)
        {
            await Say(errors, faults.Select(fault => $"{file}：{fault}"));
            return null;
        }

        if (library.Find(record.Framework) is not { } framework)
        {
            var known = string.Join("、", library.All.Select(one => one.Reference));
            await Say(errors, library.Faults.Select(fault => fault.ToString()).Append(
                $"{file}：framework：没有指标体系“{CommandLine.OneLine(record.Framework)}”。{(known.Length > 0 ? $"现有：{known}。" : "请用 --frameworks 指定指标体系所在的文件夹。")}"));
            return null;
        }

        record = new InputNames(framework).Keyed(record);
        var misfits = FilingFit.Run(framework, record);
        if (misfits.Count > 0)
        {
            await Say(errors, misfits.Select(fault => $"{file}：{fault}"));
            return null;
        }

        return (framework, record);
    }

    private static async Task Say(TextWriter errors, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            await errors.WriteLineAsync(line);
        }
    }
}
