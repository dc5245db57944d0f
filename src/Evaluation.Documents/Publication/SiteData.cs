using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;

namespace Evaluation.Documents.Publication;

/// <summary>The published data of a filing and the dictionary that explains them, as CSV and JSON.</summary>
internal static class SiteData
{
    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static byte[] Facts(ScoreSheet sheet)
    {
        using var table = new Table("key", "名称", "单位", "数值");
        foreach (var figure in OpenData.Figures(sheet))
        {
            table.Row(figure.Key, figure.Label, figure.Unit, Table.Number(figure.Value));
        }

        return table.Close();
    }

    public static byte[] Scores(ScoreSheet sheet)
    {
        using var table = new Table("key", "一级指标", "二级指标", "三级指标", "分值", "指标值", "测算得分", "自评得分", "状态", "得分依据");
        foreach (var row in sheet.Rows)
        {
            table.Row(
                row.Indicator.Code, row.Group.Name, row.Subgroup.Name, row.Indicator.Name, Table.Number(Points(row.Indicator.Weight)), row.Working.Value,
                Table.Number(Points(row.Computed)), Table.Number(Points(row.Self)), Status(row), TotalsText.Name(row.Indicator.Origin));
        }

        return table.Close();
    }

    public static byte[] Tree(PublishedFiling filing)
    {
        var (sheet, record) = (filing.Sheet, filing.Sheet.Facts.Record);
        var totals = sheet.Totals;
        return Bytes(new JsonObject
        {
            ["unit"] = new JsonObject { ["code"] = record.Unit.Code, ["name"] = record.Unit.Name },
            ["year"] = record.Year,
            ["framework"] = record.Framework,
            ["version"] = filing.Number,
            ["code"] = VersionMark.Code(filing.Hash),
            ["sha256"] = filing.Hash,
            ["totals"] = new JsonObject
            {
                ["self"] = Points(totals.Self),
                ["selfGrade"] = totals.SelfGrade,
                ["computed"] = Points(totals.NothingApplies ? null : totals.Computed),
                ["parts"] = new JsonObject(totals.Parts.OrderBy(part => part.Key).Select(part => KeyValuePair.Create(TotalsText.Name(part.Key), (JsonNode?)new JsonObject
                {
                    ["computed"] = Points(part.Value.Computed),
                    ["weight"] = Points(part.Value.Weight),
                }))),
                ["incompleteRows"] = totals.IncompleteRows,
            },
            ["facts"] = new JsonArray([.. OpenData.Figures(sheet).Select(figure => new JsonObject
            {
                ["key"] = figure.Key, ["label"] = figure.Label, ["unit"] = figure.Unit, ["value"] = figure.Value,
            })]),
            ["scores"] = new JsonArray([.. sheet.Rows.Select(row => new JsonObject
            {
                ["key"] = row.Indicator.Code, ["name"] = row.Indicator.Name, ["weight"] = Points(row.Indicator.Weight), ["value"] = row.Working.Value,
                ["computed"] = Points(row.Computed), ["self"] = Points(row.Self), ["status"] = Status(row), ["origin"] = TotalsText.Name(row.Indicator.Origin),
            })]),
        });
    }

    public static byte[] DictionaryTable(Framework framework)
    {
        using var table = new Table("key", "名称", "单位", "定义", "来源");
        foreach (var field in OpenData.Fields(framework))
        {
            table.Row(field.Key, field.Label, field.Unit, field.Definition, field.Source);
        }

        return table.Close();
    }

    public static byte[] DictionaryTree(Framework framework) => Bytes(new JsonObject
    {
        ["framework"] = framework.Reference,
        ["title"] = framework.Title,
        ["fields"] = new JsonArray([.. OpenData.Fields(framework).Select(field => new JsonObject
        {
            ["key"] = field.Key, ["label"] = field.Label, ["unit"] = field.Unit, ["definition"] = field.Definition, ["source"] = field.Source,
        })]),
    });

    private static byte[] Bytes(JsonObject tree) => JsonSerializer.SerializeToUtf8Bytes(tree, s_readable);

    private static string? Points(Points? points) => points is { } value ? FigureText.Of(value) : null;

    private static string Status(RowScore row) => row.Status switch
    {
        RowStatus.Scored when row.IsPreview => "待财政部门核定",
        RowStatus.Scored => "已计分",
        RowStatus.NotApplicable => "不适用",
        RowStatus.Incomplete => "未完成",
        _ => "分母为零，不能计算",
    };
}
