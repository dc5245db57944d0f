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
        if (await FrameworkCommand.Read(files[0], errors, prove: false) is not { } after || await Filings(folder, errors) is not var (records, unread) || records.Count == 0)
        {
            return CommandLine.Failed;
        }

        await FrameworkCommand.SayStale(files[0], after, errors);
        var library = FrameworkLibrary.Load(arguments.Option("frameworks") ?? FrameworkLibrary.ShippedFolder);
        var unknown = records.Where(record => library.Find(record.Framework) is null).ToList();
        if (unknown.Count > 0)
        {
            foreach (var fault in library.Faults)
            {
                await errors.WriteLineAsync(CommandLine.OneLine(fault.ToString()));
            }

            var references = string.Join("、", unknown.Select(record => record.Framework).Distinct(StringComparer.Ordinal));
            await CommandLine.Refuse(errors, $"没有填报时所用的指标体系“{CommandLine.OneLine(references)}”，请用 --frameworks 指定所在的文件夹。");
            unread += unknown.Count;
            records = [.. records.Except(unknown)];
        }

        foreach (var group in records.GroupBy(record => record.Framework, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var before = library.Find(group.Key)!;
            var changes = FrameworkDiff.Run(before, after);
            var names = new InputNames(before);
            var replayed = group.Select(record => Replay.Of(before, after, changes, names.Keyed(record))).ToList();
            var summary = Replay.Summarise(before, after, replayed);
            await output.WriteLineAsync(format == "json"
                ? ReplayJson.Write(before, after, summary, replayed)
                : ReplayText.Write(before, after, summary, replayed));
        }

        if (unread == 0)
        {
            return CommandLine.Done;
        }

        return records.Count == 0 ? CommandLine.Failed
            : await CommandLine.Refuse(errors, FormattableString.Invariant($"试算了 {records.Count} 份，另有 {unread} 份读不出来，原因见上。"));
    }

    /// <summary>All filing files of a folder, or the one file, with how many cannot be read; every fault is said. Null: there are none.</summary>
    private static async Task<(List<FilingRecord> Records, int Unread)?> Filings(string folder, TextWriter errors)
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

        var (records, unread) = (new List<FilingRecord>(), 0);
        foreach (var path in paths)
        {
            var (record, faults) = FilingFile.ReadFile(path);
            foreach (var fault in faults)
            {
                await errors.WriteLineAsync(CommandLine.OneLine($"{Path.GetFileName(path)}：{fault}"));
            }

            if (record is not null)
            {
                records.Add(record);
            }
            else
            {
                unread++;
            }
        }

        if (records.Count + unread == 0)
        {
            await CommandLine.Refuse(errors, $"“{CommandLine.OneLine(folder)}”里没有填报文件（.json）。");
        }

        return (records, unread);
    }
}
