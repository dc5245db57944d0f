using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace Evaluation.Documents.Campaigns;

/// <summary>
/// The 汇总表 of a campaign as .xlsx: a contents page and one row per unit. Codes and names are text cells, never formulas; figures are numbers.
/// Rows are written as they come, so that a large region takes no more memory than a small one.
/// </summary>
public static class SummaryWorkbook
{
    public const string ContentsSheet = "目录";
    public const string SummarySheet = "汇总表";
    private const string BonusTitle = "加分";

    private static readonly (string Title, Func<SummaryRow, object?> Of, int Width)[] Front =
    [
        ("单位编码", row => row.Code, 14),
        ("单位名称", row => row.Name, 34),
        ("业务科室", row => row.Desk, 14),
        ("状态", row => row.State, 18),
        ("截止时间", row => row.Deadline, 20),
        ("报送时间", row => row.SubmittedAt, 20),
        ("逾期天数", row => row.DaysLate, 10),
        ("自评总分", row => row.Self, 10),
        ("系统测算总分", row => row.Computed, 13),
        ("按数据测算", row => row.Data, 12),
        ("单位自选", row => row.Own, 12),
        ("待财政部门核定", row => row.Bureau, 15),
        (BonusTitle, row => row.Bonus, 10),
        ("差额（自评减测算）", row => row.Difference, 18),
    ];

    private static readonly (string Title, Func<SummaryRow, object?> Of, int Width)[] Middle =
    [
        ("测算对应等级（仅供审核参考）", row => row.Grade, 26),
        ("复核扣分", row => row.Deducted, 10),
        ("退回次数", row => row.Returns, 10),
        ("须说明项数", row => row.ToExplain, 12),
        ("已说明项数", row => row.Explained, 12),
        ("说明采纳", row => row.ExplanationsAccepted, 10),
        ("说明不采纳", row => row.ExplanationsRefused, 12),
    ];

    private static readonly (string Title, Func<SummaryRow, object?> Of, int Width)[] Back =
    [
        ("联系人", row => row.Contact, 12),
        ("联系电话", row => row.Phone, 18),
    ];

    /// <param name="units">How many rows there are; said on the first page, before they are read.</param>
    /// <param name="rows">Read once.</param>
    /// <remarks>Not awaited cell by cell, which takes the library twice as long: write to memory or to a file.</remarks>
    public static void Write(
        Stream target, SummaryHead head, IReadOnlyList<SummaryColumn> values, int units, IEnumerable<SummaryRow> rows, CancellationToken cancellationToken)
    {
        (string Title, Func<SummaryRow, object?> Of, int Width)[] columns =
        [
            .. Front.Where(column => head.HasBonus || column.Title != BonusTitle),
            .. head.Parts.SelectMany(part => new[] { (part.Title + "自评", Part(part.Indicator, row => row.SelfParts), 18), (part.Title + "测算", Part(part.Indicator, row => row.Parts), 18) }),
            .. Middle,
            .. head.Execution is { } execution ? [(execution, (Func<SummaryRow, object?>)(row => row.Execution), 22)] : Array.Empty<(string, Func<SummaryRow, object?>, int)>(),
            .. values.Select(column => (column.Title, Value(column.Indicator), 16)),
            .. Back,
        ];
        columns = Distinct(columns);
        var sheets = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [ContentsSheet] = Contents(head, units),
            [SummarySheet] = Lines(columns, rows, cancellationToken),
        };
        target.SaveAs(sheets, configuration: Look(columns));
    }

    /// <summary>A line for every row, and an empty one for none, so that the headings are there. It is the same object each time: the writer is done with one before it asks for the next.</summary>
    private static IEnumerable<Dictionary<string, object?>> Lines((string Title, Func<SummaryRow, object?> Of, int Width)[] columns, IEnumerable<SummaryRow> rows, CancellationToken cancellationToken)
    {
        var line = columns.ToDictionary(column => column.Title, _ => (object?)null, StringComparer.Ordinal);
        var any = false;
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            any = true;
            foreach (var (title, of, _) in columns)
            {
                line[title] = of(row);
            }

            yield return line;
        }

        if (!any)
        {
            yield return line;
        }
    }

    /// <summary>Columns that would have the same title are told apart by a number, since a framework may call two things alike.</summary>
    private static (string Title, Func<SummaryRow, object?> Of, int Width)[] Distinct((string Title, Func<SummaryRow, object?> Of, int Width)[] columns)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. columns.Select(column =>
        {
            var title = column.Title;
            for (var number = 2; !taken.Add(title); number++)
            {
                title = FormattableString.Invariant($"{column.Title}（{number}）");
            }

            return (title, column.Of, column.Width);
        })];
    }

    private static Func<SummaryRow, object?> Part(string group, Func<SummaryRow, IReadOnlyDictionary<string, decimal>> of) =>
        row => of(row).TryGetValue(group, out var points) ? points : null;

    private static Func<SummaryRow, object?> Value(string indicator) =>
        row => row.Values.TryGetValue(indicator, out var value) ? value : null;

    private static List<Dictionary<string, object?>> Contents(SummaryHead head, int units)
    {
        (string Item, string? Text)[] lines =
        [
            ("自评任务", head.Title),
            ("地区", head.Region),
            ("评价年度", FormattableString.Invariant($"{head.Year}年")),
            ("指标体系", head.Framework),
            ("说明", head.SampleNotice),
            ("报送情况", head.Progress),
            ("生成时间", head.At),
            ("工作表：汇总表", FormattableString.Invariant($"{units} 个单位，每个单位一行。分数来自报送时的用印版；待财政部门核定的部分在接收前为预填。各部分得分为该部分各项得分之和，未作折算和封顶；复核扣分在接收后才有。比率为百分数，金额单位为万元。")),
        ];
        return [.. lines.Where(line => line.Text is not null).Select(line =>
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["项目"] = line.Item, ["内容"] = line.Text })];
    }

    /// <summary>Wide enough for the whole title and the button of its filter.</summary>
    private static int HeadWidth(string title) => title.Sum(letter => char.IsAscii(letter) ? 1 : 2) + 4;

    private static OpenXmlConfiguration Look((string Title, Func<SummaryRow, object?> Of, int Width)[] columns) => new()
    {
        AutoFilter = true,
        DynamicColumns =
        [
            new DynamicExcelColumn("项目") { Width = 20 },
            new DynamicExcelColumn("内容") { Width = 90 },
            .. columns.Select(column => new DynamicExcelColumn(column.Title) { Width = Math.Max(column.Width, HeadWidth(column.Title)) }),
        ],
    };
}
