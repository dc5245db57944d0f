using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Frameworks;
using Evaluation.Documents.Scoring;

namespace Evaluation.Cli;

/// <summary><c>evaluation framework replay NEW --on FOLDER</c>: filings under another framework version, before and after.</summary>
internal static class ReplayCommand
{
    public static async Task<int> Run(IReadOnlyList<string> files, Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Foreign("on", "format", "frameworks") is { } foreign)
        {
            return await CommandLine.Refuse(errors, $"framework replay 不用“--{foreign}”。");
        }

        var format = arguments.Option("format") ?? "text";
        if (format is not ("text" or "json"))
        {
            return await CommandLine.Refuse(errors, $"没有“{CommandLine.OneLine(format)}”这种格式，可以写 text 或 json。");
        }

        if (files.Count != 1 || arguments.Option("on") is not { } folder)
        {
            return await CommandLine.Refuse(errors, "写法：framework replay 新指标体系.yaml --on 填报文件所在的文件夹。");
        }

        // A what-if: examples of the old rules need not hold yet, but the bureau should know.
        if (await FrameworkCommand.Read(files[0], errors, prove: false) is not { } after || await Filings(folder, errors) is not { } records)
        {
            return CommandLine.Failed;
        }

        await FrameworkCommand.SayStale(files[0], after, errors);
        var library = FrameworkLibrary.Load(arguments.Option("frameworks") ?? FrameworkLibrary.ShippedFolder);
        var unknown = records.Select(record => record.Framework).Distinct(StringComparer.Ordinal).Where(reference => library.Find(reference) is null).ToList();
        if (unknown.Count > 0)
        {
            foreach (var fault in library.Faults)
            {
                await errors.WriteLineAsync(CommandLine.OneLine(fault.ToString()));
            }

            return await CommandLine.Refuse(errors, $"没有填报时所用的指标体系“{CommandLine.OneLine(string.Join("、", unknown))}”，请用 --frameworks 指定所在的文件夹。");
        }

        foreach (var group in records.GroupBy(record => record.Framework, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var before = library.Find(group.Key)!;
            var changes = FrameworkDiff.Run(before, after);
            var replayed = group.Select(record => Replay.Of(before, after, changes, record)).ToList();
            var summary = Replay.Summarise(before, after, replayed);
            await output.WriteLineAsync(format == "json"
                ? ReplayJson.Write(before, after, summary, replayed)
                : ReplayText.Write(before, after, summary, replayed));
        }

        return CommandLine.Done;
    }

    /// <summary>All filing files of a folder, or the one file; null with every fault said.</summary>
    private static async Task<List<FilingRecord>?> Filings(string folder, TextWriter errors)
    {
        string[] paths;
        try
        {
            paths = File.Exists(folder) ? [folder] : [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            await CommandLine.Refuse(errors, $"文件夹“{CommandLine.OneLine(folder)}”打不开。");
            return null;
        }

        var (records, isWhole) = (new List<FilingRecord>(), true);
        foreach (var path in paths)
        {
            var (record, faults) = FilingFile.ReadFile(path);
            foreach (var fault in faults)
            {
                await errors.WriteLineAsync(CommandLine.OneLine($"{Path.GetFileName(path)}：{fault}"));
            }

            isWhole &= record is not null;
            if (record is not null)
            {
                records.Add(record);
            }
        }

        if (records.Count == 0 && isWhole)
        {
            await CommandLine.Refuse(errors, $"“{CommandLine.OneLine(folder)}”里没有填报文件（.json）。");
        }

        return isWhole && records.Count > 0 ? records : null;
    }
}
