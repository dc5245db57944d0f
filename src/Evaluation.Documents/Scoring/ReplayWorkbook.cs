using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace Evaluation.Documents.Scoring;

/// <summary>A replay as .xlsx: one row per unit, one per row that moved, one per rule. Names and reasons are text cells, never formulas; points are numbers.</summary>
public static class ReplayWorkbook
{
    public const string UnitsSheet = "各单位";
    public const string RowsSheet = "变化的指标";
    public const string EffectsSheet = "哪条规则造成";

    private const string Incomplete = "未完成";

    public static Task WriteAsync(
        Stream target, Framework before, Framework after, ReplaySummary summary, IReadOnlyList<ReplayedFiling> filings, CancellationToken cancellationToken)
    {
        var sheets = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [UnitsSheet] = Filled(filings.Select(filing => Unit(before, after, filing)), "单位编码"),
            [RowsSheet] = Filled(filings.SelectMany(Rows), "单位编码"),
            [EffectsSheet] = Filled(summary.Effects.Select(Effect), "指标编码"),
        };
        var look = new OpenXmlConfiguration
        {
            AutoFilter = true,
            DynamicColumns = [.. new[] { ("单位名称", 34), ("指标", 26), ("原因", 80), ("缺少的数据", 60) }.Select(column => new DynamicExcelColumn(column.Item1) { Width = column.Item2 })],
        };
        return MiniExcel.SaveAsAsync(target, sheets, configuration: look, cancellationToken: cancellationToken);
    }

    private static Dictionary<string, object?> Unit(Framework before, Framework after, ReplayedFiling filing) => new(StringComparer.Ordinal)
    {
        ["单位编码"] = filing.Unit.Code,
        ["单位名称"] = filing.Unit.Name,
        ["改前版本"] = before.Reference,
        ["改后版本"] = after.Reference,
        ["改前得分"] = filing.Before.Points.Value,
        ["改后得分"] = filing.After.Points.Value,
        ["差额"] = filing.Difference.Value,
        ["改前等级"] = filing.Before.Grade ?? Incomplete,
        ["改后等级"] = filing.After.Grade ?? Incomplete,
        ["缺少的数据"] = string.Join('、', filing.Missing),
    };

    private static IEnumerable<Dictionary<string, object?>> Rows(ReplayedFiling filing) =>
        filing.Rows.Select(row => Row(filing, row.Code, row.Name, row.Before?.Value, row.After?.Value, row.Difference.Value, row.Cause))
            .Concat(filing.Steps.Select(step => Row(filing, string.Empty, "总分", null, null, step.Difference.Value, step.Reason)));

    private static Dictionary<string, object?> Row(ReplayedFiling filing, string code, string name, decimal? before, decimal? after, decimal difference, string cause) =>
        new(StringComparer.Ordinal)
        {
            ["单位编码"] = filing.Unit.Code,
            ["单位名称"] = filing.Unit.Name,
            ["指标编码"] = code,
            ["指标"] = name,
            ["改前得分"] = before,
            ["改后得分"] = after,
            ["差额"] = difference,
            ["原因"] = cause,
        };

    private static Dictionary<string, object?> Effect(ReplayEffect effect) => new(StringComparer.Ordinal)
    {
        ["指标编码"] = effect.Code,
        ["指标"] = effect.Name,
        ["原因"] = effect.Cause,
        ["件数"] = effect.Filings,
        ["合计"] = effect.Net.Value,
    };

    /// <summary>A sheet without rows still has a heading.</summary>
    private static IEnumerable<Dictionary<string, object?>> Filled(IEnumerable<Dictionary<string, object?>> rows, string heading) =>
        rows.DefaultIfEmpty(new Dictionary<string, object?>(StringComparer.Ordinal) { [heading] = null });
}
