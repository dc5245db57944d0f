using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Documents.Frameworks;
using Evaluation.Documents.Verification;

namespace Evaluation.Cli;

/// <summary><c>evaluation verify</c>: computes a printed report anew from its attachments and says where the pages say otherwise.</summary>
internal static class VerifyCommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Foreign("format", "frameworks") is { } foreign)
        {
            return await CommandLine.Refuse(errors, $"verify 不用“--{foreign}”。");
        }

        var format = arguments.Option("format") ?? "text";
        if (format is not ("text" or "json"))
        {
            return await CommandLine.Refuse(errors, $"没有“{CommandLine.OneLine(format)}”这种格式，可以写 text 或 json。");
        }

        if (arguments.Words.Count != 1)
        {
            return await CommandLine.Refuse(errors, arguments.Words.Count == 0 ? "缺少要核对的 PDF 文件。" : "一次只能核对一个 PDF 文件。");
        }

        var file = CommandLine.OneLine(Path.GetFileName(arguments.Words[0]));
        using var reader = new PaperReader();
        var (copy, problem) = await reader.ReadAsync(arguments.Words[0]);
        OfflineResult? result = null;
        if (copy is not null)
        {
            (result, problem) = OfflineCheck.Run(copy, FrameworkLibrary.Load(arguments.Option("frameworks") ?? FrameworkLibrary.ShippedFolder));
        }

        if (result is null)
        {
            await errors.WriteLineAsync($"{file}：{CommandLine.OneLine(problem!)}");
            return CommandLine.Failed;
        }

        await output.WriteLineAsync(format == "json" ? Json(file, result) : string.Join(Environment.NewLine, Lines(file, result).Select(CommandLine.OneLine)));
        return result.IsSame ? CommandLine.Done : CommandLine.Wrong;
    }

    private static IEnumerable<string> Lines(string file, OfflineResult result)
    {
        var record = result.Sheet.Facts.Record;
        yield return $"文件：{file}";
        yield return FormattableString.Invariant($"自评数据：{record.Unit.Name}，{record.Year}年度，校验码 {VersionMark.Code(result.Hash)}，SHA-256 {result.Hash}");
        yield return $"指标体系：{record.Framework}，{Trust(result.Trust)}";
        yield return FormattableString.Invariant($"已复算 {result.Sheet.Rows.Count} 项指标：系统测算 {TotalsText.Computed(result.Sheet.Totals)} 分，自评 {TotalsText.Self(result.Sheet.Totals)} 分。");
        foreach (var difference in result.Printed.Differences)
        {
            var place = difference.Page == 0 ? "全文" : FormattableString.Invariant($"PDF 第 {difference.Page} 页");
            yield return $"{place}，{difference.Label}：纸面 {Said(difference.Printed)}，复算 {Said(difference.Expected)}";
        }

        foreach (var remark in result.Printed.Remarks)
        {
            yield return $"注意：{remark}";
        }

        yield return (result.Printed.IsSame, result.Printed.IsAnother) switch
        {
            (true, _) => "结论：纸面的文字和数字与自评数据复算的一致。是不是报送的那一份，请用校验码向财政部门核对。",
            (_, true) => "结论：纸面与自评数据复算的相差太多，只列出前几处。这不是系统按这份数据生成的报告。",
            _ => FormattableString.Invariant($"结论：有 {result.Printed.Differences.Count} 处与自评数据复算的不一致。"),
        };
    }

    private static string Said(string text) => text.Length == 0 ? "（没有）" : $"“{text}”";

    private static string Trust(FrameworkTrust trust) => trust switch
    {
        FrameworkTrust.Known => "附件与本机的同名指标体系一致",
        FrameworkTrust.Different => "附件与本机的同名指标体系不同，被改动过，得分不能采信",
        FrameworkTrust.Unknown => "本机没有这套指标体系，只能按附件复算；请向发布单位索取后用 --frameworks 指定",
        _ => "PDF 里没有附指标体系，按本机的复算",
    };

    private static string Json(string file, OfflineResult result)
    {
        var tree = new JsonObject
        {
            ["file"] = file,
            ["same"] = result.IsSame,
            ["anotherReport"] = result.Printed.IsAnother,
            ["unit"] = result.Sheet.Facts.Record.Unit.Name,
            ["year"] = result.Sheet.Facts.Record.Year,
            ["sha256"] = result.Hash,
            ["code"] = VersionMark.Code(result.Hash),
            ["printedVersion"] = result.Mark?.Number,
            ["printedCode"] = result.Mark?.Code,
            ["framework"] = result.Sheet.Facts.Record.Framework,
            ["frameworkTrust"] = result.Trust switch
            {
                FrameworkTrust.Known => "known",
                FrameworkTrust.Different => "different",
                FrameworkTrust.Unknown => "unknown",
                _ => "notAttached",
            },
            ["indicators"] = new JsonArray([.. result.Sheet.Rows.Select(row => new JsonObject
            {
                ["code"] = row.Indicator.Code,
                ["name"] = row.Indicator.Name,
                ["value"] = row.Working.Value,
                ["points"] = row.Computed is { } points ? TypedFigure.Stored(points.Value) : null,
            })]),
            ["computedTotal"] = TotalsText.Computed(result.Sheet.Totals),
            ["differences"] = new JsonArray([.. result.Printed.Differences.Select(difference => new JsonObject
            {
                ["page"] = difference.Page == 0 ? null : difference.Page,
                ["label"] = difference.Label,
                ["printed"] = difference.Printed,
                ["recomputed"] = difference.Expected,
            })]),
            ["remarks"] = new JsonArray([.. result.Printed.Remarks.Select(remark => (JsonNode)remark)]),
        };
        return tree.ToJsonString(Readable);
    }
}
