using System.Collections.Frozen;
using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Reports;

/// <summary>Chips that are words rather than figures of the data table: unit, year, notice, totals.</summary>
public static class ReportChips
{
    /// <summary>Names every framework may use in its sentences beside its own figures.</summary>
    public static FrozenSet<string> Names { get; } = new[]
    {
        "单位", "单位简称", "主管部门", "年度", "通知名称", "通知文号", "通知单位", "填报日期",
        "自评总分", "自评等级", "测算总分", "指标体系", "佐证份数",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words, or null when they are not known yet.</summary>
    public static string? Text(string name, ScoreSheet sheet)
    {
        var record = sheet.Facts.Record;
        return name switch
        {
            "单位" => record.Unit.Name,
            "单位简称" => record.Unit.ShortName ?? record.Unit.Name,
            "主管部门" => record.Unit.Department,
            "年度" => record.Year.ToString(CultureInfo.InvariantCulture),
            "通知名称" => record.Notice?.Title,
            "通知文号" => record.Notice?.Number,
            "通知单位" => record.Notice?.Issuer,
            "填报日期" => record.ReportDate is { } date ? Date(date) : null,
            "自评总分" => sheet.Totals.NothingApplies ? TotalsText.NoTotal : sheet.Totals.Self is { } self ? FigureText.Short(self) : null,
            "自评等级" => sheet.Totals.NothingApplies ? "不评定" : sheet.Totals.SelfGrade,
            "测算总分" => sheet.Totals.NothingApplies ? TotalsText.NoTotal : FigureText.Short(sheet.Totals.Computed),
            "指标体系" => sheet.Facts.Framework.Title,
            "佐证份数" => record.Evidence.Count.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    /// <summary>2022年5月10日, without zero padding.</summary>
    public static string Date(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");
}
