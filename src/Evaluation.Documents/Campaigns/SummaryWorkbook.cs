using Evaluation.Documents.Lists;

namespace Evaluation.Documents.Campaigns;

/// <summary>
/// The 汇总表 of a campaign as .xlsx: a contents page and one row per unit. Codes and names are text cells, never formulas; figures are numbers.
/// Rows are written as they come, so that a large region takes no more memory than a small one. Printed are the columns up to the 复核扣分,
/// which can be read on A4.
/// </summary>
public static class SummaryWorkbook
{
    public const string ContentsSheet = "目录";
    public const string SummarySheet = "汇总表";
    private const string BonusTitle = "加分";

    /// <summary>Unit code and name.</summary>
    private const int NamingColumns = 2;

    private static readonly Column[] Front =
    [
        new("单位编码", row => row.Code, 12),
        new("单位名称", row => row.Name, 32),
        new("业务科室", row => row.Desk, 14),
        new("状态", row => row.State, 14),
        new("报送时间", row => row.SubmittedAt, 21),
        new("逾期天数", row => row.DaysLate, 8),
        new("自评总分", row => row.Self, 9) { IsPoints = true },
        new("系统测算总分", row => row.Computed, 9) { IsPoints = true },
        new("按数据测算", row => row.Data, 9) { IsPoints = true },
        new("单位自选", row => row.Own, 9) { IsPoints = true },
        new("待财政部门核定", row => row.Bureau, 9) { IsPoints = true },
        new(BonusTitle, row => row.Bonus, 9) { IsPoints = true },
        new("差额（自评减测算）", row => row.Difference, 9) { IsPoints = true },
        new("测算对应等级（仅供审核参考）", row => row.Grade, 14),
        new("复核扣分", row => row.Deducted, 9) { IsPoints = true },
    ];

    private static readonly Column[] Middle =
    [
        new("截止时间", row => row.Deadline, 21),
        new("退回次数", row => row.Returns, 10),
        new("须说明项数", row => row.ToExplain, 10),
        new("已说明项数", row => row.Explained, 10),
        new("说明采纳", row => row.ExplanationsAccepted, 10),
        new("说明不采纳", row => row.ExplanationsRefused, 10),
    ];

    private static readonly Column[] Back =
    [
        new("联系人", row => row.Contact, 12),
        new("联系电话", row => row.Phone, 18),
    ];

    /// <param name="target">Written from start to end; need not be seekable.</param>
    /// <param name="units">How many rows there are; said on the first page, before they are read.</param>
    /// <param name="rows">Read once.</param>
    public static void Write(
        Stream target, SummaryHead head, IReadOnlyList<SummaryColumn> values, int units, IEnumerable<SummaryRow> rows, CancellationToken cancellationToken)
    {
        var front = Front.Where(column => head.HasBonus || column.Title != BonusTitle).ToList();
        var columns = Distinct(
        [
            .. front,
            .. head.Parts.SelectMany(part => new[]
            {
                new Column(part.Title + "自评", Part(part.Indicator, row => row.SelfParts), 12) { IsPoints = true },
                new Column(part.Title + "测算", Part(part.Indicator, row => row.Parts), 12) { IsPoints = true },
            }),
            .. Middle,
            .. head.Execution is { } execution ? [new Column(execution, row => row.Execution, 12)] : Array.Empty<Column>(),
            .. values.Select(column => new Column(column.Title, Value(column.Indicator), 12)),
            .. Back,
        ]);
        var contents = Contents(head, units);
        new ListWorkbook(
            $"{head.Title}汇总表",
            $"{head.Region}　{head.At}",
            [
                new ListSheet(ContentsSheet, [new("项目", 20), new("内容", 90)], contents.Count, contents) { WrapsText = true },
                new ListSheet(SummarySheet, [.. columns.Select(column => new ListColumn(column.Title, Math.Max(column.Width, HeadWidth(column.Title)), column.IsPoints))], units, Lines(columns, rows))
                {
                    HasFilter = true,
                    FixedColumns = NamingColumns,
                    PrintedColumns = front.Count,
                },
            ]).Write(target, cancellationToken);
    }

    /// <summary>A line for every row. It is the same array each time: the writer is done with one before it asks for the next.</summary>
    private static IEnumerable<object?[]> Lines(IReadOnlyList<Column> columns, IEnumerable<SummaryRow> rows)
    {
        var line = new object?[columns.Count];
        foreach (var row in rows)
        {
            for (var index = 0; index < line.Length; index++)
            {
                line[index] = columns[index].Of(row);
            }

            yield return line;
        }
    }

    /// <summary>Columns that would have the same title are told apart by a number, since a framework may call two things alike.</summary>
    private static IReadOnlyList<Column> Distinct(IReadOnlyList<Column> columns)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. columns.Select(column =>
        {
            var title = column.Title;
            for (var number = 2; !taken.Add(title); number++)
            {
                title = FormattableString.Invariant($"{column.Title}（{number}）");
            }

            return column with { Title = title };
        })];
    }

    private static Func<SummaryRow, object?> Part(string group, Func<SummaryRow, IReadOnlyDictionary<string, decimal>> of) =>
        row => of(row).TryGetValue(group, out var points) ? points : null;

    private static Func<SummaryRow, object?> Value(string indicator) =>
        row => row.Values.TryGetValue(indicator, out var value) ? value : null;

    private static List<object?[]> Contents(SummaryHead head, int units)
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
            ("工作表：汇总表", FormattableString.Invariant($"{units} 个单位，每个单位一行。分数来自报送时的用印版；待财政部门核定的部分在接收前为预填。各部分得分为该部分各项得分之和，未作折算和封顶；复核扣分在接收后才有。比率为百分数，金额单位为万元。打印到“复核扣分”栏为止；要打印其余各栏，请在“页面布局”中取消打印区域。")),
        ];
        return [.. lines.Where(line => line.Text is not null).Select(line => new object?[] { line.Item, line.Text })];
    }

    /// <summary>Wide enough for the title in two lines and the button of its filter.</summary>
    private static int HeadWidth(string title) => ((TextWidth.Of(title) + 1) / 2) + 3;

    private sealed record Column(string Title, Func<SummaryRow, object?> Of, int Width)
    {
        public bool IsPoints { get; init; }
    }
}
